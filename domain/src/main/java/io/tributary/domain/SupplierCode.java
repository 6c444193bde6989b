package io.tributary.domain;

/**
 * The code of a supplier.
 *
 * @param code 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}
 */
public record SupplierCode(String code) implements Comparable<SupplierCode> {
    public SupplierCode {
        Codes.require("supplier", code);
    }

    @Override
    public int compareTo(SupplierCode other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
