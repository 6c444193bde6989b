package io.tributary.domain;

import java.util.regex.Pattern;

/** The one rule for codes that people type: short, printable, safe in a URL and in a file name. */
final class Codes {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private Codes() {}

    static void require(String what, String code) {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("The " + what + " code '" + code
                    + "' is not 1 to 64 characters of A-Z a-z 0-9 . _ -. Maybe it has a space or is empty.");
        }
    }
}
