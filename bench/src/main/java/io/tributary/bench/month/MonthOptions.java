package io.tributary.bench.month;

import io.tributary.bench.WholeNumber;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The command line of {@code bench month}.
 *
 * @param days 1 to 90
 * @param ordersPerDay of an ordinary day, 1 to 5000
 * @param work of each wave, in the planner's units
 * @param out where chart and table go; null for nowhere
 */
record MonthOptions(
        long seed,
        int days,
        double ordersPerDay,
        long work,
        @Nullable Path out) {
    private static final String USAGE =
            "Usage: bench month [--seed 1] [--days 30] [--orders-per-day 300] [--work 30000] [--out DIR]";

    /** @throws IllegalArgumentException naming the option, for people */
    static MonthOptions parse(String[] arguments) {
        long seed = 1;
        long days = 30;
        long orders = 300;
        long work = 30_000;
        Path out = null;
        for (int i = 0; i < arguments.length; i += 2) {
            String option = arguments[i];
            String value = i + 1 < arguments.length ? arguments[i + 1] : "";
            switch (option) {
                case "--seed" -> seed = whole(option, value, Long.MIN_VALUE, Long.MAX_VALUE);
                case "--days" -> days = whole(option, value, 1, 90);
                case "--orders-per-day" -> orders = whole(option, value, 1, 5_000);
                case "--work" -> work = whole(option, value, 0, 100_000_000);
                case "--out" -> out = folder(value);
                default -> throw new IllegalArgumentException("There is no option '" + option + "'. " + USAGE);
            }
        }
        return new MonthOptions(seed, (int) days, orders, work, out);
    }

    private static Path folder(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("--out has no folder. " + USAGE);
        }
        return Path.of(value);
    }

    private static long whole(String option, String value, long least, long most) {
        return WholeNumber.of(option, value, least, most, USAGE);
    }
}
