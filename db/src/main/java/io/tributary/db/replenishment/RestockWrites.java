package io.tributary.db.replenishment;

import static io.tributary.db.schema.Tables.FORECAST;
import static io.tributary.db.schema.Tables.RESTOCK_EXCEPTION;
import static io.tributary.db.schema.Tables.RESTOCK_LINE;
import static io.tributary.db.schema.Tables.RESTOCK_RUN;
import static io.tributary.db.schema.Tables.TRANSFER;

import io.tributary.db.Ids;
import io.tributary.db.Json;
import io.tributary.db.event.EventLog;
import io.tributary.db.schema.tables.records.RestockExceptionRecord;
import io.tributary.db.schema.tables.records.RestockLineRecord;
import io.tributary.db.schema.tables.records.RestockRunRecord;
import io.tributary.domain.allocation.StockKey;
import io.tributary.domain.forecast.QuantileForecast;
import io.tributary.domain.replenishment.PlanException;
import io.tributary.domain.replenishment.PlannedOrder;
import io.tributary.domain.replenishment.ProposalChange;
import io.tributary.domain.replenishment.ReplenishmentPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Writes restock runs, in the caller's transaction. */
public final class RestockWrites {
    /** Statuses of a run that has not come to its decision. */
    public static final List<String> UNDER_WAY = List.of("RUNNING", "AWAITING_APPROVAL", "PARTLY_RELEASED");
    /** Statuses of a run whose orders, all or some, wait for a planner. */
    public static final List<String> WAITING = List.of("AWAITING_APPROVAL", "PARTLY_RELEASED");

    private RestockWrites() {}

    /**
     * Opens a run, or finds the one of this zone and key; null while another run of the zone is under way.
     *
     * @param weeks that it forecasts and plans, 1 or more
     */
    public static @Nullable UUID open(
            DSLContext tx, String zone, String key, int policyVersion, int weeks, Instant now) {
        UUID id = Ids.next(now);
        int created = tx.insertInto(RESTOCK_RUN)
                .set(RESTOCK_RUN.ID, id)
                .set(RESTOCK_RUN.ZONE_CODE, zone)
                .set(RESTOCK_RUN.RUN_KEY, key)
                .set(RESTOCK_RUN.STATUS, "RUNNING")
                .set(RESTOCK_RUN.STEP, "open")
                .set(RESTOCK_RUN.STARTED_AT, now)
                .set(RESTOCK_RUN.POLICY_VERSION, policyVersion)
                .set(RESTOCK_RUN.WEEKS, weeks)
                .set(RESTOCK_RUN.SEED, 1L)
                .onConflictDoNothing()
                .execute();
        if (created == 1) {
            event(tx, id, "STARTED", now, Map.of("zone", zone));
            return id;
        }
        return tx.select(RESTOCK_RUN.ID)
                .from(RESTOCK_RUN)
                .where(RESTOCK_RUN.ZONE_CODE.eq(zone), RESTOCK_RUN.RUN_KEY.eq(key))
                .fetchOne(RESTOCK_RUN.ID);
    }

    public static RestockRunRecord lock(DSLContext tx, UUID runId) {
        return tx.selectFrom(RESTOCK_RUN)
                .where(RESTOCK_RUN.ID.eq(runId))
                .forUpdate()
                .fetchSingle();
    }

    /** Replaces the run's forecasts, and drops those of all but the zone's last few runs. */
    public static void forecasts(
            DSLContext tx, UUID runId, String zone, List<QuantileForecast> forecasts, Instant now) {
        tx.deleteFrom(FORECAST).where(FORECAST.RUN_ID.eq(runId)).execute();
        ForecastParts.forget(tx, runId, zone);
        ForecastParts.insert(tx, runId, forecasts);
        step(tx, runId, "plan");
        event(tx, runId, "FORECAST", now, Map.of("series", forecasts.size()));
    }

    /** Replaces the run's proposed lines and says what the plan costs. */
    public static void plan(
            DSLContext tx,
            UUID runId,
            ReplenishmentPlan plan,
            Map<PlannedOrder, Long> unitCosts,
            long millis,
            Map<String, Long> summary,
            Instant now) {
        tx.deleteFrom(RESTOCK_LINE).where(RESTOCK_LINE.RUN_ID.eq(runId)).execute();
        long value = 0;
        List<RestockLineRecord> lines = new ArrayList<>();
        Map<StockKey, ProposalChange.Earlier> before = ProposalHistory.before(tx, runId);
        for (PlannedOrder order : plan.orders()) {
            long unitCost = unitCosts.get(order);
            if (order.period() == 0) {
                value = Math.addExact(value, Math.multiplyExact(unitCost, order.quantity()));
            }
            RestockLineRecord line = line(tx, runId, order, unitCost, now);
            if (before != null && order.period() == 0) {
                line.setChangeReason(
                        ProposalChange.reason(before.get(new StockKey(order.warehouse(), order.sku())), order));
            }
            lines.add(line);
        }
        tx.batchInsert(lines).execute();
        TransferWrites.plan(tx, runId, plan.moved(), now);
        Spillovers.plan(tx, runId, plan.transfers());
        tx.update(RESTOCK_RUN)
                .set(RESTOCK_RUN.SNAPSHOT_HASH, plan.snapshotHash())
                .set(RESTOCK_RUN.SEED, plan.seed())
                .set(RESTOCK_RUN.COST_MINOR, plan.cost().total())
                .set(RESTOCK_RUN.LOWER_BOUND_MINOR, plan.lowerBound())
                .set(RESTOCK_RUN.GAP_PCT, 100 * plan.gap())
                .set(RESTOCK_RUN.SOLVE_MILLIS, millis)
                .set(RESTOCK_RUN.ORDER_VALUE_MINOR, value)
                .set(RESTOCK_RUN.SUMMARY, Json.of(summary))
                .where(RESTOCK_RUN.ID.eq(runId))
                .execute();
        event(tx, runId, "PLANNED", now, Map.of("lines", plan.dueNow().size(), "valueMinor", value));
    }

