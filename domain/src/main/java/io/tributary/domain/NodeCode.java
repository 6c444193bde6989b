package io.tributary.domain;

/**
 * The code of a node: a warehouse, or a supplier that drop-ships.
 *
 * @param code 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}
 */
public record NodeCode(String code) implements Comparable<NodeCode> {
    public NodeCode {
        Codes.require("node", code);
    }

    @Override
    public int compareTo(NodeCode other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
