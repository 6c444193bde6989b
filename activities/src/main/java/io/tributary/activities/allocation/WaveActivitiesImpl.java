package io.tributary.activities.allocation;

import io.tributary.activities.BusinessTime;
import io.tributary.activities.allocation.SnapshotBuilder.Availability;
import io.tributary.activities.allocation.SnapshotBuilder.Picture;
import io.tributary.db.Ids;
import io.tributary.db.allocation.AllocationCommit;
import io.tributary.db.allocation.AllocationReads;
import io.tributary.db.allocation.Assignment;
import io.tributary.db.allocation.DecisionWrites;
import io.tributary.db.allocation.LaneOption;
import io.tributary.db.allocation.OpenLine;
import io.tributary.db.allocation.StoredRuns;
import io.tributary.db.allocation.ZonePrices;
import io.tributary.db.event.EventLog;
import io.tributary.db.policy.Policies;
import io.tributary.db.supply.HoldBacks;
import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.allocation.AllocationPlan;
import io.tributary.domain.allocation.AllocationPolicy;
import io.tributary.domain.allocation.Budget;
import io.tributary.domain.allocation.LineDecision;
import io.tributary.domain.allocation.OrderDecision;
import io.tributary.domain.allocation.ShadowPrices;
import io.tributary.domain.allocation.StockKey;
import io.tributary.solver.allocation.WavePlanner;
import io.tributary.workflows.allocation.WaveActivities;
import io.tributary.workflows.allocation.WaveReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** Plans a zone's pool with the wave planner, commits it, and solves again what conflicted. */
public final class WaveActivitiesImpl implements WaveActivities {
    private static final int MOST_LINES = 2_000;
    private static final int ROUNDS = 3;
    private static final long SEED = 1;

    private final DSLContext db;
    private final SnapshotBuilder snapshots;
    private final BusinessTime time;
    private final WaveListener listener;
    private final WavePlanner planner = new WavePlanner(2);

    public WaveActivitiesImpl(DSLContext db, SnapshotBuilder snapshots, BusinessTime time, WaveListener listener) {
        this.db = db;
        this.snapshots = snapshots;
        this.time = time;
        this.listener = listener;
    }

    @Override
    public WaveReport planAndCommit(String zone) {
        NetworkPolicy policy = Policies.active(db);
        int pooled = 0;
        int allocated = 0;
        ShadowPrices prices = ShadowPrices.NONE;
        Set<UUID> retry = Set.of();
        for (int round = 0; round < ROUNDS; round++) {
            List<OpenLine> pool = pool(zone, round, retry);
            if (pool.isEmpty()) {
                break;
            }
            pooled = Math.max(pooled, pool.size());
            retry = new HashSet<>();
            for (List<OpenLine> group : Channels.apart(pool, HoldBacks.channels(db))) {
                Outcome outcome = wave(zone, group, policy);
                allocated += outcome.committed();
                retry.addAll(outcome.unfinished());
                if (round == 0) {
                    prices = prices.dearest(outcome.prices());
                }
            }
            if (retry.isEmpty()) {
                break;
            }
        }
        if (pooled > 0) {
            ZonePrices.store(db, zone, Ids.next(time.now()), prices, time.now());
        }
        return new WaveReport(pooled, allocated, time.wall(policy.waveEvery()));
    }

    private List<OpenLine> pool(String zone, int round, Set<UUID> only) {
        AllocationReads reads = new AllocationReads(db);
        Set<UUID> waiting = reads.awaitingInbound(zone, time.now());
        return reads.pool(zone, MOST_LINES).stream()
                .filter(line -> round == 0 ? !waiting.contains(line.lineId()) : only.contains(line.lineId()))
                .toList();
    }

    /**
     * @param unfinished lines to look at again: their stock was gone, or only a part of them was served
     */
    private record Outcome(int committed, Set<UUID> unfinished, ShadowPrices prices) {}

