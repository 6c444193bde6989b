package io.tributary.bench.allocation;

import io.tributary.bench.allocation.AllocationBench.BadInput;
import io.tributary.bench.allocation.StreamFile.Stream;
import io.tributary.domain.NodeCode;
import io.tributary.domain.allocation.AllocationPolicy;
import io.tributary.domain.allocation.OrderDemand;
import io.tributary.solver.allocation.StreamPlanner;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** {@code bench stream FILE… [--seed 1] [--out DIR]}; see BENCHMARKS.md for the contract. The seed changes nothing. */
public final class StreamBench {
    private StreamBench() {}

    /** @return 0 when every file was decided, 2 for bad input */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            var options = AllocationBench.Options.parse(arguments);
            for (Path file : options.files()) {
                var run = new Run(StreamFile.read(file));
                run.decideAll();
                run.print(out);
                if (options.out() != null) {
                    Files.createDirectories(options.out());
                    run.write(options.out().resolve(run.stream.name() + ".plan.json"));
                }
            }
            return 0;
        } catch (BadInput | IOException e) {
            err.println(e instanceof IOException ? "Cannot read or write: " + e : e.getMessage());
            return 2;
        }
    }

    private static final class Run {
        private final Stream stream;
        private final List<List<String>> assignments = new ArrayList<>();
        private final long[] nanos;
        private long cost;
        private long parcels;

        Run(Stream stream) {
            this.stream = stream;
            nanos = new long[stream.arrivals().length];
        }

        void decideAll() {
            var planner = new StreamPlanner(stream.types(), AllocationPolicy.AT_COST, stream.rates());
            int count = stream.arrivals().length;
            for (int a = 0; a < count; a++) {
                // The file has no times: how far the horizon has come is judged by the orders expected in it. How many
                // really come is the future, and not looked at.
                double remaining = stream.periods() * (1 - a / Math.max(1, stream.expectedArrivals()));
                long start = System.nanoTime();
                int[] candidates = planner.decide(stream.arrivals()[a], Math.max(1, remaining));
                nanos[a] = System.nanoTime() - start;
                record(stream.types().orders().get(stream.arrivals()[a]), candidates);
            }
        }

        private void record(OrderDemand order, int[] candidates) {
            List<String> nodes = new ArrayList<>();
            Set<NodeCode> used = new HashSet<>();
            for (int i = 0; i < candidates.length; i++) {
                var candidate = order.lines().get(i).candidates().get(candidates[i]);
                cost += candidate.cost().total();
                used.add(candidate.node());
                nodes.add(candidate.node().code());
            }
            for (var parcel : order.parcels()) {
                cost += used.contains(parcel.node()) ? parcel.cost().total() : 0;
            }
            parcels += used.size();
            assignments.add(nodes);
        }

        void print(PrintStream out) {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            int count = Math.max(1, sorted.length);
            out.printf(
                    Locale.ROOT,
                    "{\"instance\": %s, \"orders\": %d, \"cost\": %d, \"parcelsPerOrder\": %.4f, \"p50Micros\": %.1f, "
                            + "\"p99Micros\": %.1f}%n",
                    JsonMapper.shared().writeValueAsString(stream.name()),
                    sorted.length,
                    cost,
                    (double) parcels / count,
                    percentile(sorted, 0.5),
                    percentile(sorted, 0.99));
            out.flush();
        }

        private static double percentile(long[] sorted, double share) {
            return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e3;
        }

        void write(Path path) throws IOException {
            Files.writeString(path, "{\"assignments\": " + JsonMapper.shared().writeValueAsString(assignments) + "}\n");
        }
    }
}
