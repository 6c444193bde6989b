package io.tributary.db.replenishment;

import static io.tributary.db.schema.Tables.RESTOCK_LINE;
import static io.tributary.db.schema.Tables.RESTOCK_ORDER;
import static io.tributary.db.schema.Tables.RESTOCK_RUN;

import io.tributary.db.Json;
import io.tributary.db.schema.tables.records.RestockLineRecord;
import io.tributary.db.schema.tables.records.RestockOrderRecord;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.allocation.StockKey;
import io.tributary.domain.replenishment.ProposalChange.Earlier;
import io.tributary.domain.replenishment.Why;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What the zone's run before this one had in mind, per SKU and warehouse: its first line that did not go out, else
 * what it ordered. A line that was rejected says by whom and why, or its order does.
 */
final class ProposalHistory {
    private ProposalHistory() {}

    /** Null where no run of the zone was planned before. */
    static @Nullable Map<StockKey, Earlier> before(DSLContext tx, UUID runId) {
        var run = RESTOCK_RUN.as("this_run");
        UUID last = tx.select(RESTOCK_RUN.ID)
                .from(RESTOCK_RUN)
                .join(run)
                .on(run.ZONE_CODE.eq(RESTOCK_RUN.ZONE_CODE))
                .where(
                        run.ID.eq(runId),
                        RESTOCK_RUN.ID.ne(runId),
                        RESTOCK_RUN.STARTED_AT.le(run.STARTED_AT),
                        RESTOCK_RUN.SNAPSHOT_HASH.isNotNull())
                .orderBy(RESTOCK_RUN.STARTED_AT.desc())
                .limit(1)
                .fetchOne(RESTOCK_RUN.ID);
        if (last == null) {
            return null;
        }
        Map<StockKey, Earlier> earlier = new HashMap<>();
        tx.select()
                .from(RESTOCK_LINE)
                .leftJoin(RESTOCK_ORDER)
                .on(
                        RESTOCK_ORDER.RUN_ID.eq(RESTOCK_LINE.RUN_ID),
                        RESTOCK_ORDER.SUPPLIER_CODE.eq(RESTOCK_LINE.SUPPLIER_CODE),
                        RESTOCK_ORDER.NODE_CODE.eq(RESTOCK_LINE.NODE_CODE))
                .where(RESTOCK_LINE.RUN_ID.eq(last))
                .orderBy(RESTOCK_LINE.STATUS.eq("RELEASED"), RESTOCK_LINE.PERIOD, RESTOCK_LINE.ID)
                .forEach(row -> {
                    RestockLineRecord line = row.into(RESTOCK_LINE);
                    earlier.putIfAbsent(
                            new StockKey(new NodeCode(line.getNodeCode()), new Sku(line.getSku())),
                            earlier(line, row.into(RESTOCK_ORDER)));
                });
        return earlier;
    }

    private static Earlier earlier(RestockLineRecord line, RestockOrderRecord order) {
        boolean ordered = line.getStatus().equals("RELEASED");
        String rejection = null;
        if (line.getStatus().equals("REJECTED")) {
            rejection = "REJECTED".equals(line.getDecision())
                    ? told(line.getDecidedBy(), line.getDecisionReason())
                    : told(order.getDecidedBy(), order.getDecisionReason());
        }
        return new Earlier(
                new SupplierCode(line.getSupplierCode()),
                ordered ? line.getQuantity() : line.getProposedQuantity(),
                Json.read(line.getWhy(), Why.class),
                ordered,
                rejection);
    }

    private static String told(@Nullable String by, @Nullable String reason) {
        return (by == null ? "nobody known" : by) + (reason == null || reason.isBlank() ? "" : ": " + reason);
    }
}
