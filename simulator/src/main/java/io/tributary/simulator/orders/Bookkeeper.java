package io.tributary.simulator.orders;

import io.tributary.simulator.Draw;
import io.tributary.simulator.network.Geography;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns lines into events by these rules. Goods have a stock code of five digits and up to two letters; all other codes
 * are fees or services. Lines of one invoice are one order; two of the same goods are put together; an order has at
 * most {@value #MOST_LINES} lines, the rest is a further order. A line without a customer is sold to the guest buyer.
 * A customer of the United Kingdom lives in one province, by chance as its people count; every other country is one
 * province. A C-line takes units back from the customer's latest earlier orders of the same goods.
 */
final class Bookkeeper {
    static final int MOST_LINES = 50;
    static final String GUEST = "GUEST";
    private static final Pattern GOODS = Pattern.compile("\\d{5}[A-Z]{0,2}");
    private static final Pattern ORDER = Pattern.compile("\\d+");
    private static final int EARLY_WEEKS = 8;

    private final OrderRows source;
    private final Geography geography = new Geography();
    private final double[] people = Draw.cumulative(geography.populations());
    private final List<SetAside> aside;
    private final List<Event> events = new ArrayList<>();
    private final Map<String, Stack> stacks = new HashMap<>();
    private final Map<String, Integer> unitsLeft = new HashMap<>();
    private final TreeMap<String, Sold> sold = new TreeMap<>();

    /** Units of one SKU that one customer has ordered and not taken back, the latest order last. */
    private static final class Stack {
        private final List<OpenUnits> orders = new ArrayList<>();
    }

    private static final class OpenUnits {
        private final String order;
        private int units;

        OpenUnits(String order, int units) {
            this.order = order;
            this.units = units;
        }
    }

    private static final class Sold {
        private final String description;
        private final List<BigDecimal> prices = new ArrayList<>();
        private final List<Integer> quantities = new ArrayList<>();
        private int early;

        Sold(String description) {
            this.description = description;
        }
    }

    Bookkeeper(OrderRows source) {
        this.source = source;
        aside = new ArrayList<>(source.aside());
    }

    OrderBook book() {
        var invoices = new LinkedHashMap<String, List<OrderRow>>();
        source.rows()
                .forEach(row -> invoices.computeIfAbsent(row.invoice(), k -> new ArrayList<>())
                        .add(row));
        LocalDateTime early = invoices.values().stream()
                .map(rows -> rows.getFirst().at())
                .min(Comparator.naturalOrder())
                .orElse(LocalDateTime.MIN)
                .plusWeeks(EARLY_WEEKS);
        for (List<OrderRow> invoice : invoices.values()) {
            if (invoice.getFirst().isCancellation()) {
                takeBack(invoice);
            } else {
                place(invoice, early);
            }
        }
        aside.sort(Comparator.comparingInt(SetAside::line));
        return new OrderBook(List.copyOf(events), List.copyOf(aside), source.lines(), products());
    }

    private void place(List<OrderRow> invoice, LocalDateTime early) {
        var lines = new LinkedHashMap<String, Event.Line>();
        for (OrderRow row : invoice) {
            Reason odd = oddity(row);
            if (odd != null) {
                setAside(row, odd, detail(row, odd));
                continue;
            }
            lines.merge(
                    row.stockCode(),
                    new Event.Line(row.stockCode(), row.quantity(), List.of(row.line())),
                    Bookkeeper::together);
            count(row, row.at().isBefore(early));
        }
        OrderRow first = invoice.getFirst();
        List<Event.Line> all = List.copyOf(lines.values());
        for (int from = 0, part = 1; from < all.size(); from += MOST_LINES, part++) {
            String reference = first.invoice() + (part == 1 ? "" : "-" + part);
            List<Event.Line> some = all.subList(from, Math.min(all.size(), from + MOST_LINES));
            events.add(new Event.Placed(reference, buyer(first), region(first), first.at(), some));
            if (!first.customer().isEmpty()) {
                some.forEach(line -> remember(first.customer(), reference, line));
            }
        }
    }

    private void remember(String customer, String reference, Event.Line line) {
        stacks.computeIfAbsent(customer + "/" + line.sku(), k -> new Stack())
                .orders
                .add(new OpenUnits(reference, line.quantity()));
        unitsLeft.merge(reference, line.quantity(), Integer::sum);
    }

    private static Event.Line together(Event.Line one, Event.Line other) {
        var fileLines = new ArrayList<>(one.fileLines());
        fileLines.addAll(other.fileLines());
        return new Event.Line(one.sku(), one.quantity() + other.quantity(), List.copyOf(fileLines));
    }

    private static @Nullable Reason oddity(OrderRow row) {
        if (!ORDER.matcher(row.invoice()).matches()) {
            return Reason.NOT_AN_ORDER;
        }
        if (!GOODS.matcher(row.stockCode()).matches()) {
            return Reason.FEE_OR_SERVICE;
        }
        if (row.quantity() < 0) {
            return Reason.NEGATIVE_QUANTITY;
        }
        if (row.quantity() == 0) {
            return Reason.ZERO_QUANTITY;
        }
        return switch (row.unitPrice().signum()) {
            case -1 -> Reason.NEGATIVE_PRICE;
            case 0 -> Reason.ZERO_PRICE;
            default -> null;
        };
    }

    private static String detail(OrderRow row, Reason reason) {
        return switch (reason) {
            case NEGATIVE_QUANTITY -> row.quantity() + " units, " + row.description();
            case NEGATIVE_PRICE -> "price " + row.unitPrice();
            case FEE_OR_SERVICE, ZERO_PRICE -> row.description();
            default -> "";
        };
    }

    private void takeBack(List<OrderRow> invoice) {
        var byOrder = new LinkedHashMap<String, List<Event.TakenUnits>>();
        for (OrderRow row : invoice) {
            if (!GOODS.matcher(row.stockCode()).matches()) {
                setAside(row, Reason.FEE_OR_SERVICE, row.description());
            } else if (row.quantity() >= 0) {
                setAside(row, Reason.POSITIVE_CANCELLATION, row.quantity() + " units");
            } else if (row.customer().isEmpty()) {
                setAside(row, Reason.CANCELLATION_WITHOUT_CUSTOMER, "");
            } else {
                match(row, byOrder);
            }
        }
        OrderRow first = invoice.getFirst();
        byOrder.forEach((order, units) -> {
            int taken = units.stream().mapToInt(Event.TakenUnits::quantity).sum();
            boolean whole = unitsLeft.merge(order, -taken, Integer::sum) == 0;
            events.add(new Event.TakenBack(first.invoice(), order, whole, first.at(), units));
        });
    }

    /** All units of a C-line, or none: a part of it would leave a rest that nobody asked for. */
    private void match(OrderRow row, Map<String, List<Event.TakenUnits>> byOrder) {
        Stack stack = stacks.getOrDefault(row.customer() + "/" + row.stockCode(), new Stack());
        int wanted = -row.quantity();
        if (stack.orders.stream().mapToInt(o -> o.units).sum() < wanted) {
            setAside(row, Reason.CANCELLATION_WITHOUT_ORDER, wanted + " units");
            return;
        }
        for (OpenUnits open : stack.orders.reversed()) {
            int units = Math.min(wanted, open.units);
            if (units > 0) {
                open.units -= units;
                wanted -= units;
                byOrder.computeIfAbsent(open.order, k -> new ArrayList<>())
                        .add(new Event.TakenUnits(row.stockCode(), units, row.line()));
            }
        }
    }

    private void setAside(OrderRow row, Reason reason, String detail) {
        aside.add(new SetAside(row.line(), row.invoice(), row.stockCode(), reason, detail));
    }

    private static String buyer(OrderRow row) {
        return row.customer().isEmpty() ? GUEST : "C-" + row.customer().replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private String region(OrderRow row) {
        boolean abroad = !row.country().equalsIgnoreCase("United Kingdom");
        Object about = abroad ? row.country() : row.customer().isEmpty() ? row.invoice() : row.customer();
        Draw draw = Draw.of(0, abroad ? "country" : "customer", about);
        return geography.regions().get(draw.index(people)).code();
    }

    private void count(OrderRow row, boolean early) {
        Sold product = sold.computeIfAbsent(
                row.stockCode(), k -> new Sold(row.description().isBlank() ? "Item " + k : row.description()));
        product.prices.add(row.unitPrice());
        product.quantities.add(row.quantity());
        product.early += early ? 1 : 0;
    }

    private List<OrderBook.Product> products() {
        return sold.entrySet().stream()
                .map(e -> new OrderBook.Product(
                        e.getKey(),
                        e.getValue().description,
                        median(e.getValue().prices).doubleValue(),
                        e.getValue().early,
                        typical(e.getValue().quantities)))
                .toList();
    }

    private static <T extends Comparable<T>> T median(Collection<T> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** The larger of the mean without the largest and of what five lines in six do not exceed: shelves must do for both. */
    private static double typical(List<Integer> quantities) {
        int most = 5 * median(quantities);
        double mean =
                quantities.stream().mapToInt(q -> Math.min(q, most)).average().orElse(1);
        return Math.max(mean, quantities.stream().sorted().toList().get(quantities.size() * 5 / 6));
    }
}
