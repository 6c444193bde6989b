package io.tributary.bench.month;

import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import java.util.List;

/**
 * What a buyer asks for.
 *
 * @param id unique, in the order of arrival
 * @param day on which it comes, from 0
 * @param hour after the cut-off of the day before, 0 to 23
 * @param dueHour hours since the month began by which it should be at the door
 * @param lines in the buyer's sequence
 */
record BuyerOrder(
        String id, int day, int hour, Region region, boolean allowSubstitutes, int dueHour, List<Line> lines) {
    BuyerOrder {
        lines = List.copyOf(lines);
    }

    /** The same order with only some of its lines. */
    BuyerOrder withLines(List<Line> some) {
        return new BuyerOrder(id, day, hour, region, allowSubstitutes, dueHour, some);
    }

    /** @param number from 0 within the order */
    record Line(int number, Sku sku, int units) {}
}
