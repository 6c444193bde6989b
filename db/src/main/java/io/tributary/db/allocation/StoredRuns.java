package io.tributary.db.allocation;

import static io.tributary.db.schema.Tables.DECISION_LINE;
import static io.tributary.db.schema.Tables.DECISION_PLAN;
import static io.tributary.db.schema.Tables.DECISION_RUN;
import static io.tributary.db.schema.Tables.DECISION_SNAPSHOT;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import io.tributary.domain.allocation.AllocationPlan;
import io.tributary.domain.allocation.AllocationPolicy;
import io.tributary.domain.allocation.AllocationSnapshot;
import io.tributary.domain.allocation.Budget;
import io.tributary.domain.allocation.PlannedWave;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Waves with what they were planned from, for as long as they are kept. */
public final class StoredRuns {
    /** How long, in business time; the head of a run and its lines' traces stay for ever. */
    public static final Duration KEPT = Duration.ofDays(30);

    /**
     * A wave that can be planned again.
     *
     * @param policyVersion the network's policy that it followed
     * @param policy the weights of its costs
     */
    public record StoredRun(
            UUID id,
            String zone,
            Instant decidedAt,
            int policyVersion,
            AllocationSnapshot snapshot,
            AllocationPolicy policy,
            Budget budget,
            AllocationPlan plan) {
        public PlannedWave wave() {
            return new PlannedWave(snapshot, policy, plan);
        }
    }

    private final DSLContext db;

    public StoredRuns(DSLContext db) {
        this.db = db;
    }

    /** Keeps a run whose head is stored already. Equal snapshots are kept once. */
    public static void keep(
            DSLContext tx,
            UUID runId,
            AllocationSnapshot snapshot,
            AllocationPolicy policy,
            Budget budget,
            AllocationPlan plan) {
        tx.insertInto(DECISION_SNAPSHOT)
                .set(DECISION_SNAPSHOT.HASH, plan.snapshotHash())
                .set(DECISION_SNAPSHOT.BODY, PlanCodec.write(snapshot))
                .onConflict(DECISION_SNAPSHOT.HASH)
                .doUpdate() // changes nothing, but keeps it from being forgotten until this run is stored
                .set(DECISION_SNAPSHOT.HASH, plan.snapshotHash())
                .execute();
        tx.insertInto(DECISION_PLAN)
                .set(DECISION_PLAN.RUN_ID, runId)
                .set(DECISION_PLAN.SNAPSHOT_HASH, plan.snapshotHash())
                .set(DECISION_PLAN.WEIGHTS, PlanCodec.write(policy))
                .set(DECISION_PLAN.WORK, budget.work())
                .set(
                        DECISION_PLAN.TIME_CAP_MILLIS,
                        budget.timeCap() == null ? null : budget.timeCap().toMillis())
                .set(DECISION_PLAN.PLAN, PlanCodec.write(plan))
                .execute();
    }

    public Optional<StoredRun> find(UUID runId) {
        return db.select()
                .from(DECISION_PLAN)
                .join(DECISION_SNAPSHOT)
                .on(DECISION_SNAPSHOT.HASH.eq(DECISION_PLAN.SNAPSHOT_HASH))
                .join(DECISION_RUN)
                .on(DECISION_RUN.ID.eq(DECISION_PLAN.RUN_ID))
                .where(DECISION_PLAN.RUN_ID.eq(runId))
                .fetchOptional(row -> new StoredRun(
                        runId,
                        row.get(DECISION_RUN.ZONE_CODE),
                        row.get(DECISION_RUN.DECIDED_AT),
                        row.get(DECISION_RUN.POLICY_VERSION),
                        PlanCodec.snapshot(row.get(DECISION_SNAPSHOT.BODY)),
                        PlanCodec.policy(row.get(DECISION_PLAN.WEIGHTS)),
                        new Budget(row.get(DECISION_PLAN.WORK), cap(row.get(DECISION_PLAN.TIME_CAP_MILLIS))),
                        PlanCodec.plan(row.get(DECISION_PLAN.PLAN))));
    }

    private static @Nullable Duration cap(@Nullable Long millis) {
        return millis == null ? null : Duration.ofMillis(millis);
    }

    /** Runs that are kept and were decided from {@code from} to before {@code to}, the oldest first. */
    public List<UUID> between(Instant from, Instant to) {
        return db.select(DECISION_PLAN.RUN_ID)
                .from(DECISION_PLAN)
                .join(DECISION_RUN)
                .on(DECISION_RUN.ID.eq(DECISION_PLAN.RUN_ID))
                .where(DECISION_RUN.DECIDED_AT.ge(from), DECISION_RUN.DECIDED_AT.lt(to))
                .orderBy(DECISION_RUN.DECIDED_AT, DECISION_RUN.ID)
                .fetch(DECISION_PLAN.RUN_ID);
    }

    /** The newest kept run that served a line. */
    public Optional<UUID> newestOf(UUID lineId) {
        return db.select(DECISION_PLAN.RUN_ID)
                .from(DECISION_PLAN)
                .join(DECISION_RUN)
                .on(DECISION_RUN.ID.eq(DECISION_PLAN.RUN_ID))
                .join(DECISION_LINE)
                .on(DECISION_LINE.RUN_ID.eq(DECISION_PLAN.RUN_ID))
                .where(DECISION_LINE.LINE_ID.eq(lineId))
                .orderBy(DECISION_RUN.DECIDED_AT.desc(), DECISION_RUN.ID)
                .limit(1)
                .fetchOptional(DECISION_PLAN.RUN_ID);
    }

    /** The order that a line belongs to. */
    public Optional<UUID> orderOf(UUID lineId) {
        return db.select(ORDER_LINE.ORDER_ID)
                .from(ORDER_LINE)
                .where(ORDER_LINE.ID.eq(lineId))
                .fetchOptional(ORDER_LINE.ORDER_ID);
    }

    /** Forgets what is older than {@link #KEPT}. To be called every now and then; repeating it is harmless. */
    public int forget(Instant now) {
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            int gone = tx.deleteFrom(DECISION_PLAN)
                    .using(DECISION_RUN)
                    .where(DECISION_RUN.ID.eq(DECISION_PLAN.RUN_ID), DECISION_RUN.DECIDED_AT.lt(now.minus(KEPT)))
                    .execute();
            if (gone > 0) {
                tx.deleteFrom(DECISION_SNAPSHOT)
                        .where(notExists(selectOne()
                                .from(DECISION_PLAN)
                                .where(DECISION_PLAN.SNAPSHOT_HASH.eq(DECISION_SNAPSHOT.HASH))))
                        .execute();
            }
            return gone;
        });
    }
}
