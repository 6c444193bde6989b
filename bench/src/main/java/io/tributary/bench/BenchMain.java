package io.tributary.bench;

import static java.util.Map.entry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.tributary.bench.allocation.AllocationBench;
import io.tributary.bench.allocation.ScalingBench;
import io.tributary.bench.allocation.StreamBench;
import io.tributary.bench.backtest.BacktestBench;
import io.tributary.bench.forecast.ForecastBench;
import io.tributary.bench.month.MonthBench;
import io.tributary.bench.orders.OrdersBench;
import io.tributary.bench.replenishment.ReplenishmentBench;
import io.tributary.bench.risk.RiskBench;
import io.tributary.bench.scale.ForecastScaleBench;
import io.tributary.bench.vn2.Vn2Bench;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.LoggerFactory;

/**
 * The one entry point of {@code ./tributary bench NAME …}. A new benchmark is one line in {@link #COMMANDS}. Results
 * are the only thing on standard output; whatever libraries print goes to standard error.
 */
public final class BenchMain {
    /** Exit code for bad input or usage. */
    private static final int BAD_INPUT = 2;

    private static final Map<String, Command> COMMANDS = new TreeMap<>(Map.ofEntries(
            entry("allocation", AllocationBench::run),
            entry("backtest", BacktestBench::run),
            entry("forecast", ForecastBench::run),
            entry("forecast-scale", ForecastScaleBench::run),
            entry("month", MonthBench::run),
            entry("orders", OrdersBench::run),
            entry("replenishment", ReplenishmentBench::run),
            entry("risk", RiskBench::run),
            entry("scaling", ScalingBench::run),
            entry("stream", StreamBench::run),
            entry("vn2", Vn2Bench::run)));

    private BenchMain() {}

    /** A benchmark: takes its own arguments, prints one JSON object per input, returns the exit code. */
    @FunctionalInterface
    public interface Command {
        int run(String[] arguments, PrintStream out, PrintStream err);
    }

    public static void main(String[] arguments) {
        PrintStream results = System.out;
        System.setOut(System.err);
        // OptaPlanner tells of every run that it makes; a year of plans has hundreds.
        ((Logger) LoggerFactory.getLogger("org.optaplanner")).setLevel(Level.WARN);
        int code = run(arguments, results, System.err);
        results.flush();
        System.exit(code);
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        Command command = arguments.length == 0 ? null : COMMANDS.get(arguments[0]);
        if (command == null) {
            err.println("Usage: bench NAME …, where NAME is one of " + COMMANDS.keySet()
                    + (arguments.length == 0 ? "." : ". There is no '" + arguments[0] + "'."));
            return BAD_INPUT;
        }
        return command.run(Arrays.copyOfRange(arguments, 1, arguments.length), out, err);
    }
}
