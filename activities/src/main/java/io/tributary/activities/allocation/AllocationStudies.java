package io.tributary.activities.allocation;

import io.tributary.activities.BusinessTime;
import io.tributary.activities.allocation.SnapshotBuilder.Availability;
import io.tributary.db.allocation.AllocationReads;
import io.tributary.db.allocation.OpenLine;
import io.tributary.db.allocation.StoredRuns;
import io.tributary.db.allocation.StoredRuns.StoredRun;
import io.tributary.db.policy.Policies;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.NodeCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.Sku;
import io.tributary.domain.allocation.AllocationPlan;
import io.tributary.domain.allocation.AllocationPolicy;
import io.tributary.domain.allocation.AllocationSnapshot;
import io.tributary.domain.allocation.Budget;
import io.tributary.domain.allocation.DifferenceSum;
import io.tributary.domain.allocation.ForcedLine;
import io.tributary.domain.allocation.PlanDifference;
import io.tributary.domain.allocation.PlanFigures;
import io.tributary.domain.allocation.PlannedWave;
import io.tributary.domain.allocation.Scenario;
import io.tributary.domain.allocation.ShadowPrices;
import io.tributary.domain.allocation.WhyNot;
import io.tributary.solver.allocation.ForcedPlanner;
import io.tributary.solver.allocation.PromisePlanner;
import io.tributary.solver.allocation.WavePlanner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Looks at decisions without taking any: replays, what-ifs, differences and previews. Nothing here writes. What plans
 * runs one at a time and {@value #MOST_SECONDS} seconds at most, so that waves keep their processor.
 */
public final class AllocationStudies {
    public static final int MOST_SECONDS = 10;

    private static final int USUAL_SECONDS = 3;
    private static final int MOST_LINES = 2_000;
    private static final long WAIT_SECONDS = 5;
    private static final long SEED = 1;

    /** What came of planning a stored run again. */
    public enum Verdict {
        /** The same plan, byte for byte. */
        SAME,
        /** Another plan, though the run was not cut short: a release has changed the planner. */
        DIFFERENT,
        /** The run was cut short by its time, so it cannot be repeated exactly; the replay had time for all its work. */
        RUN_WAS_CUT_SHORT,
        /** The replay was cut short by its own time. */
        REPLAY_CUT_SHORT
    }

    /** @param difference from the stored plan to the replayed one */
    public record Replay(UUID runId, Verdict verdict, PlanDifference difference, long millis) {}

    /**
     * A what-if.
     *
     * @param zone its open lines as they are now; null when a run is given
     * @param runId a stored run; null when a zone is given
     * @param policy the policy to suppose; null to keep the one that was followed
     * @param scenario what else is otherwise
     * @param seconds 1 to {@value #MOST_SECONDS}; null for the usual
     */
    public record Question(
            @Nullable String zone,
            @Nullable UUID runId,
            @Nullable NetworkPolicy policy,
            Scenario scenario,
            @Nullable Integer seconds) {}

    /**
     * The answer to a what-if.
     *
     * @param dryRun whether nothing was otherwise; the difference is then empty and {@code before} is the plan
     * @param difference both plans at the costs that are followed now, so that another policy's plan compares in the
     *     same money
     * @param supposed the plan's figures in the money of the supposed policy, with its bound
     * @param withoutEffect fields of the supposed policy that could not be put in, since their amount was 0
     */
    public record WhatIf(
            String zone,
            @Nullable UUID runId,
            Instant asOf,
            boolean dryRun,
            PlanDifference difference,
            PlanFigures supposed,
            boolean cutShort,
            List<String> withoutEffect,
            long millis) {}

    /** @param runId the run that was asked; null when the order was planned alone, as it is now */
    public record WhyNotAnswer(
            UUID lineId,
            String orderId,
            NodeCode node,
            @Nullable UUID runId,
            Instant asOf,
            WhyNot answer) {}

    /**
     * What a policy would have made of the last day's waves.
     *
     * @param skippedRuns runs for which there was no time
     * @param cutShortRuns runs that were planned in less time than in the wave itself
     */
    public record Preview(
            int policyVersion,
            @Nullable Instant from,
            @Nullable Instant to,
            DifferenceSum sum,
            int skippedRuns,
            int cutShortRuns,
            List<String> withoutEffect,
            long millis) {}

    private final DSLContext db;
    private final StoredRuns runs;
    private final SnapshotBuilder snapshots;
    private final BusinessTime time;
    /** One order needs no more work than this. */
    private static final Budget ALONE = Budget.ofWork(20_000);

    private final WavePlanner planner = new WavePlanner(2);
    private final ForcedPlanner forced = new ForcedPlanner();
    private final Semaphore slots = new Semaphore(1, true);

    public AllocationStudies(DSLContext db, SnapshotBuilder snapshots, BusinessTime time) {
        this.db = db;
        this.runs = new StoredRuns(db);
        this.snapshots = snapshots;
        this.time = time;
    }

    /**
     * Plans a stored run again from its snapshot, weights, seed and work.
     *
     * @throws RefusedException when the run is unknown or no longer kept
     */
    public Replay replay(UUID runId) {
        StoredRun run = stored(runId);
        return alone(() -> {
            long started = System.nanoTime();
            AllocationPlan again =
                    planner.plan(run.snapshot(), run.policy(), run.plan().seed(), within(run.budget(), MOST_SECONDS));
            return new Replay(
                    runId,
                    verdict(run.plan(), again),
                    PlanDifference.between(run.wave(), new PlannedWave(run.snapshot(), run.policy(), again)),
                    millisSince(started));
        });
    }

    private static Verdict verdict(AllocationPlan stored, AllocationPlan again) {
        if (stored.equals(again)) {
            return Verdict.SAME;
        }
        if (stored.cutShort()) {
            return Verdict.RUN_WAS_CUT_SHORT;
        }
        return again.cutShort() ? Verdict.REPLAY_CUT_SHORT : Verdict.DIFFERENT;
    }

    /** The same work with other time. */
    private static Budget within(Budget budget, int seconds) {
        return new Budget(budget.work(), Duration.ofSeconds(seconds));
    }

    /** From the plan of one stored run to that of another. */
    public PlanDifference difference(UUID before, UUID after) {
        return PlanDifference.between(stored(before).wave(), stored(after).wave());
    }

    /** A stored run with its plan, for pages that show it. */
    public StoredRun stored(UUID runId) {
        return runs.find(runId)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NOT_FOUND,
                        "The run " + runId + " is not kept. Maybe it was a promise, or is older than "
                                + StoredRuns.KEPT.toDays() + " days."));
    }

    /**
     * Plans a zone's open lines, or a stored run, as if something were otherwise.
     *
     * @throws RefusedException when zone or run are unknown, or nothing waits in the zone
     * @throws IllegalArgumentException when the scenario names an unknown node
     */
    public WhatIf whatIf(Question question) {
        int seconds = seconds(question.seconds());
        if ((question.zone() == null) == (question.runId() == null)) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE, "A what-if is about a zone or about a run. Maybe leave one of them out.");
        }
        return alone(() -> {
            long started = System.nanoTime();
            Baseline base = question.runId() == null
                    ? live(java.util.Objects.requireNonNull(question.zone()), seconds)
                    : baseline(stored(question.runId()));
            NetworkPolicy supposed = question.policy() == null ? base.policy() : question.policy();
            Supposed what = Supposed.of(base.wave(), base.policy(), supposed, question.scenario());
            boolean dryRun = what.isNothing();
            AllocationPlan plan = dryRun
                    ? base.wave().plan()
                    : planner.plan(
                            what.snapshot(), what.weights(), base.wave().plan().seed(), base.budget(seconds));
            return new WhatIf(
                    base.wave().snapshot().zone(),
                    question.runId(),
                    base.asOf(),
                    dryRun,
                    PlanDifference.between(base.wave(), what.atPresentCosts(plan)),
                    new PlannedWave(what.snapshot(), what.weights(), plan).figures(),
                    plan.cutShort(),
                    what.withoutEffect(),
                    millisSince(started));
        });
    }

    /** @param policy what the wave followed */
    private record Baseline(PlannedWave wave, NetworkPolicy policy, Instant asOf, long work) {
        Budget budget(int seconds) {
            return new Budget(work, Duration.ofSeconds(seconds));
        }
    }

    private Baseline baseline(StoredRun run) {
        NetworkPolicy policy = Policies.version(db, run.policyVersion()).policy();
        return new Baseline(run.wave(), policy, run.decidedAt(), run.budget().work());
    }

    private Baseline live(String zone, int seconds) {
        NetworkPolicy policy = Policies.active(db);
        Instant now = time.now();
        AllocationSnapshot snapshot = db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            tx.execute("set transaction isolation level repeatable read, read only");
            requireZone(tx, zone);
            AllocationReads reads = new AllocationReads(tx);
            Set<UUID> waiting = reads.awaitingInbound(zone, now);
            List<OpenLine> pool = reads.pool(zone, MOST_LINES).stream()
                    .filter(line -> !waiting.contains(line.lineId()))
                    .toList();
            return snapshot(tx, zone, pool, Availability.TO_COMMIT, policy, now);
        });
        AllocationPolicy weights = policy.weights();
        long work = Budget.live(Budget.LIVE_MOST).work();
        AllocationPlan plan = planner.plan(snapshot, weights, SEED, new Budget(work, Duration.ofSeconds(seconds)));
        return new Baseline(new PlannedWave(snapshot, weights, plan), policy, now, work);
    }

    private static void requireZone(DSLContext tx, String zone) {
        if (!new AllocationReads(tx).zoneExists(zone)) {
            throw new RefusedException(
                    ErrorCode.NOT_FOUND, "There is no zone " + zone + ". Maybe the case of a letter differs.");
        }
    }

    private AllocationSnapshot snapshot(
            DSLContext tx,
            String zone,
            List<OpenLine> lines,
            Availability availability,
            NetworkPolicy policy,
            Instant now) {
        return (lines.isEmpty()
                        ? java.util.Optional.<SnapshotBuilder.Picture>empty()
                        : snapshots.build(tx, zone, lines, availability, policy, now, Map.of()))
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.TOO_EARLY,
                        "Nothing that could be served waits in zone " + zone
                                + ". Maybe ask about a stored run instead."))
                .snapshot();
    }

    /**
     * Why a line is not served from a node, and what it would cost if it were.
     *
     * @param sku what the node would send; null for whichever is cheaper
     * @param runId the stored run to ask; null for the newest one that served the line, or, when there is none, the order
     *     alone as it could be promised now
     */
    public WhyNotAnswer whyNot(
            UUID lineId, NodeCode node, @Nullable Sku sku, @Nullable UUID runId, @Nullable Integer seconds) {
        int most = seconds(seconds);
        UUID order = runs.orderOf(lineId)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NOT_FOUND, "There is no order line " + lineId + ". Maybe an order's id was sent."));
        if (!new AllocationReads(db).nodeExists(node)) {
            throw new RefusedException(
                    ErrorCode.NOT_FOUND, "There is no node " + node + ". Maybe the case of a letter differs.");
        }
        UUID run = runId == null ? runs.newestOf(lineId).orElse(null) : runId;
        return alone(() ->
                run == null ? askAlone(order, lineId, node, sku) : ask(stored(run), order, lineId, node, sku, most));
    }

    private WhyNotAnswer ask(StoredRun run, UUID order, UUID lineId, NodeCode node, @Nullable Sku sku, int seconds) {
        var wanted = new ForcedLine(order.toString(), lineId.toString(), node, sku);
        Budget half = new Budget(run.budget().work(), Duration.ofMillis(seconds * 500L));
        WhyNot answer = forced.whyNot(run.wave(), wanted, run.plan().seed(), half);
        return new WhyNotAnswer(lineId, order.toString(), node, run.id(), run.decidedAt(), answer);
    }

    private WhyNotAnswer askAlone(UUID order, UUID lineId, NodeCode node, @Nullable Sku sku) {
        NetworkPolicy policy = Policies.active(db);
        Instant now = time.now();
        AllocationSnapshot snapshot = db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            tx.execute("set transaction isolation level repeatable read, read only");
            AllocationReads reads = new AllocationReads(tx);
            return snapshot(tx, reads.zoneOf(order), reads.open(order), Availability.TO_COMMIT, policy, now);
        });
        AllocationPlan plan = new PromisePlanner().promise(snapshot, policy.weights(), ShadowPrices.NONE);
        var wave = new PlannedWave(snapshot, policy.weights(), plan);
        var wanted = new ForcedLine(order.toString(), lineId.toString(), node, sku);
        return new WhyNotAnswer(lineId, order.toString(), node, null, now, forced.whyNot(wave, wanted, SEED, ALONE));
    }

    /**
     * Plans the last business day's kept waves under a policy, each from its own snapshot with its own budget. What a
     * policy says of other things than costs (intervals, approvals, thresholds of risk) does not show here.
     *
     * @param policy a version, or a draft that nobody stored
     */
    public Preview preview(NetworkPolicy policy, @Nullable Integer seconds) {
        int most = seconds == null ? MOST_SECONDS : seconds(seconds);
        return alone(() -> {
            long started = System.nanoTime();
            Instant to = time.now().plusMillis(1);
            Instant from = to.minus(Duration.ofDays(1));
            List<UUID> ids = runs.between(from, to);
            List<PlanDifference> differences = new ArrayList<>();
            java.util.Set<String> withoutEffect = new java.util.TreeSet<>();
            int cut = 0;
            for (UUID id : ids) {
                long left = most * 1000L - millisSince(started);
                StoredRun run = left <= 0 ? null : runs.find(id).orElse(null);
                if (run == null) {
                    continue;
                }
                Baseline base = baseline(run);
                Supposed what = Supposed.of(run.wave(), base.policy(), policy, Scenario.NONE);
                AllocationPlan plan = planner.plan(
                        what.snapshot(),
                        what.weights(),
                        run.plan().seed(),
                        new Budget(base.work(), Duration.ofMillis(left)));
                cut += plan.cutShort() ? 1 : 0;
                differences.add(PlanDifference.between(run.wave(), what.atPresentCosts(plan)));
                withoutEffect.addAll(what.withoutEffect());
            }
            return new Preview(
                    policy.version(),
                    from,
                    to,
                    DifferenceSum.of(differences),
                    ids.size() - differences.size(),
                    cut,
                    List.copyOf(withoutEffect),
                    millisSince(started));
        });
    }

    private static int seconds(@Nullable Integer wanted) {
        int seconds = wanted == null ? USUAL_SECONDS : wanted;
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE,
                    "The seconds are " + seconds + "; the range is 1 to " + MOST_SECONDS + ". Maybe they were given in"
                            + " milliseconds.");
        }
        return seconds;
    }

    private <T> T alone(Supplier<T> study) {
        boolean mine = false;
        try {
            mine = slots.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
            if (!mine) {
                throw new RefusedException(
                        ErrorCode.UNAVAILABLE, "Another study is being planned. Maybe try again in a few seconds.");
            }
            return study.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException(ErrorCode.UNAVAILABLE, "The server is stopping. Maybe try again in a minute.");
        } finally {
            if (mine) {
                slots.release();
            }
        }
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
