package io.tributary.bench.replenishment;

import io.tributary.domain.allocation.Budget;
import io.tributary.domain.replenishment.PlannedOrder;
import io.tributary.domain.replenishment.ReplenishmentPlan;
import io.tributary.domain.replenishment.ReplenishmentPolicy;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import io.tributary.solver.replenishment.ReplenishmentPlanner;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code bench replenishment FILE… [--seconds 30] [--seed 1] [--out DIR]}. */
public final class ReplenishmentBench {
    private static final String USAGE = "Usage: bench replenishment FILE... [--seconds 30] [--seed 1] [--out DIR]";

    /** The instances have certain demand and no value at the end; nothing is approved here. */
    private static final ReplenishmentPolicy POLICY = new ReplenishmentPolicy("bench-1", 0, .999, 1, 0, 0, 0, 0);

    private ReplenishmentBench() {}

    /** @return 0 when every plan was made and written, 2 for bad input */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        try {
            Arguments arguments = Arguments.parse(args);
            for (Path file : arguments.files()) {
                bench(file, arguments, out, err);
            }
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        } catch (IOException e) {
            err.println("Cannot write " + e.getMessage() + ". Maybe the folder is read-only or the disk is full.");
            return 2;
        }
    }

    private static void bench(Path file, Arguments arguments, PrintStream out, PrintStream err) throws IOException {
        long start = System.nanoTime();
        ReplenishmentSnapshot snapshot = InstanceReader.read(file);
        Duration read = Duration.ofNanos(System.nanoTime() - start);
        Duration left = arguments.time().minus(read);
        if (!left.isPositive()) {
            throw new IllegalArgumentException(
                    "Reading " + file + " took all of " + arguments.time() + ". Maybe use more --seconds.");
        }
        err.println("Read " + file + ": " + snapshot.positions().size() + " positions, "
                + snapshot.suppliers().size() + " suppliers, " + snapshot.periods() + " periods");
        ReplenishmentPlan plan = ReplenishmentPlanner.plan(snapshot, POLICY, arguments.seed(), Budget.ofTime(left));
        String name = snapshot.zone();
        if (arguments.out() != null) {
            Files.createDirectories(arguments.out());
            JsonMapper.shared()
                    .writeValue(arguments.out().resolve(name + ".plan.json"), Map.of("orders", orders(plan)));
        }
        PlanCheck check = PlanCheck.of(snapshot, plan.orders());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("instance", name);
        row.put("cost", check.cost());
        row.put("lowerBound", plan.lowerBound());
        row.put("gapPct", Math.round(plan.gap() * 1e5) / 1e3);
        row.put("fillRate", Math.round(check.fillRate() * 1e4) / 1e4);
        row.put("seconds", Math.round((System.nanoTime() - start) / 1e7) / 1e2);
        row.put("violations", check.violations().size());
        out.println(JsonMapper.shared().writeValueAsString(row));
        check.violations().stream().limit(10).forEach(err::println);
        if (check.cost() != plan.cost().total()) {
            err.println("The plan of " + name + " says it costs " + plan.cost().total() + ", but it costs "
                    + check.cost() + ". Maybe a position is so large that it was planned in packs.");
        }
    }

    private static List<Map<String, Object>> orders(ReplenishmentPlan plan) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (PlannedOrder order : plan.orders()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("supplier", order.supplier().code());
            row.put("item", order.sku().code());
            row.put("warehouse", order.warehouse().code());
            row.put("period", order.period());
            row.put("quantity", order.quantity());
            rows.add(row);
        }
        return rows;
    }

    private record Arguments(
            List<Path> files,
            Duration time,
            long seed,
            @Nullable Path out) {
        static Arguments parse(String[] args) {
            List<Path> files = new ArrayList<>();
            Duration time = Duration.ofSeconds(30);
            long seed = 1;
            Path out = null;
            for (int i = 0; i < args.length; i++) {
                switch (args[i]) {
                    case "--seconds" -> time = seconds(value(args, ++i));
                    case "--seed" -> seed = whole(value(args, ++i));
                    case "--out" -> out = Path.of(value(args, ++i));
                    default -> {
                        if (args[i].startsWith("--")) {
                            throw new IllegalArgumentException("Unknown option " + args[i] + ". " + USAGE);
                        }
                        files.add(Path.of(args[i]));
                    }
                }
            }
            if (files.isEmpty()) {
                throw new IllegalArgumentException("No instance file is given. " + USAGE);
            }
            return new Arguments(files, time, seed, out);
        }

        private static String value(String[] args, int i) {
            if (i >= args.length) {
                throw new IllegalArgumentException("The option " + args[i - 1] + " has no value. " + USAGE);
            }
            return args[i];
        }

        private static Duration seconds(String text) {
            try {
                double seconds = Double.parseDouble(text);
                if (seconds > 0 && seconds <= 86_400) {
                    return Duration.ofMillis(Math.max(1, Math.round(seconds * 1_000)));
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new IllegalArgumentException("--seconds is '" + text + "', not above 0 to 86400. " + USAGE);
        }

        private static long whole(String text) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("--seed is '" + text + "', not a whole number. " + USAGE, e);
            }
        }
    }
}
