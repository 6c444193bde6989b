package io.tributary.db.catalog;

import static io.tributary.db.schema.Tables.LANE;
import static io.tributary.db.schema.Tables.NODE;

import io.tributary.db.event.EventLog;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import java.time.InstantSource;
import java.util.Map;
import org.jooq.DSLContext;

/** Closes and opens nodes and lanes; closed ones are in no new promise and no wave. */
public final class NetworkSwitches {
    /** What is now open or closed. */
    public record Switched(String subject, boolean open) {}

    private final DSLContext db;
    private final InstantSource clock;

    public NetworkSwitches(DSLContext db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    public Switched node(String code, boolean open, String reason) {
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            int nodes = tx.update(NODE)
                    .set(NODE.OPEN, open)
                    .where(NODE.CODE.eq(code))
                    .execute();
            return noted(tx, nodes, "NODE", code, open, reason);
        });
    }

    public Switched lane(String node, String region, boolean open, String reason) {
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            int lanes = tx.update(LANE)
                    .set(LANE.OPEN, open)
                    .where(LANE.NODE_CODE.eq(node), LANE.REGION_CODE.eq(region))
                    .execute();
            return noted(tx, lanes, "LANE", node + "/" + region, open, reason);
        });
    }

    private Switched noted(DSLContext tx, int changed, String kind, String subject, boolean open, String reason) {
        if (changed == 0) {
            throw new RefusedException(
                    ErrorCode.NOT_FOUND,
                    "There is no " + kind.toLowerCase(java.util.Locale.ROOT) + " " + subject
                            + ". Maybe it was not imported, or its case differs.");
        }
        EventLog.record(tx, kind, subject, null, open ? "OPENED" : "CLOSED", clock.instant(), Map.of("reason", reason));
        return new Switched(subject, open);
    }
}
