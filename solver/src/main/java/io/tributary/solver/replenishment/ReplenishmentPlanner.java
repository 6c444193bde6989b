package io.tributary.solver.replenishment;

import io.tributary.domain.allocation.Budget;
import io.tributary.domain.replenishment.PlanLimits;
import io.tributary.domain.replenishment.ReplenishmentPlan;
import io.tributary.domain.replenishment.ReplenishmentPolicy;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import io.tributary.domain.replenishment.UnmetShare;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.config.solver.EnvironmentMode;

/**
 * Plans a zone's purchase orders over suppliers × warehouses × periods: net requirements, a Lagrangian bound whose
 * prices guide an exact-per-lot start, OptaPlanner's annealing from there, and a why for every line. A chain of
 * warehouses is planned as one at its hub, and its stock then moved down.
 *
 * <p>A pure function of its arguments when the budget has no time cap. A unit of work is one move of the search, the
 * joint re-planning of up to 40 lots; the bound takes a round, in which each lot is planned once, for every 40.
 */
public final class ReplenishmentPlanner {
    /** A zone's run: a few seconds for 600 SKUs × 2 warehouses × 6 periods, and never more than eight. */
    public static final Budget ZONE = new Budget(5_000, Duration.ofSeconds(8));

    private static final int MOST_ROUNDS = 1_500;
    private static final int FEWEST_ROUNDS = 10;

    /** Of a zone's run, for each position: what brings a large zone as near to its bound as a small one. */
    private static final double MOVES_PER_POSITION = 2;

    private static final double MILLIS_PER_POSITION = 3;
    private static final Budget LEAST = new Budget(2_000, Duration.ofSeconds(6));
    private static final Duration MOST = Duration.ofMinutes(5);

    /** Whys plan the lots again after the search, and limits more than once: in times of the start. */
    private static final int WHYS = 2;

    private static final int LIMITS = 1;

    private ReplenishmentPlanner() {}

    /**
     * What a restock run may spend on its plan: it grows with the zone, from six seconds to five minutes.
     *
     * @param positions SKU × warehouse, 0 or more
     */
    public static Budget budget(int positions) {
        long work = Math.max(LEAST.work(), Math.round(MOVES_PER_POSITION * positions));
        long millis = Math.round(MILLIS_PER_POSITION * positions);
        return new Budget(
                work, Duration.ofMillis(Math.clamp(millis, LEAST.timeCap().toMillis(), MOST.toMillis())));
    }

    public static ReplenishmentPlan plan(
            ReplenishmentSnapshot snapshot, ReplenishmentPolicy policy, long seed, Budget budget) {
        if (!snapshot.suppliedFrom().isEmpty()) {
            var echelons = new Echelons(snapshot, policy);
            ReplenishmentPlan folded = plan(echelons.folded(), policy, seed, budget);
            return EchelonShipments.plan(snapshot, echelons, folded, policy.reviewPeriods());
        }
        var clock = new Stopwatch(budget.timeCap());
        List<NetRequirement> requirements = NetRequirements.of(snapshot, policy);
        PlanModel model = ModelBuilder.build(snapshot, policy, requirements);
        var multipliers = new Multipliers(model);
        multipliers.improve(rounds(budget), clock.past(.12), clock.past(.25));
        var replanner = new Replanner(model, multipliers);
        var state = new PlanState(model);
        boolean limited = !snapshot.limits().equals(PlanLimits.NONE);
        var transfers = new TransferSearch(state, replanner, limited);
        clock.reserve(limited ? WHYS + LIMITS : WHYS, () -> ConstructiveStart.build(state, replanner, clock.past(.4)));
        if (model.lots().length > 0 && budget.work() > 0) {
            transfers.improve(clock.past(.5));
            LocalSearch.improve(
                    state, replanner, seed, budget.work(), clock.until(.88), EnvironmentMode.NON_REPRODUCIBLE);
            transfers.improve(clock.past(.92));
        }
        List<UnmetShare> unmet = LimitRepair.repair(snapshot, state, replanner, transfers);
        var report = new PlanReport(snapshot, policy, requirements, state, replanner, transfers.moves());
        return report.plan(seed, multipliers.bound(), clock.reached(.92), unmet);
    }

    private static int rounds(Budget budget) {
        return (int) Math.max(FEWEST_ROUNDS, Math.min(MOST_ROUNDS, budget.work() / 40));
    }

    /** Shares of the time cap, so that no part starves the next. */
    private static final class Stopwatch {
        private final long start = System.nanoTime();
        private final @Nullable Duration cap;
        private long reserved;

        Stopwatch(@Nullable Duration cap) {
            this.cap = cap;
        }

        /** Does the work, and keeps so many times as long as it took free at the end. */
        void reserve(int times, Runnable work) {
            long before = System.nanoTime();
            work.run();
            reserved = times * (System.nanoTime() - before);
        }

        BooleanSupplier past(double share) {
            return () -> reached(share);
        }

        boolean reached(double share) {
            return cap != null && System.nanoTime() - start >= end(cap, share);
        }

        @Nullable
        Duration until(double share) {
            if (cap == null) {
                return null;
            }
            long left = end(cap, share) - (System.nanoTime() - start);
            return Duration.ofMillis(Math.max(1, left / 1_000_000));
        }

        private long end(Duration cap, double share) {
            return Math.min((long) (cap.toNanos() * share), cap.toNanos() - reserved);
        }
    }
}
