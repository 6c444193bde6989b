package io.tributary.domain.replenishment;

/** Checks of the port's records, with messages that name the thing, its value and a likely remedy. */
final class Require {
    private Require() {}

    static void atLeast(String what, long value, long least, String remedy) {
        if (value < least) {
            throw new IllegalArgumentException(what + " is " + value + "; the least is " + least + ". " + remedy);
        }
    }

    static void that(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
