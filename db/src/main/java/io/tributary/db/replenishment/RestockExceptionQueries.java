package io.tributary.db.replenishment;

import static io.tributary.db.schema.Tables.PURCHASE_ORDER;
import static io.tributary.db.schema.Tables.RESTOCK_EXCEPTION;
import static io.tributary.db.schema.Tables.RESTOCK_RUN;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import io.tributary.domain.replenishment.PlanException.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Reads what plans want people to look at first, the dearest first. */
public final class RestockExceptionQueries {
    /**
     * @param poId the purchase order that it is about, or null
     * @param onDay of the stock-out, or when the purchase order is expected
     * @param wantedDay when it should come instead
     * @param costMinor of leaving it as it is
     */
    public record RestockException(
            UUID id,
            UUID runId,
            String zone,
            String kind,
            String sku,
            String node,
            @Nullable UUID poId,
            @Nullable Long poNumber,
            @Nullable String supplier,
            long units,
            LocalDate onDay,
            @Nullable LocalDate wantedDay,
            long costMinor,
            Instant openedAt) {}

    private final DSLContext db;

    public RestockExceptionQueries(DSLContext db) {
        this.db = db;
    }

    /** Of the last run that was planned in each zone. */
    public List<RestockException> latest(@Nullable String zone, @Nullable Kind kind, @Nullable String sku, int limit) {
        var run = RESTOCK_RUN.as("other");
        Condition newest = RESTOCK_RUN.STARTED_AT.eq(select(max(run.STARTED_AT))
                .from(run)
                .where(run.ZONE_CODE.eq(RESTOCK_RUN.ZONE_CODE), run.SNAPSHOT_HASH.isNotNull()));
        return fetch(
                newest.and(zone == null ? noCondition() : RESTOCK_EXCEPTION.ZONE_CODE.eq(zone))
                        .and(kind == null ? noCondition() : RESTOCK_EXCEPTION.KIND.eq(kind.name()))
                        .and(sku == null ? noCondition() : RESTOCK_EXCEPTION.SKU.eq(sku)),
                limit);
    }

    public List<RestockException> ofRun(UUID runId, int limit) {
        return fetch(RESTOCK_EXCEPTION.RUN_ID.eq(runId), limit);
    }

    private List<RestockException> fetch(Condition which, int limit) {
        return db.select(RESTOCK_EXCEPTION.fields())
                .select(PURCHASE_ORDER.NUMBER, PURCHASE_ORDER.SUPPLIER_CODE)
                .from(RESTOCK_EXCEPTION)
                .join(RESTOCK_RUN)
                .on(RESTOCK_RUN.ID.eq(RESTOCK_EXCEPTION.RUN_ID))
                .leftJoin(PURCHASE_ORDER)
                .on(PURCHASE_ORDER.ID.eq(RESTOCK_EXCEPTION.PO_ID))
                .where(which)
                .orderBy(RESTOCK_EXCEPTION.COST_MINOR.desc(), RESTOCK_EXCEPTION.ID)
                .limit(limit)
                .fetch(row -> new RestockException(
                        row.get(RESTOCK_EXCEPTION.ID),
                        row.get(RESTOCK_EXCEPTION.RUN_ID),
                        row.get(RESTOCK_EXCEPTION.ZONE_CODE),
                        row.get(RESTOCK_EXCEPTION.KIND),
                        row.get(RESTOCK_EXCEPTION.SKU),
                        row.get(RESTOCK_EXCEPTION.NODE_CODE),
                        row.get(RESTOCK_EXCEPTION.PO_ID),
                        row.get(PURCHASE_ORDER.NUMBER),
                        row.get(PURCHASE_ORDER.SUPPLIER_CODE),
                        row.get(RESTOCK_EXCEPTION.UNITS),
                        row.get(RESTOCK_EXCEPTION.ON_DAY),
                        row.get(RESTOCK_EXCEPTION.WANTED_DAY),
                        row.get(RESTOCK_EXCEPTION.COST_MINOR),
                        row.get(RESTOCK_EXCEPTION.OPENED_AT)));
    }
}
