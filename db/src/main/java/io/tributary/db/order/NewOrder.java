package io.tributary.db.order;

import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.order.OrderConditions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer asks for.
 *
 * @param buyerReference the buyer's own number, once per buyer; null for none
 */
public record NewOrder(
        String buyer,
        @Nullable String buyerReference,
        Region region,
        boolean allowSubstitutes,
        Destination destination,
        List<Line> lines,
        OrderConditions conditions) {

    /** An order without special wishes. */
    public NewOrder(
            String buyer,
            @Nullable String buyerReference,
            Region region,
            boolean allowSubstitutes,
            Destination destination,
            List<Line> lines) {
        this(buyer, buyerReference, region, allowSubstitutes, destination, lines, OrderConditions.PLAIN);
    }

    public NewOrder {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > MAX_LINES) {
            throw new IllegalArgumentException(
                    "The order has " + lines.size() + " lines; the range is 1 to " + MAX_LINES + ". Maybe split it.");
        }
    }

    /** Beyond this an order is a restock of the buyer's own and belongs in several. */
    public static final int MAX_LINES = 200;

    /** Personal data; it never leaves the database but to who delivers. */
    public record Destination(String recipient, String address, String phone) {
        @Override
        public String toString() {
            return "Destination[…]";
        }
    }

    /**
     * @param quantity units, 1 to {@value #MAX_UNITS}
     */
    public record Line(Sku sku, int quantity) {
        public static final int MAX_UNITS = 100_000;

        public Line {
            if (quantity < 1 || quantity > MAX_UNITS) {
                throw new IllegalArgumentException("The quantity of " + sku + " is " + quantity + "; the range is 1 to "
                        + MAX_UNITS + ". Maybe it is a return, which is not ordered.");
            }
        }
    }
}
