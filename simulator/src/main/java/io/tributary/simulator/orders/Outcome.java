package io.tributary.simulator.orders;

import java.util.Map;

/**
 * What became of a book's events.
 *
 * @param reached how many events were begun, from the first on
 * @param answers by reference: empty for an order that was accepted, else why it was refused; none when nobody answered
 * @param takenBack by position of the event: what became of what was taken back
 */
public record Outcome(OrderBook book, int reached, Map<String, String> answers, Map<Integer, String> takenBack) {
    static final String CANCELLED = "cancelled";
    static final String RETURNED = "returned";
    static final String WAITING = "to be returned, waits for delivery";
    static final String NO_ORDER = "cancels an order that was not accepted";
}
