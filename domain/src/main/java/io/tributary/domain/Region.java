package io.tributary.domain;

/**
 * A destination area, named by its code (in China the two-digit GB/T 2260 province code).
 *
 * @param code 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}
 */
public record Region(String code) implements Comparable<Region> {
    public Region {
        Codes.require("region", code);
    }

    @Override
    public int compareTo(Region other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
