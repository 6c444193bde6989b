package io.tributary.activities.outbox;

import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER;
import static io.tributary.db.schema.Tables.RESTOCK_RUN;
import static io.tributary.db.schema.Tables.ZONE;

import io.tributary.db.replenishment.RestockWrites;
import org.jooq.DSLContext;

/**
 * Makes sure that everything open in the database has a workflow, after a restart or on a Temporal server that lost its
 * state. Workflows find their stage in the database, so starting one again is a resumption.
 */
public final class Reconciler {
    private final DSLContext db;
    private final OutboxDispatcher dispatcher;

    public Reconciler(DSLContext db, OutboxDispatcher dispatcher) {
        this.db = db;
        this.dispatcher = dispatcher;
    }

    /** Starts the wave of every zone. @return how many zones there are */
    public int startWaves() {
        var zones = db.select(ZONE.CODE).from(ZONE).fetch(ZONE.CODE);
        zones.forEach(dispatcher::startWave);
        return zones.size();
    }

    /** @return how many workflows were asked to run */
    public int reconcile() {
        int zones = startWaves();
        var orders = db.select(CUSTOMER_ORDER.ID)
                .from(CUSTOMER_ORDER)
                .where(CUSTOMER_ORDER.CLOSED_AT.isNull())
                .orderBy(CUSTOMER_ORDER.NUMBER)
                .fetch(CUSTOMER_ORDER.ID);
        var purchaseOrders = db.select(PURCHASE_ORDER.ID)
                .from(PURCHASE_ORDER)
                .where(PURCHASE_ORDER.CLOSED_AT.isNull())
                .orderBy(PURCHASE_ORDER.NUMBER)
                .fetch(PURCHASE_ORDER.ID);
        var runs = db.select(RESTOCK_RUN.ZONE_CODE, RESTOCK_RUN.RUN_KEY)
                .from(RESTOCK_RUN)
                .where(RESTOCK_RUN.STATUS.in(RestockWrites.UNDER_WAY))
                .fetch();
        runs.forEach(run -> dispatcher.startRestock(run.value1(), run.value2()));
        orders.forEach(dispatcher::startOrder);
        purchaseOrders.forEach(dispatcher::startPurchaseOrder);
        return zones + runs.size() + orders.size() + purchaseOrders.size();
    }
}