    /** Replaces what the run wants people to look at. References are the ids of purchase orders. */
    public static void exceptions(DSLContext tx, UUID runId, String zone, List<PlanException> exceptions, Instant now) {
        tx.deleteFrom(RESTOCK_EXCEPTION)
                .where(RESTOCK_EXCEPTION.RUN_ID.eq(runId))
                .execute();
        List<RestockExceptionRecord> rows = exceptions.stream()
                .map(one -> {
                    RestockExceptionRecord row = tx.newRecord(RESTOCK_EXCEPTION);
                    row.setId(Ids.next(now));
                    row.setRunId(runId);
                    row.setZoneCode(zone);
                    row.setKind(one.kind().name());
                    row.setSku(one.sku().code());
                    row.setNodeCode(one.warehouse().code());
                    row.setPoId(one.reference() == null ? null : UUID.fromString(one.reference()));
                    row.setUnits(one.units());
                    row.setOnDay(one.onDay());
                    row.setWantedDay(one.wantedDay());
                    row.setCostMinor(one.cost());
                    row.setSupplierCode(
                            one.supplier() == null ? null : one.supplier().code());
                    row.setBecause(one.because() == null ? null : one.because().name());
                    row.setOpenedAt(now);
                    return row;
                })
                .toList();
        tx.batchInsert(rows).execute();
    }

    private static RestockLineRecord line(DSLContext tx, UUID runId, PlannedOrder order, long unitCost, Instant now) {
        RestockLineRecord line = tx.newRecord(RESTOCK_LINE);
        line.setId(Ids.next(now));
        line.setRunId(runId);
        line.setSupplierCode(order.supplier().code());
        line.setSku(order.sku().code());
        line.setNodeCode(order.warehouse().code());
        line.setPeriod(order.period());
        line.setQuantity(order.quantity());
        line.setProposedQuantity(order.quantity());
        line.setUnitCostMinor(unitCost);
        line.setStatus(order.period() == 0 ? "PROPOSED" : "PLANNED");
        line.setWhy(Json.of(order.why()));
        return line;
    }

    /** The limits that a run is over. */
    public static void held(DSLContext tx, UUID runId, List<String> because) {
        tx.update(RESTOCK_RUN)
                .set(RESTOCK_RUN.HELD_BECAUSE, because.toArray(String[]::new))
                .where(RESTOCK_RUN.ID.eq(runId))
                .execute();
    }

    /** How many lines and transfers a run proposes. */
    public static int proposed(DSLContext db, UUID runId) {
        return db.fetchCount(RESTOCK_LINE, RESTOCK_LINE.RUN_ID.eq(runId), RESTOCK_LINE.STATUS.eq("PROPOSED"))
                + db.fetchCount(TRANSFER, TRANSFER.RESTOCK_RUN_ID.eq(runId), TRANSFER.STATUS.eq("PROPOSED"));
    }

    /** Whether anything of a run went out. */
    public static boolean anythingOut(DSLContext db, UUID runId) {
        return db.fetchExists(RESTOCK_LINE, RESTOCK_LINE.RUN_ID.eq(runId), RESTOCK_LINE.STATUS.eq("RELEASED"))
                || db.fetchExists(
                        TRANSFER,
                        TRANSFER.RESTOCK_RUN_ID.eq(runId),
                        TRANSFER.STATUS.notIn("PLANNED", "PROPOSED", "REJECTED"));
    }

    public static void status(DSLContext tx, UUID runId, String status, String step) {
        tx.update(RESTOCK_RUN)
                .set(RESTOCK_RUN.STATUS, status)
                .set(RESTOCK_RUN.STEP, step)
                .where(RESTOCK_RUN.ID.eq(runId))
                .execute();
    }

    public static void step(DSLContext tx, UUID runId, String step) {
        tx.update(RESTOCK_RUN)
                .set(RESTOCK_RUN.STEP, step)
                .where(RESTOCK_RUN.ID.eq(runId))
                .execute();
    }

    public static void event(DSLContext tx, UUID runId, String kind, Instant now, Map<String, ?> detail) {
        EventLog.record(tx, "RESTOCK_RUN", runId.toString(), null, kind, now, detail);
    }
}
