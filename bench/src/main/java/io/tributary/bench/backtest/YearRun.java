package io.tributary.bench.backtest;

import io.tributary.domain.replenishment.SupplierOffer;
import io.tributary.domain.replenishment.SupplierTerms;
import io.tributary.domain.replenishment.SupplyLane;
import io.tributary.domain.replenishment.TransferLane;
import io.tributary.simulator.Draw;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets one policy restock week by week, and writes down what happens: receipts, what is too old, the policy's orders,
 * demand. Unmet demand is lost.
 */
final class YearRun implements View {
    private static final int OPENING_WEEKS = 4;
    private static final int BEFORE = 13;

    private final Trade trade;
    private final int from;
    private final int to;
    private final Books[][] books;
    private final int[][][] sold;
    private final boolean[][][] ranOut;
    private final List<Entry> log = new ArrayList<>();
    private int week;

    /**
     * @param from the first week that the policy lives in; what was wanted before is its history
     * @param to the week after the last
     */
    YearRun(Trade trade, int from, int to) {
        this.trade = trade;
        this.from = from;
        this.to = to;
        int items = trade.items().size();
        int warehouses = trade.warehouses().size();
        books = new Books[items][warehouses];
        sold = new int[items][warehouses][];
        ranOut = new boolean[items][warehouses][to];
        for (int i = 0; i < items; i++) {
            for (int w = 0; w < warehouses; w++) {
                int opening = (int) Math.ceil(OPENING_WEEKS * trade.meanBefore(i, w, from, BEFORE));
                books[i][w] = new Books(trade.items().get(i).shelfLife());
                books[i][w].put(from, opening);
                sold[i][w] = java.util.Arrays.copyOf(trade.demand()[i][w], to);
                log.add(new Entry.Opened(i, w, opening));
            }
        }
    }

    List<Entry> run(RestockMethod method) {
        for (week = from; week < to; week++) {
            everywhere(this::morning);
            execute(method.decide(this));
            everywhere(this::sell);
        }
        everywhere((i, w) -> log.add(new Entry.Closed(i, w, books[i][w].onHand(), books[i][w].onOrder())));
        return log;
    }

    @FunctionalInterface
    private interface Place {
        void visit(int item, int warehouse);
    }

    private void everywhere(Place place) {
        for (int i = 0; i < books.length; i++) {
            for (int w = 0; w < books[i].length; w++) {
                place.visit(i, w);
            }
        }
    }

    private void morning(int item, int warehouse) {
        int received = books[item][warehouse].receive(week);
        if (received > 0) {
            log.add(new Entry.Received(week, item, warehouse, received));
        }
        int wasted = books[item][warehouse].expire(week);
        if (wasted > 0) {
            log.add(new Entry.Wasted(week, item, warehouse, wasted));
        }
    }

    private void sell(int item, int warehouse) {
        int wanted = trade.demand()[item][warehouse][week];
        int units = books[item][warehouse].take(wanted);
        sold[item][warehouse][week] = units;
        ranOut[item][warehouse][week] = units < wanted || (units > 0 && books[item][warehouse].onHand() == 0);
        log.add(new Entry.Sold(week, item, warehouse, units, wanted));
    }

    private void execute(List<Order> orders) {
        Map<Quota, Long> accepted = new HashMap<>();
        for (Order order : orders) {
            switch (order) {
                case Order.Buy buy -> buy(buy, accepted);
                case Order.Move move -> move(move);
            }
        }
    }

    /** Whose capacity an order draws on: an item's own at its supplier, or the supplier's (item −1). */
    private record Quota(int supplier, int item) {}

    /** A supplier takes orders as they come until its week is full; then it cuts them, down to its minimum. */
    private void buy(Order.Buy asked, Map<Quota, Long> accepted) {
        SupplierTerms supplier = trade.suppliers().get(asked.supplier());
        SupplierOffer offer = offer(supplier, asked.item());
        if (!offer.allows(asked.units())) {
            throw new IllegalStateException("An order of " + asked.units() + " " + offer.sku()
                    + " breaks the supplier's terms. This is a defect of the policy.");
        }
        Long own = offer.capacityPerPeriod();
        var quota = new Quota(asked.supplier(), own == null ? -1 : asked.item());
        long room = (own == null ? supplier.capacityPerPeriod() : own) - accepted.getOrDefault(quota, 0L);
        int units = (int) Math.min(asked.units(), room / offer.multiple() * offer.multiple());
        if (units < offer.moq()) {
            return;
        }
        accepted.merge(quota, (long) units, Long::sum);
        SupplyLane lane = lane(supplier, asked.warehouse());
        int expected = week + lane.wholeLeadTime(offer);
        Draw draw = Draw.of(trade.seed(), "lead", supplier.supplier(), lane.warehouse(), week);
        int arrives = expected + lateness(draw, trade.lateChance()[asked.supplier()]);
        books[asked.item()][asked.warehouse()].expect(arrives, expected, units);
        log.add(new Entry.Bought(week, new Order.Buy(asked.supplier(), asked.item(), asked.warehouse(), units)));
    }

    /** Weeks beyond the lane's: one, or in three of ten late cases two. */
    static int lateness(Draw draw, double chance) {
        return draw.chance(chance) ? draw.chance(.3) ? 2 : 1 : 0;
    }

    private SupplierOffer offer(SupplierTerms supplier, int item) {
        return supplier.offers().stream()
                .filter(one -> one.sku().equals(trade.items().get(item).sku()))
                .findFirst()
                .orElseThrow();
    }

    private SupplyLane lane(SupplierTerms supplier, int warehouse) {
        return supplier.lanes().stream()
                .filter(one -> one.warehouse().equals(trade.warehouses().get(warehouse)))
                .findFirst()
                .orElseThrow();
    }

    private void move(Order.Move move) {
        TransferLane lane = trade.transfers().stream()
                .filter(one -> one.from().equals(trade.warehouses().get(move.from()))
                        && one.to().equals(trade.warehouses().get(move.to())))
                .findFirst()
                .orElseThrow();
        int units = books[move.item()][move.from()].take(move.units());
        if (units > 0) {
            int arrives = week + Math.max(1, lane.periods());
            books[move.item()][move.to()].expect(arrives, arrives, units);
            log.add(new Entry.Sent(week, new Order.Move(move.item(), move.from(), move.to(), units)));
        }
    }

    @Override
    public int week() {
        return week;
    }

    @Override
    public int sold(int item, int warehouse, int when) {
        return sold[item][warehouse][requirePast(when)];
    }

    @Override
    public boolean ranOut(int item, int warehouse, int when) {
        return ranOut[item][warehouse][requirePast(when)];
    }

    private int requirePast(int when) {
        if (when >= week) {
            throw new IllegalStateException("A policy looks at week " + when + " in week " + week + ".");
        }
        return when;
    }

    @Override
    public int onHand(int item, int warehouse) {
        return books[item][warehouse].onHand();
    }

    @Override
    public int due(int item, int warehouse, int weeks) {
        return books[item][warehouse].due(week, weeks);
    }

    @Override
    public int onOrder(int item, int warehouse) {
        return books[item][warehouse].onOrder();
    }
}
