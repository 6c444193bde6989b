package io.tributary.bench.month;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.allocation.StockKey;
import io.tributary.simulator.Draw;
import io.tributary.simulator.network.Demand;
import io.tributary.simulator.network.NetworkGenerator;
import io.tributary.simulator.network.NetworkOptions;
import io.tributary.simulator.network.SeededNetwork;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A month as it is the same for every policy: orders, stock at the start, what comes in, and what nodes can handle.
 *
 * @param orders by day and hour
 * @param opening units at the start
 * @param inbound units by day and place; nobody knows of them before
 * @param capacity units that each node can ship in a day
 */
record Scenario(
        long seed,
        int days,
        SeededNetwork world,
        Tariff tariff,
        List<BuyerOrder> orders,
        Map<StockKey, Integer> opening,
        List<Map<StockKey, Integer>> inbound,
        Map<NodeCode, Long> capacity) {
    /** Days after which a line that nobody could serve is given up. */
    static final int PATIENCE = 5;
    /** Hours that buyers grant beyond the fastest way. */
    private static final int GRACE_HOURS = 36;
    /** The warehouses' capacity, as a multiple of what an average day asks for. */
    private static final double SPARE = 1.25;
    /** Weeks of supply that the network's opening stock stands for. */
    private static final double OPENING_WEEKS = 4.5;

    private static final double INBOUND_COMES = .85;
    private static final double INBOUND_SPREAD = .6;

    static Scenario of(long seed, int days, double ordersPerDay) {
        var options = new NetworkOptions(seed, NetworkOptions.EPOCH, ordersPerDay, 26, true);
        SeededNetwork world = new NetworkGenerator(options).seeded();
        var tariff = new Tariff(world);
        List<BuyerOrder> orders = orders(world, tariff, days);
        Map<StockKey, Integer> full = new TreeMap<>();
        world.network()
                .stock()
                .forEach(row -> full.put(new StockKey(new NodeCode(row.nodeCode()), new Sku(row.sku())), row.onHand()));
        Map<StockKey, Integer> opening = new TreeMap<>();
        full.forEach((key, units) -> opening.put(key, (int)
                Math.round(units * Draw.of(seed, "month opening", key).between(.1, 1))));
        return new Scenario(
                seed, days, world, tariff, orders, opening, inbound(seed, days, full), capacity(tariff, orders, days));
    }

    private static List<BuyerOrder> orders(SeededNetwork world, Tariff tariff, int days) {
        Demand demand = world.demand();
        long seed = world.options().seed();
        List<BuyerOrder> orders = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            LocalDate date = world.options().epoch().plusDays(day);
            double[] weights = demand.skuWeights(date.with(DayOfWeek.MONDAY), Map.of());
            Draw draw = Draw.of(seed, "month", day);
            int count = draw.poisson(demand.ordersOn(date));
            int[] hours = IntStream.range(0, count)
                    .map(order -> draw.between(0, 23))
                    .sorted()
                    .toArray();
            for (int hour : hours) {
                Demand.Wish wish = demand.wish(draw, weights);
                var region = new Region(wish.region());
                List<BuyerOrder.Line> lines = new ArrayList<>();
                wish.lines()
                        .forEach(line ->
                                lines.add(new BuyerOrder.Line(lines.size(), new Sku(line.sku()), line.quantity())));
                int due = (day + 1) * 24 + tariff.fastestDoorHours(region) + GRACE_HOURS;
                orders.add(new BuyerOrder(
                        "O-%06d".formatted(orders.size()), day, hour, region, wish.allowSubstitutes(), due, lines));
            }
        }
        return orders;
    }

    /** Each place is supplied once a week on its own weekday, with luck, by about what it sells. */
    private static List<Map<StockKey, Integer>> inbound(long seed, int days, Map<StockKey, Integer> full) {
        List<Map<StockKey, Integer>> inbound = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            inbound.add(new TreeMap<>());
        }
        full.forEach((key, units) -> {
            Draw draw = Draw.of(seed, "month inbound", key);
            double weekly = units / OPENING_WEEKS;
            for (int day = draw.between(0, 6); day < days; day += 7) {
                double share = StrictMath.exp(INBOUND_SPREAD * draw.normal());
                int coming = (int) Math.round(weekly * share);
                if (draw.chance(INBOUND_COMES) && coming > 0) {
                    inbound.get(day).put(key, coming);
                }
            }
        });
        return inbound;
    }

    /** The network's own capacities, scaled together to the demand of the month. */
    private static Map<NodeCode, Long> capacity(Tariff tariff, List<BuyerOrder> orders, int days) {
        long units = orders.stream()
                .flatMap(order -> order.lines().stream())
                .mapToLong(BuyerOrder.Line::units)
                .sum();
        long warehouses = tariff.nodes().stream()
                .filter(tariff::isWarehouse)
                .mapToLong(tariff::capacity)
                .sum();
        double scale = SPARE * units / days / warehouses;
        Map<NodeCode, Long> capacity = new HashMap<>();
        tariff.nodes().forEach(node -> capacity.put(node, (long) Math.ceil(tariff.capacity(node) * scale)));
        return capacity;
    }
}
