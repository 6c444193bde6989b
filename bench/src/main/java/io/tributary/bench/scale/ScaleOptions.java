package io.tributary.bench.scale;

import io.tributary.bench.WholeNumber;

/**
 * The command line of {@code bench forecast-scale}.
 *
 * @param series SKU × region, 20 to 1,000,000
 * @param weeks of history, 8 to 520
 * @param part series that a worker forecasts at a time, 20 to 100,000
 * @param heapMiB most heap of the worker, 128 to 65,536
 * @param trees whether forecasts use the trees too
 * @param kill whether a second run loses its worker
 */
record ScaleOptions(int series, int weeks, long seed, int part, int heapMiB, boolean trees, boolean kill) {
    private static final String USAGE =
            "Usage: bench forecast-scale [--series 100000] [--weeks 104] [--seed 1] [--part 2000] [--heap-mib 1024]"
                    + " [--models local|full] [--kill]";

    /** @throws IllegalArgumentException naming the option, for people */
    static ScaleOptions parse(String[] arguments) {
        long series = 100_000;
        long weeks = 104;
        long seed = 1;
        long part = 2_000;
        long heap = 1_024;
        boolean trees = false;
        boolean kill = false;
        for (int i = 0; i < arguments.length; i++) {
            String option = arguments[i];
            if (option.equals("--kill")) {
                kill = true;
                continue;
            }
            String value = i + 1 < arguments.length ? arguments[++i] : "";
            switch (option) {
                case "--series" -> series = whole(option, value, 20, 1_000_000);
                case "--weeks" -> weeks = whole(option, value, 8, 520);
                case "--seed" -> seed = whole(option, value, Long.MIN_VALUE, Long.MAX_VALUE);
                case "--part" -> part = whole(option, value, 20, 100_000);
                case "--models" -> trees = full(value);
                case "--heap-mib" -> heap = whole(option, value, 128, 65_536);
                default -> throw new IllegalArgumentException("There is no option '" + option + "'. " + USAGE);
            }
        }
        return new ScaleOptions((int) series, (int) weeks, seed, (int) part, (int) heap, trees, kill);
    }

    private static boolean full(String models) {
        if (!models.equals("full") && !models.equals("local")) {
            throw new IllegalArgumentException("--models is '" + models + "', not local or full. " + USAGE);
        }
        return models.equals("full");
    }

    private static long whole(String option, String value, long least, long most) {
        return WholeNumber.of(option, value, least, most, USAGE);
    }
}
