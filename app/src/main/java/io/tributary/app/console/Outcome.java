package io.tributary.app.console;

/** What became of an operator's action. */
public sealed interface Outcome {
    record Done() implements Outcome {}

    /** @param reason for people: why it cannot be done any more, or not this way */
    record Refused(String reason) implements Outcome {}
}
