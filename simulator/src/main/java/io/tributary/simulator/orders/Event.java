package io.tributary.simulator.orders;

import java.time.LocalDateTime;
import java.util.List;

/** What the file says happened, in its own sequence. */
public sealed interface Event {
    LocalDateTime at();

    /**
     * A buyer orders.
     *
     * @param reference the invoice number, with {@code -2}, {@code -3}, … for the further parts of a long one
     * @param buyer the buyer's code
     */
    record Placed(String reference, String buyer, String region, LocalDateTime at, List<Line> lines) implements Event {
        public Placed {
            lines = List.copyOf(lines);
        }
    }

    /** @param fileLines the lines of the file that were put together into this one, the first first */
    record Line(String sku, int quantity, List<Integer> fileLines) {}

    /**
     * A buyer takes back, by a C-invoice.
     *
     * @param whole whether all that is left of the order is meant: then it is cancelled; otherwise units are returned
     * @param order the reference of the order that is meant
     */
    record TakenBack(String invoice, String order, boolean whole, LocalDateTime at, List<TakenUnits> units)
            implements Event {
        public TakenBack {
            units = List.copyOf(units);
        }
    }

    record TakenUnits(String sku, int quantity, int fileLine) {}
}