    private Outcome wave(String zone, List<OpenLine> pool, NetworkPolicy policy) {
        Instant now = time.now();
        Optional<Picture> built = snapshots.build(db, zone, pool, Availability.TO_COMMIT, policy, now, Map.of());
        if (built.isEmpty()) {
            return new Outcome(0, Set.of(), ShadowPrices.NONE);
        }
        Picture picture = built.get();
        long started = System.nanoTime();
        AllocationPolicy weights = policy.weights();
        Budget budget = budget(policy);
        AllocationPlan plan = planner.plan(picture.snapshot(), weights, SEED, budget);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        List<Assignment> assignments = assignments(picture, plan);
        if (assignments.isEmpty()) {
            return new Outcome(
                    0, Set.of(), plan.prices()); // what waits for stock has its promise's trace; a wave adds none to it
        }
        UUID runId = Ids.next(now);
        List<Assignment> conflicts = db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            List<Assignment> refused = AllocationCommit.commit(tx, runId, assignments, now);
            store(tx, runId, zone, picture, plan, policy, assignments, refused, millis, now);
            StoredRuns.keep(tx, runId, picture.snapshot(), weights, budget, plan);
            return refused;
        });
        int committed = assignments.size() - conflicts.size();
        listener.waveCommitted(zone, plan, committed, Duration.ofMillis(millis));
        return new Outcome(committed, unfinished(pool, assignments, conflicts), plan.prices());
    }

    /**
     * A wave may take a quarter of the time until the next one, so that all zones have their turn. The work is what fits
     * into that with room to spare: a run that the clock ends cannot be replayed exactly.
     */
    private Budget budget(NetworkPolicy policy) {
        Duration cap = time.wall(policy.waveEvery()).dividedBy(4);
        Duration least = Duration.ofMillis(500);
        Duration most = Budget.LIVE_MOST;
        Duration within = cap.compareTo(least) < 0 ? least : cap.compareTo(most) > 0 ? most : cap;
        return Budget.live(within);
    }

    private static Set<UUID> unfinished(List<OpenLine> pool, List<Assignment> assignments, List<Assignment> conflicts) {
        Map<UUID, Integer> open = pool.stream().collect(Collectors.toMap(OpenLine::lineId, OpenLine::units));
        Set<UUID> unfinished = conflicts.stream().map(Assignment::lineId).collect(Collectors.toSet());
        assignments.stream()
                .filter(assignment -> assignment.units() < open.get(assignment.lineId()))
                .forEach(assignment -> unfinished.add(assignment.lineId()));
        return unfinished;
    }

    private static List<Assignment> assignments(Picture picture, AllocationPlan plan) {
        List<Assignment> assignments = new ArrayList<>();
        for (OrderDecision order : plan.orders()) {
            for (LineDecision line : order.lines()) {
                if (line instanceof LineDecision.Assigned assigned) {
                    assignments.add(assignment(picture, assigned));
                }
            }
        }
        return assignments;
    }

    private static Assignment assignment(Picture picture, LineDecision.Assigned assigned) {
        OpenLine open = picture.lines().get(assigned.lineId());
        LaneOption lane = picture.lane(open, assigned.node());
        return new Assignment(
                open.orderId(),
                open.lineId(),
                new StockKey(assigned.node(), assigned.sku()),
                open.units(),
                lane.service(),
                picture.dates().shipBy(lane, null),
                picture.dates().deliverBy(lane, null));
    }

    private static void store(
            DSLContext tx,
            UUID runId,
            String zone,
            Picture picture,
            AllocationPlan plan,
            NetworkPolicy policy,
            List<Assignment> assignments,
            List<Assignment> conflicts,
            long millis,
            Instant now) {
        List<DecisionWrites.Line> lines = new ArrayList<>();
        for (int i = 0; i < plan.orders().size(); i++) {
            lines.addAll(Traces.of(
                    picture.snapshot().orders().get(i), plan.orders().get(i), policy.weights(), Traces.FOR_THE_WAVE));
        }
        lines.removeIf(line -> line.node() == null);
        Set<UUID> assigned = new HashSet<>();
        assignments.forEach(assignment -> assigned.add(assignment.lineId()));
        long unfilled = picture.lines().values().stream()
                .filter(line -> !assigned.contains(line.lineId()))
                .mapToLong(OpenLine::units)
                .sum();
        int moved = (int) assignments.stream()
                .filter(assignment -> {
                    var promised =
                            picture.lines().get(assignment.lineId().toString()).promisedNode();
                    return promised != null
                            && !promised.equals(assignment.from().node());
                })
                .count();
        DecisionWrites.store(
                tx,
                new DecisionWrites.Run(
                        runId,
                        "WAVE",
                        zone,
                        plan.snapshotHash(),
                        policy.version(),
                        plan.seed(),
                        plan.totalCost(),
                        plan.lowerBound(),
                        100 * plan.gap(),
                        plan.orders().size(),
                        lines.size(),
                        unfilled,
                        conflicts.size(),
                        moved,
                        plan.cutShort(),
                        millis,
                        now),
                lines);
        EventLog.record(
                tx,
                "WAVE",
                runId.toString(),
                null,
                "COMMITTED",
                now,
                Map.of(
                        "zone", zone,
                        "lines", lines.size(),
                        "allocated", assignments.size() - conflicts.size(),
                        "conflicts", conflicts.size(),
                        "costMinor", plan.totalCost(),
                        "lowerBoundMinor", plan.lowerBound()));
    }
}
