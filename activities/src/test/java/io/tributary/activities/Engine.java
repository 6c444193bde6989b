package io.tributary.activities;

import static io.tributary.db.schema.Tables.ALLOCATION;
import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.PICK_TASK;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER_LINE;
import static io.tributary.db.schema.Tables.SHIPMENT;
import static io.tributary.db.schema.Tables.SHIPMENT_LINE;
import static io.tributary.db.schema.Tables.STOCK_BALANCE;
import static org.awaitility.Awaitility.await;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.tributary.activities.allocation.Promises;
import io.tributary.activities.allocation.SnapshotBuilder;
import io.tributary.activities.allocation.WaveActivitiesImpl;
import io.tributary.activities.order.OrderActivitiesImpl;
import io.tributary.activities.order.OrderCommands;
import io.tributary.activities.order.OrderIntake;
import io.tributary.activities.outbox.OutboxDispatcher;
import io.tributary.activities.outbox.Reconciler;
import io.tributary.activities.purchasing.PurchaseOrderActivitiesImpl;
import io.tributary.activities.replenishment.RestockActivitiesImpl;
import io.tributary.activities.risk.RiskScores;
import io.tributary.db.TestDatabase;
import io.tributary.db.fulfilment.DeliveryFacts;
import io.tributary.db.fulfilment.PickTaskFacts;
import io.tributary.db.order.NewOrder;
import io.tributary.db.purchasing.LineQuantity;
import io.tributary.db.purchasing.Receipts;
import io.tributary.db.purchasing.SupplierAnswers;
import io.tributary.db.purchasing.SupplierShipments;
import io.tributary.db.risk.DeliveryReads;
import io.tributary.db.supply.StockLedger;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.workflows.TaskQueues;
import io.tributary.workflows.allocation.WaveWorkflowImpl;
import io.tributary.workflows.order.OrderWorkflowImpl;
import io.tributary.workflows.purchasing.PurchaseOrderWorkflowImpl;
import io.tributary.workflows.replenishment.RestockRequest;
import io.tributary.workflows.replenishment.RestockWorkflow;
import io.tributary.workflows.replenishment.RestockWorkflowImpl;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jooq.DSLContext;

/**
 * The whole engine without HTTP: a real PostgreSQL, a Temporal server inside the process, and a network of two
 * warehouses (W1 near, W2 far) and one drop-shipping supplier (S1). A business day takes five seconds.
 */
final class Engine implements AutoCloseable {
    static final double SCALE = 17_280;

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    final DSLContext db = TestDatabase.freshDsl();
    final BusinessTime time;
    final OrderIntake intake;
    final OrderCommands commands;
    final OutboxDispatcher dispatcher;
    final Reconciler reconciler;
    final RiskScores risk;
    final WorkflowClient client;

    private final TestServer.InProcessTestServer server = TestServer.createServer(true);
    private final WorkflowServiceStubs stubs;
    private final WorkerFactory workers;

    Engine() {
        this(true);
    }

    /** An engine whose workflows do not run: only what a test calls happens. */
    static Engine still() {
        return new Engine(false);
    }

