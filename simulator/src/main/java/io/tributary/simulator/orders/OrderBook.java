package io.tributary.simulator.orders;

import java.nio.file.Path;
import java.util.List;

/**
 * An orders file, sorted out: what happened, and what was set aside.
 *
 * @param events in the file's sequence
 * @param aside lines that are part of no event
 * @param lines lines of data in the file
 * @param products what was sold, by SKU in alphabetical order
 */
public record OrderBook(List<Event> events, List<SetAside> aside, long lines, List<Product> products) {
    /**
     * @param description as it is first written
     * @param price median price of a unit in pounds
     * @param earlyLines order lines in the file's first eight weeks
     * @param typicalUnits a usual, rather large quantity of a line
     */
    public record Product(String sku, String description, double price, int earlyLines, double typicalUnits) {}

    public static OrderBook read(Path file) throws BadOrdersFile {
        OrderRows rows = OrderRows.read(file);
        OrderBook book = new Bookkeeper(rows).book();
        if (book.events().stream().noneMatch(Event.Placed.class::isInstance)) {
            throw new BadOrdersFile("the orders file " + file + " has no line that can be ordered in " + rows.lines()
                    + " lines. Maybe its quantities or prices are not what their columns say.");
        }
        return book;
    }

    /** Mean number of lines of an order. */
    double linesPerOrder() {
        return events.stream()
                .filter(Event.Placed.class::isInstance)
                .map(Event.Placed.class::cast)
                .mapToInt(order -> order.lines().size())
                .average()
                .orElse(1);
    }
}
