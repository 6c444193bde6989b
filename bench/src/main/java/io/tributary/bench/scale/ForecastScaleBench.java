package io.tributary.bench.scale;

import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code bench forecast-scale [--series 100000] [--weeks 104] [--seed 1] [--part 2000] [--heap-mib 1024]
 * [--models local|full] [--kill]}: one restock run of a large zone on the product's own path, in a worker process of
 * bounded heap. With {@code --kill} a second run on the same data loses its worker in the middle and must come to the
 * same forecasts.
 */
public final class ForecastScaleBench {
    private static final double KILL_AFTER = 0.4;

    private ForecastScaleBench() {}

    /** @return 0 when all was forecast, 1 when a part was lost or done twice without need, 2 for bad input */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            return measure(ScaleOptions.parse(arguments), out, err) ? 0 : 1;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        } catch (Exception e) {
            err.println("The benchmark broke off: " + e);
            return 1;
        }
    }

    private static boolean measure(ScaleOptions options, PrintStream out, PrintStream err) throws Exception {
        Path folder = Files.createTempDirectory("tributary-scale");
        long began = System.currentTimeMillis();
        try (var network = ScaleNetwork.start(folder);
                var temporal = TemporalServer.start(folder)) {
            long rows = network.fill(options);
            err.printf(
                    "%d sales in %.1f s; Temporal: %s%n",
                    rows, (System.currentTimeMillis() - began) / 1e3, temporal.kind());
            WorkflowServiceStubs service = WorkflowServiceStubs.newConnectedServiceStubs(
                    WorkflowServiceStubsOptions.newBuilder()
                            .setTarget(temporal.target())
                            .build(),
                    Duration.ofSeconds(20));
            try {
                Path log = folder.resolveSibling(folder.getFileName() + ".log");
                WorkflowClient client = WorkflowClient.newInstance(service);
                Night.Figures whole =
                        new Night(network, client, temporal.target(), options, log, began).run("whole", null);
                out.println(row("whole", options, rows, whole, network));
                if (!options.kill()) {
                    return whole.again().isEmpty();
                }
                Night.Figures killed =
                        new Night(network, client, temporal.target(), options, log, began).run("killed", KILL_AFTER);
                out.println(row("worker killed", options, rows, killed, network));
                return killed.underWay().containsAll(killed.again())
                        && network.checksum(killed.runId()).equals(network.checksum(whole.runId()));
            } finally {
                service.shutdownNow();
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static String row(
            String name, ScaleOptions options, long sales, Night.Figures night, ScaleNetwork network) {
        double forecast = night.seconds().getOrDefault("forecast", 0.0);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("run", name);
        row.put("series", night.series());
        row.put("weeks", options.weeks());
        row.put("models", options.trees() ? "full" : "local");
        row.put("sales", sales);
        row.put("parts", night.parts());
        row.put("partsComputed", night.computed());
        row.put("underWayWhenKilled", night.underWay());
        row.put("computedAgain", night.again());
        row.put("divideSeconds", tenths(night.seconds().getOrDefault("open", 0.0)));
        row.put("forecastSeconds", tenths(forecast));
        row.put("seriesPerSecond", Math.round(night.series() / Math.max(forecast, 1e-3)));
        row.put("planSeconds", tenths(night.seconds().getOrDefault("plan", 0.0)));
        row.put("lines", night.lines());
        row.put(
                "releaseSeconds",
                tenths(night.seconds().getOrDefault("release", 0.0)
                        + night.seconds().getOrDefault("AWAITING_APPROVAL", 0.0)
                        + night.seconds().getOrDefault("PARTLY_RELEASED", 0.0)));
        row.put("peakHeapMiB", night.heapMiB());
        row.put("heapLimitMiB", options.heapMiB());
        row.put("databaseMiB", network.databaseBytes() >> 20);
        row.put("checksum", network.checksum(night.runId()));
        return JsonMapper.shared().writeValueAsString(row);
    }

    private static double tenths(double seconds) {
        return Math.round(10 * seconds) / 10.0;
    }
}
