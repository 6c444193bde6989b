package io.tributary.bench.orders;

import static io.tributary.db.schema.Tables.ALLOCATION;
import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.PICK_TASK;
import static io.tributary.db.schema.Tables.SHIPMENT;
import static io.tributary.db.schema.Tables.SHIPMENT_LINE;
import static org.jooq.impl.DSL.select;

import io.tributary.db.fulfilment.DeliveryFacts;
import io.tributary.db.fulfilment.PickTaskFacts;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jooq.DSLContext;

/** The warehouse and the carrier: what is released is picked in full at once, what is shipped arrives at once. */
final class Floor {
    private static final int BATCH = 100;

    private final DSLContext db;
    private final PickTaskFacts picks;
    private final DeliveryFacts deliveries;
    private final Map<UUID, CompletableFuture<Void>> closed = new ConcurrentHashMap<>();

    Floor(DSLContext db, InstantSource clock) {
        this.db = db;
        this.picks = new PickTaskFacts(db, clock);
        this.deliveries = new DeliveryFacts(db, clock);
    }

    /** Waits until everything of the order was delivered. */
    void awaitDelivery(UUID orderId) throws InterruptedException, ExecutionException, TimeoutException {
        delivery(orderId).get(5, TimeUnit.MINUTES);
        closed.remove(orderId);
    }

    private CompletableFuture<Void> delivery(UUID orderId) {
        return closed.computeIfAbsent(orderId, _ -> new CompletableFuture<>());
    }

    /** @return how many tasks were picked */
    int pick() {
        Map<UUID, List<PickTaskFacts.Picked>> open = db.select(PICK_TASK.ID, ALLOCATION.ID, ALLOCATION.QUANTITY)
                .from(PICK_TASK)
                .join(ALLOCATION)
                .on(ALLOCATION.PICK_TASK_ID.eq(PICK_TASK.ID))
                .where(PICK_TASK.ID.in(select(PICK_TASK.ID)
                        .from(PICK_TASK)
                        .where(PICK_TASK.STATUS.eq("OPEN"))
                        .orderBy(PICK_TASK.RELEASED_AT)
                        .limit(BATCH)))
                .fetchGroups(
                        PICK_TASK.ID,
                        row -> new PickTaskFacts.Picked(row.get(ALLOCATION.ID), row.get(ALLOCATION.QUANTITY)));
        open.forEach((task, lines) -> picks.ship(task, new PickTaskFacts.Report("BENCH", task.toString(), lines)));
        return open.size();
    }

    /** @return how many shipments were delivered */
    int deliver() {
        Map<UUID, List<DeliveryFacts.Handed>> underWay = db.select(
                        SHIPMENT.ID, SHIPMENT_LINE.ALLOCATION_ID, SHIPMENT_LINE.QUANTITY)
                .from(SHIPMENT)
                .join(SHIPMENT_LINE)
                .on(SHIPMENT_LINE.SHIPMENT_ID.eq(SHIPMENT.ID))
                .where(SHIPMENT.ID.in(select(SHIPMENT.ID)
                        .from(SHIPMENT)
                        .where(SHIPMENT.STATUS.eq("IN_TRANSIT"))
                        .orderBy(SHIPMENT.SHIPPED_AT)
                        .limit(BATCH)))
                .fetchGroups(
                        SHIPMENT.ID,
                        row -> new DeliveryFacts.Handed(
                                row.get(SHIPMENT_LINE.ALLOCATION_ID), row.get(SHIPMENT_LINE.QUANTITY), 0, 0));
        underWay.forEach(this::handOver);
        return underWay.size();
    }

    private void handOver(UUID shipment, List<DeliveryFacts.Handed> lines) {
        deliveries.deliver(shipment, lines);
        db.select(CUSTOMER_ORDER.ID)
                .from(CUSTOMER_ORDER)
                .join(SHIPMENT)
                .on(SHIPMENT.ORDER_ID.eq(CUSTOMER_ORDER.ID))
                .where(SHIPMENT.ID.eq(shipment), CUSTOMER_ORDER.CLOSED_AT.isNotNull())
                .fetchOptional(CUSTOMER_ORDER.ID)
                .ifPresent(order -> delivery(order).complete(null));
    }
}
