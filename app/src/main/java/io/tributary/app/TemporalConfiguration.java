package io.tributary.app;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import com.uber.m3.util.Duration;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.tributary.workflows.TaskQueues;
import io.tributary.workflows.allocation.WaveWorkflowImpl;
import io.tributary.workflows.order.OrderWorkflowImpl;
import io.tributary.workflows.purchasing.PurchaseOrderWorkflowImpl;
import io.tributary.workflows.replenishment.RestockWorkflowImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connection to Temporal and this process's worker. */
@Configuration(proxyBeanMethods = false)
class TemporalConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(TemporalConfiguration.class);

    /** A functional double of a Temporal server, without time skipping: its clock is the wall clock. */
    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("'${tributary.temporal.target:}'.isEmpty()")
    TestServer.InProcessTestServer temporalInProcess() {
        LOG.info("No tributary.temporal.target: Temporal runs inside this process, and workflow state lives in memory");
        return TestServer.createServer(true);
    }

    @Bean(destroyMethod = "close")
    Scope temporalMetrics(MeterRegistry registry) {
        return new RootScopeBuilder()
                .reporter(new MicrometerClientStatsReporter(registry))
                .reportEvery(Duration.ofSeconds(2));
    }

    @Bean(destroyMethod = "shutdownNow")
    WorkflowServiceStubs workflowServiceStubs(
            TributaryProperties properties,
            org.springframework.beans.factory.ObjectProvider<TestServer.InProcessTestServer> inProcess,
            Scope metrics) {
        var options = WorkflowServiceStubsOptions.newBuilder().setMetricsScope(metrics);
        if (properties.temporal().inProcess()) {
            options.setChannel(inProcess.getObject().getChannel());
        } else {
            options.setTarget(properties.temporal().target());
        }
        return WorkflowServiceStubs.newServiceStubs(options.build());
    }

    @Bean
    WorkflowClient workflowClient(WorkflowServiceStubs stubs, TributaryProperties properties) {
        return WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setNamespace(properties.temporal().namespace())
                        .build());
    }

    @Bean
    WorkerFactory workerFactory(WorkflowClient client) {
        return WorkerFactory.newInstance(
                client,
                WorkerFactoryOptions.newBuilder()
                        .setWorkflowCacheSize(400)
                        .setUsingVirtualWorkflowThreads(true)
                        .build());
    }

    @Bean
    Worker worker(WorkerFactory factory, EngineConfiguration.WorkerActivities activities) {
        Worker worker = factory.newWorker(
                TaskQueues.TRIBUTARY,
                WorkerOptions.newBuilder()
                        .setUsingVirtualThreads(true)
                        // Forecasts and plans compute for long, and a virtual thread that computes keeps its carrier:
                        // two of them would hold up every request and workflow of a two-core machine.
                        .setUsingVirtualThreadsOnActivityWorker(false)
                        .setMaxConcurrentWorkflowTaskPollers(3)
                        .setMaxConcurrentActivityTaskPollers(2)
                        .setDisableEagerExecution(false)
                        // Every step holds a database connection; more at once would only wait for one.
                        .setMaxConcurrentLocalActivityExecutionSize(8)
                        .setMaxConcurrentActivityExecutionSize(4)
                        // On a starved machine a workflow thread may wait longer for its turn than the SDK's second.
                        .setDefaultDeadlockDetectionTimeout(5_000)
                        .build());
        register(worker, activities);
        restocks(factory, activities);
        return worker;
    }

    /** Forecasts and plans compute for minutes: as many at once as leave a wave its share of a small machine. */
    private static void restocks(WorkerFactory factory, EngineConfiguration.WorkerActivities activities) {
        factory.newWorker(
                        TaskQueues.RESTOCK,
                        WorkerOptions.newBuilder()
                                .setUsingVirtualThreadsOnActivityWorker(false)
                                .setMaxConcurrentActivityTaskPollers(1)
                                .setMaxConcurrentActivityExecutionSize(2)
                                .build())
                .registerActivitiesImplementations(activities.implementations());
    }

    /** The one place where workflow and activity implementations are registered. */
    private static void register(Worker worker, EngineConfiguration.WorkerActivities activities) {
        worker.registerWorkflowImplementationTypes(
                OrderWorkflowImpl.class,
                PurchaseOrderWorkflowImpl.class,
                WaveWorkflowImpl.class,
                RestockWorkflowImpl.class);
        worker.registerActivitiesImplementations(activities.implementations());
    }
}
