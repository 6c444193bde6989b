package io.tributary.bench.orders;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.tributary.workflows.TaskQueues;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code bench orders [--count 2000] [--concurrency 32] --temporal HOST:PORT}: the rate of full orders and of bare
 * workflows, in alternating rounds on one server; see BENCHMARKS.md for the contract.
 */
public final class OrdersBench {
    private static final int ROUNDS = 4;
    private static final int HISTORIES = 50;
    /** Orders of each kind, per thread, that only make the machine warm. */
    private static final int WARM_UP = 4;

    private final OrdersOptions options;
    private final PrintStream err;
    private final long begun = System.nanoTime();
    private final AtomicInteger numbers = new AtomicInteger();

    private OrdersBench(OrdersOptions options, PrintStream err) {
        this.options = options;
        this.err = err;
    }

    /** @return 0 when all orders were completed, 1 when not, 2 for bad input */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            var options = OrdersOptions.parse(arguments);
            return new OrdersBench(options, err).measure(out) ? 0 : 1;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        } catch (Exception e) {
            err.println("The benchmark broke off: " + e);
            return 1;
        }
    }

    private boolean measure(PrintStream out) throws Exception {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        WorkflowServiceStubs service = connect();
        WorkerFactory factory = null;
        String namespace = OwnNamespace.register(service);
        try (var network = BenchNetwork.start(options.concurrency())) {
            WorkflowClient client = WorkflowClient.newInstance(
                    service,
                    WorkflowClientOptions.newBuilder().setNamespace(namespace).build());
            factory = WorkerFactory.newInstance(
                    client,
                    WorkerFactoryOptions.newBuilder()
                            .setWorkflowCacheSize(600)
                            .setUsingVirtualWorkflowThreads(true)
                            .build());
            try (var full = new FullOrders(network, client, worker(factory, TaskQueues.TRIBUTARY))) {
                var bare = new BareOrders(client, worker(factory, BareOrders.TASK_QUEUE));
                factory.start();
                full.start();
                return alternate(client, full, bare, out);
            }
        } finally {
            if (factory != null) {
                factory.shutdownNow();
            }
            service.shutdownNow();
        }
    }

    private WorkflowServiceStubs connect() {
        try {
            return WorkflowServiceStubs.newConnectedServiceStubs(
                    WorkflowServiceStubsOptions.newBuilder()
                            .setTarget(options.target())
                            .build(),
                    Duration.ofSeconds(10));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "No Temporal server answers at " + options.target()
                            + ". Maybe start one: temporal server start-dev --headless --ip 127.0.0.1",
                    e);
        }
    }

    /** The same for both kinds, and the same as in the application. */
    private static Worker worker(WorkerFactory factory, String queue) {
        return factory.newWorker(
                queue,
                WorkerOptions.newBuilder()
                        .setUsingVirtualThreads(true)
                        .setDisableEagerExecution(false)
                        .build());
    }

    private boolean alternate(WorkflowClient client, FullOrders full, BareOrders bare, PrintStream out)
            throws Exception {
        round(full, new Tally(), WARM_UP * options.concurrency());
        round(bare, new Tally(), WARM_UP * options.concurrency());
        var fullTally = new Tally();
        var bareTally = new Tally();
        for (int round = 0; round < ROUNDS; round++) {
            int orders = options.count() * (round + 1) / ROUNDS - options.count() * round / ROUNDS;
            round(full, fullTally, orders);
            round(bare, bareTally, orders);
            err.printf(
                    Locale.ROOT,
                    "round %d of %d: full %.1f/s, bare %.1f/s%n",
                    round + 1,
                    ROUNDS,
                    fullTally.perSecond(),
                    bareTally.perSecond());
        }
        out.printf(
                Locale.ROOT,
                "{\"count\": %d, \"concurrency\": %d, \"full\": %s, \"bare\": %s, \"fullOverBare\": %.3f}%n",
                options.count(),
                options.concurrency(),
                report(client, fullTally),
                report(client, bareTally),
                fullTally.perSecond() / bareTally.perSecond());
        return fullTally.orders() == options.count() && bareTally.orders() == options.count();
    }

    /** As many threads as orders may be under way; each completes one order after the other. */
    private void round(Contender contender, Tally tally, int orders) throws Exception {
        var left = new AtomicInteger(orders);
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < Math.min(options.concurrency(), orders); i++) {
                running.add(threads.submit(() -> {
                    while (left.decrementAndGet() >= 0 && timeIsLeft()) {
                        long begin = System.nanoTime();
                        String workflow = contender.complete(numbers.incrementAndGet());
                        tally.completed(workflow, System.nanoTime() - begin);
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                get(one);
            }
        }
        tally.roundTook(System.nanoTime() - start);
    }

    private static void get(Future<?> one) throws Exception {
        try {
            one.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private boolean timeIsLeft() {
        return System.nanoTime() - begun < options.atMost().toNanos();
    }

    private static String report(WorkflowClient client, Tally tally) {
        long events = 0;
        long bytes = 0;
        List<String> workflows = tally.lastWorkflows(HISTORIES);
        for (String workflow : workflows) {
            var info = client.getWorkflowServiceStubs()
                    .blockingStub()
                    .describeWorkflowExecution(DescribeWorkflowExecutionRequest.newBuilder()
                            .setNamespace(client.getOptions().getNamespace())
                            .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflow))
                            .build())
                    .getWorkflowExecutionInfo();
            events += info.getHistoryLength();
            bytes += info.getHistorySizeBytes();
        }
        return String.format(
                Locale.ROOT,
                "{\"orders\": %d, \"ordersPerSecond\": %.2f, \"p50Millis\": %.0f, \"p99Millis\": %.0f,"
                        + " \"eventsPerOrder\": %.1f, \"bytesPerOrder\": %d}",
                tally.orders(),
                tally.perSecond(),
                tally.percentileMillis(0.5),
                tally.percentileMillis(0.99),
                (double) events / workflows.size(),
                bytes / workflows.size());
    }
}
