package io.tributary.bench.month;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntSupplier;

/** Lets one policy live through the month, and writes down what happens. Days run from cut-off to cut-off. */
final class MonthRun {
    private static final int WAVE_HOURS = 4;

    private final Scenario scenario;
    private final Luck luck;
    private final Shelf shelf;
    private final AllocationMethod method;
    private final Map<String, BuyerOrder> open = new LinkedHashMap<>();
    private final List<Entry> log = new ArrayList<>();
    private int day;

    /** @param method makes the policy, which may ask what day it is */
    MonthRun(Scenario scenario, Function<IntSupplier, AllocationMethod> method) {
        this.scenario = scenario;
        luck = new Luck(scenario);
        shelf = new Shelf(scenario.opening(), scenario.capacity());
        this.method = method.apply(() -> day);
    }

    String name() {
        return method.name();
    }

    /** Runs to the end, and on without new orders until nothing waits any more. */
    List<Entry> run() {
        List<BuyerOrder> arrivals = scenario.orders();
        int next = 0;
        for (day = 0; day < scenario.days() || !open.isEmpty(); day++) {
            shelf.newDay();
            receive();
            List.copyOf(open.values()).forEach(order -> method.take(order, shelf));
            for (int hour = 0; hour < 24; hour++) {
                if (hour > 0 && hour % WAVE_HOURS == 0) {
                    method.wave(shelf);
                }
                while (next < arrivals.size()
                        && arrivals.get(next).day() == day
                        && arrivals.get(next).hour() == hour) {
                    arrive(arrivals.get(next++));
                }
            }
            method.wave(shelf);
            ship(method.release());
            giveUp();
        }
        return log;
    }

    private void receive() {
        if (day < scenario.inbound().size()) {
            scenario.inbound().get(day).forEach((key, units) -> {
                shelf.receive(key, units);
                log.add(new Entry.Received(day, key, units));
            });
        }
    }

    private void arrive(BuyerOrder order) {
        open.put(order.id(), order);
        log.add(new Entry.Ordered(order));
        method.take(order, shelf);
    }

    private void ship(List<Pick> picks) {
        Set<String> parcels = new HashSet<>();
        for (Pick pick : picks) {
            BuyerOrder order = pick.order();
            log.add(new Entry.Shipped(day, pick));
            if (parcels.add(order.id() + " " + pick.node())) {
                int hour = luck.deliveredHour(order, pick.node(), day);
                log.add(new Entry.Delivered(order.id(), pick.node(), day, hour));
            }
            int spoiled = luck.spoiledUnits(pick, day);
            if (spoiled > 0) {
                log.add(new Entry.Spoiled(pick, spoiled));
            }
            close(order.id(), pick.line());
        }
    }

    private void close(String id, BuyerOrder.Line line) {
        open.computeIfPresent(id, (key, order) -> {
            List<BuyerOrder.Line> left =
                    order.lines().stream().filter(one -> !one.equals(line)).toList();
            return left.isEmpty() ? null : order.withLines(left);
        });
    }

    private void giveUp() {
        open.values().removeIf(order -> {
            boolean over = day - order.day() >= Scenario.PATIENCE;
            if (over) {
                order.lines().forEach(line -> log.add(new Entry.Cancelled(day, order, line)));
            }
            return over;
        });
    }
}
