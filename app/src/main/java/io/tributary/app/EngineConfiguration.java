package io.tributary.app;

import io.temporal.client.WorkflowClient;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.tributary.activities.BusinessTime;
import io.tributary.activities.allocation.AllocationStudies;
import io.tributary.activities.allocation.PoolReturns;
import io.tributary.activities.allocation.PromiseWatch;
import io.tributary.activities.allocation.Promises;
import io.tributary.activities.allocation.SnapshotBuilder;
import io.tributary.activities.allocation.WaveActivitiesImpl;
import io.tributary.activities.allocation.WaveListener;
import io.tributary.activities.order.OrderActivitiesImpl;
import io.tributary.activities.order.OrderCommands;
import io.tributary.activities.order.OrderIntake;
import io.tributary.activities.outbox.OutboxDispatcher;
import io.tributary.activities.outbox.Reconciler;
import io.tributary.activities.purchasing.PurchaseOrderActivitiesImpl;
import io.tributary.activities.replenishment.RestockActivitiesImpl;
import io.tributary.activities.replenishment.RestockTrigger;
import io.tributary.activities.risk.RiskScores;
import io.tributary.db.allocation.StoredRuns;
import io.tributary.db.risk.DeliveryReads;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the engine is made of: the same parts whether a workflow or an API call uses them. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {
    @Bean
    BusinessTime businessTime(BusinessClock clock) {
        return new BusinessTime(clock, clock.scale());
    }

    @Bean
    RiskScores riskScores(DSLContext db) {
        return new RiskScores(new DeliveryReads(db));
    }

    @Bean
    SnapshotBuilder snapshotBuilder(RiskScores risk) {
        return new SnapshotBuilder(risk);
    }

    @Bean
    AllocationStudies allocationStudies(DSLContext db, SnapshotBuilder snapshots, BusinessTime time) {
        return new AllocationStudies(db, snapshots, time);
    }

    @Bean
    StoredRuns storedRuns(DSLContext db) {
        return new StoredRuns(db);
    }

    @Bean
    Promises promises(SnapshotBuilder snapshots) {
        return new Promises(snapshots);
    }

    @Bean
    OrderIntake orderIntake(Promises promises, BusinessTime time) {
        return new OrderIntake(promises, time);
    }

    @Bean
    OrderCommands orderCommands(DSLContext db, WorkflowClient client, BusinessTime time, OutboxDispatcher dispatcher) {
        return new OrderCommands(db, client, time, dispatcher);
    }

    @Bean
    OutboxDispatcher outboxDispatcher(DSLContext db, WorkflowClient client) {
        return new OutboxDispatcher(db, client);
    }

    @Bean
    Reconciler reconciler(DSLContext db, OutboxDispatcher dispatcher) {
        return new Reconciler(db, dispatcher);
    }

    @Bean
    PoolReturns poolReturns(DSLContext db, BusinessTime time) {
        return new PoolReturns(db, time);
    }

    @Bean
    PromiseWatch promiseWatch(DSLContext db, BusinessTime time, Promises promises) {
        return new PromiseWatch(db, time, promises);
    }

    @Bean
    ScheduleClient scheduleClient(WorkflowServiceStubs stubs, TributaryProperties properties) {
        return ScheduleClient.newInstance(
                stubs,
                ScheduleClientOptions.newBuilder()
                        .setNamespace(properties.temporal().namespace())
                        .build());
    }

    @Bean
    RestockTrigger restockTrigger(DSLContext db, WorkflowClient client, ScheduleClient schedules, BusinessTime time) {
        return new RestockTrigger(db, client, schedules, time);
    }

    @Bean
    WorkerActivities workerActivities(
            DSLContext db,
            BusinessTime time,
            SnapshotBuilder snapshots,
            Promises promises,
            RiskScores risk,
            WaveListener waves) {
        return new WorkerActivities(
                new OrderActivitiesImpl(db, time, snapshots, promises),
                new PurchaseOrderActivitiesImpl(db, time),
                new WaveActivitiesImpl(db, snapshots, time, waves),
                new RestockActivitiesImpl(db, risk, time));
    }

    /** Until metrics listen, nobody does. */
    @Bean
    @ConditionalOnMissingBean
    WaveListener waveListener() {
        return (zone, plan, allocatedLines, planning) -> {};
    }

    /** The activity implementations that this process's worker offers. */
    record WorkerActivities(Object... implementations) {}
}
