package io.tributary.simulator.world;

import io.tributary.simulator.Draw;
import io.tributary.simulator.network.Demand;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Buyers of a made-up world. What a day brings depends on the seed and the day only: number, moment and content of
 * every order. After a restart the last hours are handed in again, under the same keys.
 */
final class Buyers implements Actor {
    private static final Duration LOOK_BACK = Duration.ofHours(6);

    private final long seed;
    private final Demand demand;
    private final Shocks shocks;
    private final WorldClock clock;
    private final OrderDesk desk;
    private final Executor executor;
    private final Map<LocalDate, List<Planned>> days = new HashMap<>();
    private Instant handedInUntil;
    private volatile boolean open = true;

    private record Planned(Instant at, OrderDesk.Request request) {}

    Buyers(long seed, Demand demand, Shocks shocks, WorldClock clock, OrderDesk desk, Executor executor) {
        this.seed = seed;
        this.demand = demand;
        this.shocks = shocks;
        this.clock = clock;
        this.desk = desk;
        this.executor = executor;
        handedInUntil = clock.now().minus(LOOK_BACK);
    }

    /** Places nothing more. */
    void close() {
        open = false;
    }

    @Override
    public double everyDays() {
        return .01;
    }

    @Override
    public void look() {
        if (!open || desk.crowded()) {
            return;
        }
        Instant now = clock.now();
        Instant from = handedInUntil;
        LocalDate last = now.atZone(WorldClock.ZONE).toLocalDate();
        for (LocalDate day = from.atZone(WorldClock.ZONE).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            for (Planned planned : days.computeIfAbsent(day, this::plan)) {
                if (planned.at().isAfter(from) && !planned.at().isAfter(now)) {
                    handIn(planned.request());
                }
            }
        }
        handedInUntil = now;
        days.keySet().removeIf(day -> day.isBefore(last));
    }

    private void handIn(OrderDesk.Request request) {
        try {
            executor.execute(() -> {
                try {
                    desk.hand(request);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        } catch (RejectedExecutionException e) {
            // the world ends; nobody places orders any more
        }
    }

    /** A few pay for speed or for a sure date, and a few orders come from the shops' own tills. */
    private static Map<String, String> conditions(Draw draw) {
        var conditions = new HashMap<String, String>();
        if (draw.chance(.06)) {
            conditions.put("service", "EXPRESS");
        }
        if (draw.chance(.08)) {
            conditions.put("promiseClass", "GUARANTEED");
        }
        if (draw.chance(.1)) {
            conditions.put("channel", "STORE");
        }
        return conditions;
    }

    private List<Planned> plan(LocalDate day) {
        Map<String, Double> viral = shocks.viralOn(day);
        LocalDate monday = day.with(DayOfWeek.MONDAY);
        double[] ordinary = demand.skuWeights(monday, Map.of());
        double[] weights = viral.isEmpty() ? ordinary : demand.skuWeights(monday, viral);
        // What a viral SKU adds, it adds to the day's orders; it takes no buyer from another SKU.
        double more = weights[weights.length - 1] / ordinary[ordinary.length - 1];
        int count = Draw.of(seed, "orders", day).poisson(demand.ordersOn(day) * more);
        Instant midnight = day.atStartOfDay(WorldClock.ZONE).toInstant();
        var planned = new ArrayList<Planned>();
        for (int i = 0; i < count; i++) {
            Draw draw = Draw.of(seed, "order", day, i);
            Instant at = midnight.plusSeconds(
                    (long) (draw.unit() * Duration.ofDays(1).toSeconds()));
            Demand.Wish wish = demand.wish(draw, weights);
            String reference = "SIM-" + seed + "-" + day + "-" + i;
            planned.add(new Planned(
                    at,
                    new OrderDesk.Request(
                            reference,
                            wish.buyer(),
                            wish.region(),
                            wish.allowSubstitutes(),
                            wish.lines().stream()
                                    .map(line -> new OrderDesk.Line(line.sku(), line.quantity()))
                                    .toList(),
                            reference,
                            conditions(Draw.of(seed, "conditions", day, i)))));
        }
        planned.sort(Comparator.comparing(Planned::at));
        return planned;
    }
}
