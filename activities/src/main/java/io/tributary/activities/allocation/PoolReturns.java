package io.tributary.activities.allocation;

import static io.tributary.db.schema.Tables.LANE;
import static io.tributary.db.schema.Tables.NODE;

import io.tributary.activities.BusinessTime;
import io.tributary.db.allocation.Reallocation;
import io.tributary.db.allocation.ReallocationFilter;
import io.tributary.db.allocation.Reallocations;
import io.tributary.db.fulfilment.Recovery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings lines back into the pool that will not be served where they are: those of closed nodes and lanes, and those
 * whose cut-off passed without a pick. Several processes may do so at once; whoever comes second finds nothing.
 */
public final class PoolReturns {
    /** A pick a shift after its cut-off still comes; one that is a day late does not. */
    public static final Duration PICK_GRACE = Duration.ofHours(24);

    /** Few enough that a wave does not wait long for their locks. */
    private static final int ORDERS_AT_ONCE = 200;

    private static final Logger LOG = LoggerFactory.getLogger(PoolReturns.class);

    private final DSLContext db;
    private final BusinessTime time;

    public PoolReturns(DSLContext db, BusinessTime time) {
        this.db = db;
        this.time = time;
    }

    /** @return parts of lines, and orders with a missed cut-off, that came back */
    public int sweep() {
        return fromClosed() + fromMissedCutOffs();
    }

    private int fromClosed() {
        int moved = 0;
        for (Closed closed : closed()) {
            if (Reallocations.anyMovable(db, closed.filter())) {
                moved += bringBack(closed);
            }
        }
        return moved;
    }

    private record Closed(ReallocationFilter filter, String reason) {}

    private List<Closed> closed() {
        List<Closed> closed = new ArrayList<>();
        db.select(NODE.CODE)
                .from(NODE)
                .where(NODE.OPEN.isFalse())
                .orderBy(NODE.CODE)
                .forEach(row -> closed.add(new Closed(ReallocationFilter.ofNode(row.value1()), "node closed")));
        db.select(LANE.NODE_CODE, LANE.REGION_CODE)
                .from(LANE)
                .join(NODE)
                .on(NODE.CODE.eq(LANE.NODE_CODE))
                .where(LANE.OPEN.isFalse(), LANE.SERVICE.eq("STANDARD"), NODE.OPEN.isTrue())
                .orderBy(LANE.NODE_CODE, LANE.REGION_CODE)
                .forEach(row ->
                        closed.add(new Closed(ReallocationFilter.ofLane(row.value1(), row.value2()), "lane closed")));
        return closed;
    }

    private int bringBack(Closed closed) {
        Instant now = time.now();
        var request = new Reallocations.Request(
                "returns:" + UUID.randomUUID(), closed.filter(), closed.reason(), false, "policy");
        int moved = db.transactionResult(
                        configuration -> Reallocations.runSome(configuration.dsl(), request, ORDERS_AT_ONCE, now))
                .count(Reallocation.Outcome.MOVED);
        LOG.info("{}: {} parts of lines are back in the pool ({})", closed.reason(), moved, closed.filter());
        return moved;
    }

    private int fromMissedCutOffs() {
        Instant now = time.now();
        List<UUID> orders = Recovery.unpicked(db, now.minus(PICK_GRACE), ORDERS_AT_ONCE);
        for (UUID order : orders) {
            db.transaction(
                    configuration -> Recovery.takeBackUnpicked(configuration.dsl(), order, now.minus(PICK_GRACE), now));
        }
        return orders.size();
    }
}
