package io.tributary.domain;

/**
 * A sellable unit, named by its code.
 *
 * @param code 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}; case matters
 */
public record Sku(String code) implements Comparable<Sku> {
    public Sku {
        Codes.require("SKU", code);
    }

    @Override
    public int compareTo(Sku other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