    private Engine(boolean running) {
        Instant wallStart = Instant.now();
        InstantSource clock = () -> START.plusNanos(
                Math.round(Duration.between(wallStart, Instant.now()).toNanos() * SCALE));
        time = new BusinessTime(clock, SCALE);
        stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setChannel(server.getChannel())
                .build());
        client = WorkflowClient.newInstance(stubs);
        workers = WorkerFactory.newInstance(client);
        risk = new RiskScores(new DeliveryReads(db));
        SnapshotBuilder snapshots = new SnapshotBuilder(risk);
        Promises promises = new Promises(snapshots);
        intake = new OrderIntake(promises, time);
        dispatcher = new OutboxDispatcher(db, client);
        commands = new OrderCommands(db, client, time, dispatcher);
        reconciler = new Reconciler(db, dispatcher);
        Worker worker = workers.newWorker(TaskQueues.TRIBUTARY);
        worker.registerWorkflowImplementationTypes(
                OrderWorkflowImpl.class,
                PurchaseOrderWorkflowImpl.class,
                WaveWorkflowImpl.class,
                RestockWorkflowImpl.class);
        worker.registerActivitiesImplementations(
                new OrderActivitiesImpl(db, time, snapshots, promises),
                new PurchaseOrderActivitiesImpl(db, time),
                new WaveActivitiesImpl(db, snapshots, time, (zone, plan, lines, planning) -> {}),
                restocks());
        workers.newWorker(TaskQueues.RESTOCK).registerActivitiesImplementations(restocks());
        network();
        if (running) {
            workers.start();
            reconciler.startWaves();
        }
    }

    private void network() {
        db.execute("insert into zone values ('EAST', '华东', 'East')");
        db.execute("insert into region values ('31', '上海市', 'Shanghai', '上海', 'Shanghai', 31.2, 121.5, 'EAST')");
        db.execute(
                "insert into supplier (code, name_zh, name_en, tier, region_code) values ('S1', '厂', 'Factory', 'A', '31')");
        db.execute("insert into node (code, kind, name_zh, name_en, zone_code, region_code, supplier_code, lat, lon,"
                + " handling_hours) values ('W1', 'WAREHOUSE', '一', 'One', 'EAST', '31', null, 31, 121, 12),"
                + " ('W2', 'WAREHOUSE', '二', 'Two', 'EAST', '31', null, 32, 120, 12),"
                + " ('S1', 'SUPPLIER', '厂', 'Factory', 'EAST', '31', 'S1', 30, 120, 24)");
        db.execute("insert into lane (node_code, region_code, parcel_minor, unit_minor, transit_hours) values"
                + " ('W1', '31', 500, 50, 24), ('W2', '31', 1200, 80, 48), ('S1', '31', 700, 60, 48)");
        db.execute("insert into sku (code, name_zh, name_en, category, list_price_minor) values"
                + " ('CUP', '杯', 'Cup', 'home', 3000), ('LAMP', '灯', 'Lamp', 'home', 9000)");
        db.execute("insert into offer values ('S1', 'CUP', 1000, 10, 10, 3, 5000, true, '2026-01-01', '2027-12-31'),"
                + " ('S1', 'LAMP', 4000, 5, 5, 3, 5000, true, '2026-01-01', '2027-12-31')");
        db.execute("insert into buyer values ('B1', 'Corner shop', '31')");
    }

    void stock(String node, String sku, int units) {
        db.transaction(configuration -> StockLedger.level(
                configuration.dsl(),
                "opening:" + node + sku,
                new NodeCode(node),
                new Sku(sku),
                "OPENING",
                units,
                "test",
                time.now()));
    }

    /** So many deliveries of a node were recorded, so many of them late. */
    void deliveries(String node, int late, int onTime) {
        for (int i = 0; i < late + onTime; i++) {
            db.execute(
                    "insert into delivery_history (reference, node_code, region_code, category, purpose, promised_at,"
                            + " delivered_at, recorded_at, units) values (?, ?, '31', 'home', 'ORDER',"
                            + " timestamptz '2026-02-01 00:00Z', timestamptz '2026-02-01 00:00Z' + ? * interval '1 day',"
                            + " timestamptz '2026-02-08 00:00Z', 1)",
                    node + i,
                    node,
                    i < late ? 3 : -1);
        }
        risk.refresh();
    }

    UUID order(String sku, int units) {
        NewOrder order = new NewOrder(
                "B1",
                null,
                new Region("31"),
                false,
                new NewOrder.Destination("Ms Li", "1 Nanjing Road", "+86 21 5555"),
                List.of(new NewOrder.Line(new Sku(sku), units)));
        return db.transactionResult(configuration -> intake.take(configuration.dsl(), order))
                .id();
    }

    RestockActivitiesImpl restocks() {
        return new RestockActivitiesImpl(db, risk, time);
    }

    /** Runs a restock of the zone to the end of its workflow. */
    void restock(String key) {
        client.newWorkflowStub(
                        RestockWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueues.TRIBUTARY)
                                .setWorkflowId("restock-EAST-" + key)
                                .build())
                .run(new RestockRequest("EAST", key));
    }

    /** Lets the engine work until the order is as wanted. */
    void until(UUID orderId, String status) {
        until(engine -> engine.status(orderId).equals(status));
    }

    void until(Predicate<Engine> wanted) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    dispatcher.dispatch();
                    return wanted.test(this);
                });
    }

    String status(UUID orderId) {
        return db.select(CUSTOMER_ORDER.STATUS)
                .from(CUSTOMER_ORDER)
                .where(CUSTOMER_ORDER.ID.eq(orderId))
                .fetchSingle()
                .value1();
    }

    /** The warehouse ships every line of the order's pick task, less so many units. */
    void pick(UUID orderId, int lessUnits) {
        UUID task = db.select(PICK_TASK.ID)
                .from(PICK_TASK)
                .where(PICK_TASK.ORDER_ID.eq(orderId), PICK_TASK.STATUS.eq("OPEN"))
                .fetchSingle()
                .value1();
        var lines = db.selectFrom(ALLOCATION)
                .where(ALLOCATION.PICK_TASK_ID.eq(task), ALLOCATION.STATUS.eq("RELEASED"))
                .fetch(row -> new PickTaskFacts.Picked(row.getId(), row.getQuantity() - lessUnits));
        new PickTaskFacts(db, time.clock()).ship(task, new PickTaskFacts.Report("SF", "T" + task, lines));
    }

    /** The carrier delivers everything of the order that is on the road. */
    void deliver(UUID orderId) {
        var shipments = db.select(SHIPMENT.ID)
                .from(SHIPMENT)
                .where(SHIPMENT.ORDER_ID.eq(orderId), SHIPMENT.STATUS.eq("IN_TRANSIT"))
                .fetch(SHIPMENT.ID);
        for (UUID shipment : shipments) {
            var lines = db.selectFrom(SHIPMENT_LINE)
                    .where(SHIPMENT_LINE.SHIPMENT_ID.eq(shipment))
                    .fetch(row -> new DeliveryFacts.Handed(row.getAllocationId(), row.getQuantity(), 0, 0));
            new DeliveryFacts(db, time.clock()).deliver(shipment, lines);
        }
    }

    /** The purchase orders with this status, oldest first. */
    List<UUID> purchaseOrders(String status) {
        return db.select(PURCHASE_ORDER.ID)
                .from(PURCHASE_ORDER)
                .where(PURCHASE_ORDER.STATUS.eq(status))
                .orderBy(PURCHASE_ORDER.NUMBER)
                .fetch(PURCHASE_ORDER.ID);
    }

    SupplierAnswers supplier() {
        return new SupplierAnswers(db, time.clock());
    }

    void supplierShips(UUID poId) {
        new SupplierShipments(db, time.clock())
                .ship(poId, new SupplierShipments.Notice("SF", "P" + poId, quantities(poId)));
    }

    void receive(UUID poId) {
        var lines = quantities(poId).stream()
                .map(line -> new Receipts.Received(line.lineNo(), line.quantity(), 0))
                .toList();
        new Receipts(db, time.clock()).receive(poId, lines);
    }

    List<LineQuantity> quantities(UUID poId) {
        return db.selectFrom(PURCHASE_ORDER_LINE)
                .where(PURCHASE_ORDER_LINE.PO_ID.eq(poId))
                .orderBy(PURCHASE_ORDER_LINE.LINE_NO)
                .fetch(row -> new LineQuantity(row.getLineNo(), row.getQuantity()));
    }

    /** On hand and reserved. */
    List<Long> balance(String node, String sku) {
        return db.selectFrom(STOCK_BALANCE)
                .where(STOCK_BALANCE.NODE_CODE.eq(node), STOCK_BALANCE.SKU.eq(sku))
                .fetchSingle(row -> List.of(row.getOnHand(), row.getReserved()));
    }

    @Override
    public void close() {
        workers.shutdownNow();
        stubs.shutdownNow();
        server.close();
    }
}
