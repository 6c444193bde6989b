package io.tributary.bench.allocation;

import io.tributary.bench.allocation.AllocationBench.BadInput;
import io.tributary.domain.allocation.AllocationPolicy;
import io.tributary.domain.allocation.Budget;
import io.tributary.solver.allocation.WavePlanner;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * {@code bench scaling [--seed 1] [--seconds 60] [ORDERS…]}: plans seeded instances of growing size, 10 seconds per
 * 1,000 orders up to {@code --seconds}, beside first come, first served.
 */
public final class ScalingBench {
    private static final int[] SIZES = {1_000, 2_000, 5_000, 10_000, 20_000};
    private static final int MOST_ORDERS = 100_000;
    private static final double SECONDS_PER_THOUSAND = 10;

    private ScalingBench() {}

    /** @return 0 when every size was planned, 2 for bad input */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            long seed = 1;
            double most = 60;
            var sizes = IntStream.builder();
            for (int i = 0; i < arguments.length; i++) {
                switch (arguments[i]) {
                    case "--seed" -> seed = number(arguments, ++i, Long.MAX_VALUE);
                    case "--seconds" -> most = number(arguments, ++i, 86_400);
                    default -> sizes.add((int) number(arguments, i, MOST_ORDERS));
                }
            }
            int[] chosen = sizes.build().toArray();
            for (int orders : chosen.length == 0 ? SIZES : chosen) {
                plan(orders, seed, Math.min(most, orders * SECONDS_PER_THOUSAND / 1000), out);
            }
            return 0;
        } catch (BadInput e) {
            err.println(e.getMessage());
            return 2;
        }
    }

    private static long number(String[] arguments, int at, long most) throws BadInput {
        String text = at < arguments.length ? arguments[at] : "";
        try {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new BadInput("'" + text + "' is not a whole number from 1 to " + most
                + ". Usage: bench scaling [--seed 1] [--seconds 60] [ORDERS…]");
    }

    private static void plan(int orders, long seed, double seconds, PrintStream out) {
        var snapshot = AllocationFile.parse(GeneratedInstance.of(orders, seed), "scaling-" + orders);
        var heaps = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        heaps.forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        var budget = Budget.ofTime(Duration.ofMillis(Math.max(1, (long) (seconds * 1000))));
        var plan = new WavePlanner().plan(snapshot, AllocationPolicy.AT_COST, seed, budget);
        double took = (System.nanoTime() - start) / 1e9;
        long peak =
                heaps.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        var audit = PlanAudit.of(snapshot, plan);
        var greedy = Peers.greedy(snapshot);
        out.printf(
                Locale.ROOT,
                "{\"orders\": %d, \"lines\": %d, \"nodes\": %d, \"cost\": %d, \"lowerBound\": %d, \"gapPct\": %.4f, "
                        + "\"seconds\": %.2f, \"peakHeapMiB\": %d, \"oversoldUnits\": %d, \"overCapacityUnits\": %d, "
                        + "\"greedyCost\": %d, \"greedySeconds\": %.2f}%n",
                orders,
                audit.lines(),
                snapshot.nodes().size(),
                plan.totalCost(),
                plan.lowerBound(),
                plan.gap() * 100,
                took,
                peak / 1_048_576,
                audit.oversoldUnits(),
                audit.overCapacityUnits(),
                greedy.cost(),
                greedy.seconds());
        out.flush();
    }
}
