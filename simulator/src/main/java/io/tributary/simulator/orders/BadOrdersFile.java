package io.tributary.simulator.orders;

/** An orders file that cannot be read at all; the message is one line for its owner. */
public final class BadOrdersFile extends Exception {
    private static final long serialVersionUID = 1;

    BadOrdersFile(String message) {
        super(message);
    }
}
