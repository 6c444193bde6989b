package io.tributary.simulator.demo;

import io.tributary.simulator.network.NetworkGenerator;
import io.tributary.simulator.network.NetworkOptions;
import io.tributary.simulator.network.SeededNetwork;
import io.tributary.simulator.orders.BadOrdersFile;
import io.tributary.simulator.orders.FileOrders;
import io.tributary.simulator.orders.OrderBook;
import io.tributary.simulator.orders.OrdersNetwork;
import io.tributary.simulator.orders.OrdersReport;
import io.tributary.simulator.world.Api;
import io.tributary.simulator.world.OrderDesk;
import io.tributary.simulator.world.Refusals;
import io.tributary.simulator.world.World;
import io.tributary.simulator.world.WorldClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One run of the demo: starts the engine, imports a world, drives it, shows it, and ends it cleanly. */
final class Demo {
    private static final int CALLS_AT_A_TIME = 24;
    private static final double FILE_ORDERS_PER_SECOND = 1.5;
    private static final int MOST_SETTLE_SECONDS = 60;

    private final DemoOptions options;
    private final double daySeconds;
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final Refusals refusals = new Refusals();
    private volatile @Nullable DevServer devServer;
    private volatile @Nullable Engine engine;
    private volatile @Nullable World world;
    /** Beside the world's, so that its crowd does not keep the figures waiting. */
    private @Nullable Api control;

    private @Nullable FileOrders file;

    Demo(DemoOptions options) {
        this.options = options;
        daySeconds = options.daySeconds().orElse(DemoOptions.DAY_SECONDS);
    }

    /** @return the exit code */
    int run() throws IOException, InterruptedException, DemoOptions.BadOption, BadOrdersFile {
        OrderBook book = options.orders() == null ? null : OrderBook.read(options.orders());
        double perSecond =
                options.ordersPerSecond().orElse(book == null ? DemoOptions.ORDERS_PER_SECOND : FILE_ORDERS_PER_SECOND);
        if (options.fresh()) {
            DemoData.forget(options.data());
        }
        Files.createDirectories(options.data());
        String source = options.orders() == null
                ? DemoData.SEEDED
                : String.valueOf(options.orders().getFileName());
        DemoData data = DemoData.resolve(DemoData.read(options.data()), options, source, perSecond * daySeconds);
        data.write(options.data());
        SeededNetwork network = book == null
                ? new NetworkGenerator(
                                new NetworkOptions(data.seed(), NetworkOptions.EPOCH, data.ordersPerDay(), 26, true))
                        .seeded()
                : OrdersNetwork.of(book, data.seed(), data.ordersPerDay());
        Interrupts.to(Thread.currentThread(), interrupted);
        try {
            start(data, network, book, perSecond);
            return drive();
        } catch (IOException | InterruptedException | RuntimeException e) {
            if (!interrupted.get()) {
                throw e;
            }
            System.out.println("Ending");
            return 0;
        } finally {
            end();
        }
    }

    private void start(DemoData data, SeededNetwork network, @Nullable OrderBook book, double perSecond)
            throws IOException, InterruptedException {
        System.out.println("Starting: PostgreSQL, Temporal, the engine");
        double scale = Duration.ofDays(1).toSeconds() / daySeconds;
        Instant epoch = network.options().epoch().atStartOfDay(WorldClock.ZONE).toInstant();
        DevServer server = DevServer.startFor(options).orElse(null);
        devServer = server;
        requireGoingOn();
        String target = server != null ? server.target() : options.temporal().contains(":") ? options.temporal() : "";
        Engine started = Engine.start(options, target, server == null ? "" : server.uiUrl(), scale, epoch);
        engine = started;
        requireGoingOn();
        var api = new Api(started.address(), CALLS_AT_A_TIME, refusals);
        control = new Api(started.address(), 2, refusals);
        Figures figures = awaitReady(api);
        sayWhere(started, temporal(target, server));
        if (!data.imported()) {
            NetworkImport.run(network.network(), api);
            data.done().write(options.data());
            figures = awaitReady(api);
        }
        requireGoingOn();
        var clock = new WorldClock(figures.businessTime(), scale);
        var desk = new OrderDesk(api);
        if (book != null) {
            file = new FileOrders(book, perSecond, api, desk, options.data().resolve("orders-position"));
        }
        SeededNetwork lived = network.withOrdersPerDay(perSecond * daySeconds);
        world = new World(data.seed(), lived, api, clock, desk, options.operator(), file);
        world.start();
    }

