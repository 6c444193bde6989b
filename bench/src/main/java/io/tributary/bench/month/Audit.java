package io.tributary.bench.month;

import io.tributary.domain.NodeCode;
import io.tributary.domain.allocation.StockKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replays a log: checks that no stock and no capacity was used twice and that every unit ended somewhere, and adds up
 * what it cost. Knows nothing of how the picks were chosen.
 */
final class Audit {
    private record Parcel(String order, NodeCode node, int day) {}

    private record LineKey(String order, int number) {}

    private record Load(NodeCode node, int day) {}

    private final Tariff tariff;
    private final Map<NodeCode, Long> capacity;
    private final Map<StockKey, Long> stock = new HashMap<>();
    private final Map<LineKey, Integer> open = new HashMap<>();
    private final Map<String, BuyerOrder> orders = new HashMap<>();
    private final Map<Load, Long> load = new HashMap<>();
    private final Map<Parcel, Integer> linesIn = new HashMap<>();
    private final Set<Parcel> delivered = new HashSet<>();
    private final Set<Parcel> late = new HashSet<>();
    private final MonthFigures.Sum sum = new MonthFigures.Sum();

    private Audit(Tariff tariff, Map<StockKey, Integer> opening, Map<NodeCode, Long> capacity) {
        this.tariff = tariff;
        this.capacity = capacity;
        opening.forEach((key, units) -> stock.put(key, (long) units));
    }

    /** @throws IllegalStateException naming the entry, when the log cannot be true */
    static MonthFigures of(
            String policy,
            Tariff tariff,
            Map<StockKey, Integer> opening,
            Map<NodeCode, Long> capacity,
            List<Entry> log) {
        var audit = new Audit(tariff, opening, capacity);
        log.forEach(audit::replay);
        require(audit.open.isEmpty(), "Lines are neither shipped nor cancelled: " + audit.open.keySet());
        require(audit.linesIn.keySet().equals(audit.delivered), "Parcels shipped and delivered differ");
        audit.late.forEach(parcel -> audit.sum.lateLines += audit.linesIn.get(parcel));
        return audit.sum.figures(policy);
    }

    private void replay(Entry entry) {
        switch (entry) {
            case Entry.Received(int day, StockKey key, int units) -> stock.merge(key, (long) units, Long::sum);
            case Entry.Ordered(BuyerOrder order) -> ordered(order);
            case Entry.Shipped(int day, Pick pick) -> shipped(day, pick);
            case Entry.Delivered one -> delivered(one);
            case Entry.Spoiled(Pick pick, int units) ->
                sum.spoiled += units * tariff.goods(pick.sku()).listPriceMinor();
            case Entry.Cancelled(int day, BuyerOrder order, BuyerOrder.Line line) -> cancelled(order, line);
        }
    }

    private void ordered(BuyerOrder order) {
        require(orders.put(order.id(), order) == null, "Order " + order.id() + " comes twice");
        sum.orders++;
        for (BuyerOrder.Line line : order.lines()) {
            open.put(new LineKey(order.id(), line.number()), line.units());
            sum.units += line.units();
        }
    }

    private void shipped(int day, Pick pick) {
        BuyerOrder order = pick.order();
        long units = pick.line().units();
        settle(order, pick.line());
        long left = stock.merge(pick.key(), -units, Long::sum);
        require(left >= 0, "Stock of " + pick.key() + " falls to " + left + " with order " + order.id());
        long today = load.merge(new Load(pick.node(), day), units, Long::sum);
        require(today <= capacity.get(pick.node()), pick.node() + " ships " + today + " units on day " + day);
        if (linesIn.merge(new Parcel(order.id(), pick.node(), day), 1, Integer::sum) == 1) {
            sum.parcels++;
            sum.freightParcel += tariff.parcel(pick.node(), order.region());
        }
        sum.shippedLines++;
        sum.shippedUnits += units;
        sum.firstDayUnits += day == order.day() ? units : 0;
        sum.substitutedLines += pick.sku().equals(pick.line().sku()) ? 0 : 1;
        sum.freightUnit += units * tariff.freightPerUnit(pick.node(), order.region());
        sum.handling += units * tariff.handlingPerUnit(pick.node());
        // What replacing the ordered goods would cost is the same for all; what goes beyond, or is not paid for,
        // counts.
        long cut = tariff.priceCut(pick.line().sku(), pick.sku());
        long beyond = tariff.purchase(pick.node(), pick.sku())
                - tariff.replacement(pick.line().sku());
        sum.purchasePremium += units * (beyond + cut);
        sum.substitution += tariff.substitution(pick.line().sku(), pick.sku(), units);
    }

    private void delivered(Entry.Delivered one) {
        var parcel = new Parcel(one.order(), one.node(), one.shipDay());
        require(delivered.add(parcel), "Parcel " + parcel + " arrives twice");
        if (one.hour() > orders.get(one.order()).dueHour()) {
            late.add(parcel);
        }
    }

    private void cancelled(BuyerOrder order, BuyerOrder.Line line) {
        settle(order, line);
        long margin = tariff.goods(line.sku()).listPriceMinor() - tariff.replacement(line.sku());
        sum.lostMargin += line.units() * Math.max(0, margin);
    }

    private void settle(BuyerOrder order, BuyerOrder.Line line) {
        Integer units = open.remove(new LineKey(order.id(), line.number()));
        require(
                units != null && units == line.units(),
                "Line " + line.number() + " of order " + order.id() + " ends twice or in other units");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise + ". This is a defect of the simulation.");
        }
    }
}
