package io.tributary.bench.orders;

import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.tributary.activities.BusinessTime;
import io.tributary.activities.allocation.Promises;
import io.tributary.activities.allocation.SnapshotBuilder;
import io.tributary.activities.allocation.WaveActivitiesImpl;
import io.tributary.activities.order.OrderActivitiesImpl;
import io.tributary.activities.order.OrderIntake;
import io.tributary.activities.outbox.OutboxDispatcher;
import io.tributary.activities.risk.RiskScores;
import io.tributary.db.order.NewOrder;
import io.tributary.db.risk.DeliveryReads;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.workflows.WorkflowIds;
import io.tributary.workflows.allocation.WaveWorkflowImpl;
import io.tributary.workflows.order.OrderWorkflowImpl;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;

/**
 * Orders as they really go: taken and promised, started by the outbox, screened, allocated by the zone's wave, released,
 * picked, delivered. Two lines an order; nothing is left out and nothing is faked but the people in the warehouse.
 */
final class FullOrders implements Contender, AutoCloseable {
    private static final int DISPATCHERS = 2;

    private final DSLContext db;
    private final WorkflowClient client;
    private final OrderIntake intake;
    private final OutboxDispatcher dispatcher;
    private final Floor floor;
    private final Loops loops = new Loops();

    FullOrders(BenchNetwork network, WorkflowClient client, Worker worker) {
        this.db = network.db;
        this.client = client;
        var time = new BusinessTime(InstantSource.system(), 1);
        var snapshots = new SnapshotBuilder(new RiskScores(new DeliveryReads(db)));
        var promises = new Promises(snapshots);
        this.intake = new OrderIntake(promises, time);
        this.dispatcher = new OutboxDispatcher(db, client);
        this.floor = new Floor(db, time.clock());
        worker.registerWorkflowImplementationTypes(OrderWorkflowImpl.class, WaveWorkflowImpl.class);
        worker.registerActivitiesImplementations(
                new OrderActivitiesImpl(db, time, snapshots, promises),
                new WaveActivitiesImpl(db, snapshots, time, (_, _, _, _) -> {}));
    }

    /** Starts the zone's wave, the outbox and the warehouse. */
    void start() {
        dispatcher.startWave(BenchNetwork.ZONE);
        for (int i = 0; i < DISPATCHERS; i++) {
            loops.repeat("outbox-" + i, dispatcher::dispatch);
        }
        loops.repeat("pick", floor::pick);
        loops.repeat("deliver", floor::deliver);
    }

    @Override
    public String complete(int number) throws Exception {
        NewOrder order = order(number);
        UUID id = db.transactionResult(configuration -> intake.take(configuration.dsl(), order))
                .id();
        floor.awaitDelivery(id);
        String workflow = WorkflowIds.order(id);
        client.newUntypedWorkflowStub(workflow).getResult(5, TimeUnit.MINUTES, String.class);
        return workflow;
    }

    private static NewOrder order(int number) {
        return new NewOrder(
                BenchNetwork.BUYER,
                null,
                new Region(BenchNetwork.REGION),
                false,
                new NewOrder.Destination("Bench", "1 Loop Road", "0"),
                List.of(
                        new NewOrder.Line(new Sku(BenchNetwork.sku(number)), 1 + number % 3),
                        new NewOrder.Line(new Sku(BenchNetwork.sku(number * 7 + 1)), 1 + number % 2)));
    }

    @Override
    public void close() {
        loops.close();
        client.newUntypedWorkflowStub(WorkflowIds.wave(BenchNetwork.ZONE)).terminate("The benchmark is over.");
    }
}
