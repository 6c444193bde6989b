package io.tributary.bench.backtest;

import io.tributary.bench.WholeNumber;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The command line of {@code bench backtest}.
 *
 * @param weeks that are simulated, 4 to 52
 * @param items at most, 2 to 600
 * @param work of each of our plans, in the planner's units
 * @param panel a weekly panel; null for the simulated network
 * @param start the panel's period that is simulated first; null for the last weeks of the panel
 * @param out where charts and table go; null for nowhere
 */
record BacktestOptions(
        long seed,
        int weeks,
        int items,
        long work,
        @Nullable Path panel,
        @Nullable Integer start,
        @Nullable Path out) {
    /** Weeks of history before the simulated ones; the second half tunes the policies. */
    static final int LEAST_WARM_UP = 26;

    private static final String USAGE =
            "Usage: bench backtest [--seed 1] [--weeks 52] [--items 60] [--panel FILE [--start PERIOD]] [--work 100]"
                    + " [--out DIR]";

    /** @throws IllegalArgumentException naming the option, for people */
    static BacktestOptions parse(String[] arguments) {
        long seed = 1;
        long weeks = 52;
        long items = 60;
        long work = 100;
        Path panel = null;
        Integer start = null;
        Path out = null;
        for (int i = 0; i < arguments.length; i += 2) {
            String option = arguments[i];
            String value = i + 1 < arguments.length ? arguments[i + 1] : "";
            switch (option) {
                case "--seed" -> seed = whole(option, value, Long.MIN_VALUE, Long.MAX_VALUE);
                case "--weeks" -> weeks = whole(option, value, 4, 52);
                case "--items" -> items = whole(option, value, 2, 600);
                case "--work" -> work = whole(option, value, 0, 1_000_000);
                case "--panel" -> panel = path(option, value);
                case "--start" -> start = (int) whole(option, value, 0, 1_000_000);
                case "--out" -> out = path(option, value);
                default -> throw new IllegalArgumentException("There is no option '" + option + "'. " + USAGE);
            }
        }
        if (start != null && panel == null) {
            throw new IllegalArgumentException("--start names a period of a panel. Maybe --panel is missing. " + USAGE);
        }
        return new BacktestOptions(seed, (int) weeks, (int) items, work, panel, start, out);
    }

    private static Path path(String option, String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException(option + " has no path. " + USAGE);
        }
        return Path.of(value);
    }

    private static long whole(String option, String value, long least, long most) {
        return WholeNumber.of(option, value, least, most, USAGE);
    }
}
