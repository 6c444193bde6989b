package io.tributary.bench.allocation;

import io.tributary.domain.allocation.AllocationPlan;
import io.tributary.domain.allocation.AllocationPolicy;
import io.tributary.domain.allocation.AllocationSnapshot;
import io.tributary.domain.allocation.Budget;
import io.tributary.domain.allocation.LineDecision;
import io.tributary.solver.allocation.WavePlanner;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code bench allocation FILE… [--seconds 10] [--seed 1] [--out DIR] [--peers]}; see BENCHMARKS.md for the contract. */
public final class AllocationBench {
    private static final String USAGE =
            "Usage: bench allocation|stream FILE… [--seconds 10] [--seed 1] [--out DIR]" + " [--peers]";
    /** Kept back from the budget for checking and writing, in seconds per million lines and in general. */
    private static final double WRITING_SECONDS = 0.1;

    private AllocationBench() {}

    /** @return 0 when every file was planned, 2 for bad input */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            var options = Options.parse(arguments);
            for (Path file : options.files) {
                long start = System.nanoTime();
                plan(AllocationFile.read(file), start, options, out, err);
            }
            return 0;
        } catch (BadInput | IOException e) {
            err.println(e instanceof IOException ? "Cannot read or write: " + e : e.getMessage());
            return 2;
        } catch (OutOfMemoryError e) {
            err.println("Out of memory: the files need more than the "
                    + Runtime.getRuntime().maxMemory() / 1_048_576
                    + " MiB that this Java machine may use. Maybe set TRIBUTARY_JAVA_OPTS=-Xmx8g.");
            return 2;
        }
    }

    private static void plan(
            AllocationFile.Instance instance, long start, Options options, PrintStream out, PrintStream err)
            throws IOException {
        double left = options.seconds - seconds(start);
        left -= Math.min(WRITING_SECONDS + left * 0.01, left / 2);
        var budget = Budget.ofTime(Duration.ofNanos(Math.max(1_000_000, (long) (left * 1e9))));
        AllocationPlan plan =
                new WavePlanner().plan(instance.snapshot(), AllocationPolicy.AT_COST, options.seed, budget);
        var audit = PlanAudit.of(instance.snapshot(), plan);
        if (options.out != null) {
            Files.createDirectories(options.out);
            write(options.out.resolve(instance.name() + ".plan.json"), instance.snapshot(), plan);
        }
        out.printf(
                Locale.ROOT,
                "{\"instance\": %s, \"orders\": %d, \"lines\": %d, \"cost\": %d, \"lowerBound\": %d, \"gapPct\": %.4f, "
                        + "\"seconds\": %.2f, \"unfilledUnits\": %d, \"oversoldUnits\": %d, \"overCapacityUnits\": %d}%n",
                JsonMapper.shared().writeValueAsString(instance.name()),
                plan.orders().size(),
                audit.lines(),
                plan.totalCost(),
                plan.lowerBound(),
                plan.gap() * 100,
                seconds(start),
                audit.unfilledUnits(),
                audit.oversoldUnits(),
                audit.overCapacityUnits());
        out.flush();
        if (options.peers) {
            peers(instance, options, err);
        }
        err.println(instance.name() + ": " + plan.engines() + ", " + plan.work() + " work"
                + (plan.cutShort() ? ", cut short by time" : ""));
    }

    /** Peers go to standard error, so that standard output keeps its one object per file. */
    private static void peers(AllocationFile.Instance instance, Options options, PrintStream err) {
        var greedy = Peers.greedy(instance.snapshot());
        var highs = Peers.highs(instance.snapshot(), Duration.ofMillis(Math.max(1, (long) (options.seconds * 1000))));
        err.printf(
                Locale.ROOT,
                "{\"instance\": %s, \"greedyCost\": %d, \"greedySeconds\": %.2f, \"highsCost\": %s, "
                        + "\"highsSeconds\": %.2f}%n",
                JsonMapper.shared().writeValueAsString(instance.name()),
                greedy.cost(),
                greedy.seconds(),
                highs.cost() < 0 ? "null" : Long.toString(highs.cost()),
                highs.seconds());
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void write(Path path, AllocationSnapshot snapshot, AllocationPlan plan) throws IOException {
        try (var writer = Files.newBufferedWriter(path)) {
            writer.write("{\"assignments\": {");
            String separator = "";
            for (var order : plan.orders()) {
                List<@Nullable String> nodes = new ArrayList<>();
                for (var line : order.lines()) {
                    nodes.add(line instanceof LineDecision.Assigned a ? a.node().code() : null);
                }
                String entry = JsonMapper.shared().writeValueAsString(Map.of(order.orderId(), nodes));
                writer.write(separator + entry.substring(1, entry.length() - 1));
                separator = ",\n";
            }
            writer.write("}}\n");
        }
    }

    /** What the caller got wrong, as opposed to defects of ours. */
    static final class BadInput extends Exception {
        BadInput(String message) {
            super(message);
        }
    }

    /** The command line, which {@code stream} shares. */
    record Options(
            List<Path> files,
            double seconds,
            long seed,
            @Nullable Path out,
            boolean peers) {
        static Options parse(String[] arguments) throws BadInput {
            List<Path> files = new ArrayList<>();
            double seconds = 10;
            long seed = 1;
            Path out = null;
            boolean peers = false;
            for (int i = 0; i < arguments.length; i++) {
                String argument = arguments[i];
                if (!argument.startsWith("--")) {
                    files.add(Path.of(argument));
                    continue;
                }
                if (argument.equals("--peers")) {
                    peers = true;
                    continue;
                }
                String value = i + 1 < arguments.length ? arguments[++i] : "";
                switch (argument) {
                    case "--seconds" -> seconds = seconds(value);
                    case "--seed" -> seed = seed(value);
                    case "--out" -> out = Path.of(value);
                    default -> throw new BadInput("There is no option " + argument + ". " + USAGE);
                }
            }
            if (files.isEmpty()) {
                throw new BadInput("No file is given. " + USAGE);
            }
            return new Options(files, seconds, seed, out, peers);
        }

        private static double seconds(String value) throws BadInput {
            try {
                double seconds = Double.parseDouble(value);
                if (seconds > 0 && seconds <= 86_400) {
                    return seconds;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new BadInput("--seconds is '" + value + "'; it takes more than 0 and up to 86400.");
        }

        private static long seed(String value) throws BadInput {
            try {
                return Long.parseLong(value);
            } catch (NumberFormatException e) {
                throw new BadInput("--seed is '" + value + "', not a whole number.");
            }
        }
    }
}
