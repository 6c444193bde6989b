package io.tributary.db.replenishment;

import static io.tributary.db.schema.Tables.RESTOCK_LINE;
import static io.tributary.db.schema.Tables.RESTOCK_RUN;

import io.tributary.db.Json;
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

/** What the zone's run before this one had in mind, per SKU and warehouse: its first line that did not go out. */
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
        tx.selectFrom(RESTOCK_LINE)
                .where(RESTOCK_LINE.RUN_ID.eq(last), RESTOCK_LINE.STATUS.ne("RELEASED"))
                .orderBy(RESTOCK_LINE.PERIOD, RESTOCK_LINE.ID)
                .forEach(line -> earlier.putIfAbsent(
                        new StockKey(new NodeCode(line.getNodeCode()), new Sku(line.getSku())),
                        new Earlier(
                                new SupplierCode(line.getSupplierCode()),
                                line.getProposedQuantity(),
                                Json.read(line.getWhy(), Why.class))));
        return earlier;
    }
}