    /** What starts here swallows interrupts, and the demo would go on as if nobody had asked it to end. */
    private void requireGoingOn() throws InterruptedException {
        if (interrupted.get()) {
            throw new InterruptedException("The demo was asked to end");
        }
    }

    private Figures awaitReady(Api api) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < deadline) {
            requireGoingOn();
            var figures = Figures.ask(api);
            if (figures.isPresent()) {
                return figures.get();
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException("the engine does not answer GET /v1/summary. Maybe its log says why.");
    }

    private static String temporal(String target, @Nullable DevServer server) {
        if (server != null) {
            return "dev server on " + target + " (process " + server.pid() + "), its UI on " + server.uiUrl();
        }
        return target.isEmpty() ? "in this process: workflow state lives in memory" : target;
    }

    private void sayWhere(Engine started, String temporal) {
        System.out.println("  console    " + started.address());
        System.out.println("  API        " + started.address() + "/v1/openapi");
        System.out.println("  Temporal   " + temporal);
        System.out.println("  PostgreSQL embedded, data in "
                + options.data().toAbsolutePath().normalize());
        System.out.println("  log        " + Engine.log(options.data()));
        System.out.printf("  time       a business day takes %s s%n", trimmed(daySeconds));
        System.out.println(options.headless() ? "Runs for " + trimmed(options.minutes()) + " min" : "Ctrl-C ends it");
    }

    private static String trimmed(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    /** Shows the figures once a second until the time is over; without an end, for ever. */
    private int drive() throws InterruptedException, IOException {
        World running = Objects.requireNonNull(world);
        Api own = Objects.requireNonNull(control);
        var line = new LiveLine(System.out, LiveLine.onTerminal());
        double seconds = options.minutes() > 0 ? options.minutes() * 60 : Double.POSITIVE_INFINITY;
        double ordering = seconds - Math.min(MOST_SETTLE_SECONDS, seconds * .3);
        long started = System.nanoTime();
        boolean open = true;
        while (true) {
            requireGoingOn();
            double passed = (System.nanoTime() - started) / 1e9;
            var figures = Figures.ask(own);
            figures.ifPresent(f -> {
                running.clock().set(f.businessTime());
                line.show(f, System.nanoTime());
            });
            if (open && (passed >= ordering || (file != null && file.finished()))) {
                open = false;
                stopOrdering(running);
                line.finish();
                System.out.println("No more orders are placed; waiting for the work to settle");
            }
            boolean settled = !open
                    && running.desk().idle()
                    && figures.map(f -> f.open() == 0).orElse(false);
            if (passed >= seconds || (options.headless() && settled)) {
                break;
            }
            Thread.sleep(1000);
        }
        line.finish();
        return conclude(running, own, (System.nanoTime() - started) / 1e9);
    }

    private void stopOrdering(World running) {
        running.stopOrdering();
        if (file != null) {
            file.close();
        }
    }

    private int conclude(World running, Api own, double seconds) throws InterruptedException, IOException {
        running.close();
        Verdict verdict = Verdict.ask(own);
        Figures figures = Figures.ask(own).orElse(null);
        var summary = new Summary(System.out);
        summary.figures(figures, running.desk(), seconds);
        if (file != null) {
            Path report = Path.of(System.getProperty("tributary.home", ".")).resolve("out/orders-report.csv");
            summary.orders(OrdersReport.write(file.outcome(), report), report);
        }
        summary.troubles(refusals, running.troubles());
        summary.verdict(verdict);
        return verdict.holds() ? 0 : 1;
    }

    /** The world first, then the engine, then what the engine runs on. */
    private void end() {
        Thread.interrupted();
        World running = world;
        Engine started = engine;
        DevServer server = devServer;
        try {
            if (running != null) {
                running.close();
            }
            if (started != null) {
                started.close();
            }
            if (server != null) {
                server.close();
            }
        } catch (IOException e) {
            System.err.println("tributary demo: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
