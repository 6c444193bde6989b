package io.tributary.bench.orders;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What {@code bench orders} is asked to do.
 *
 * @param count orders of each kind, 1 to 100,000
 * @param concurrency orders under way at a time, 1 to 1,000
 * @param target the Temporal server, on loopback
 * @param atMost wall-clock time after which no order is begun
 */
record OrdersOptions(int count, int concurrency, String target, Duration atMost) {
    static final String USAGE =
            "Usage: bench orders [--count 2000] [--concurrency 32] [--minutes 20] --temporal HOST:PORT";

    /** @throws IllegalArgumentException naming the option and its remedy */
    static OrdersOptions parse(String[] arguments) {
        int count = 2_000;
        int concurrency = 32;
        int minutes = 20;
        String target = null;
        for (int i = 0; i < arguments.length; i += 2) {
            String value = i + 1 < arguments.length ? arguments[i + 1] : null;
            switch (arguments[i]) {
                case "--count" -> count = whole("--count", value, 100_000);
                case "--concurrency" -> concurrency = whole("--concurrency", value, 1_000);
                case "--minutes" -> minutes = whole("--minutes", value, 240);
                case "--temporal" -> target = value;
                default -> throw new IllegalArgumentException("There is no option '" + arguments[i] + "'. " + USAGE);
            }
        }
        return new OrdersOptions(count, concurrency, loopback(target), Duration.ofMinutes(minutes));
    }

    private static int whole(String option, @Nullable String value, int most) {
        try {
            int number = Integer.parseInt(String.valueOf(value));
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException(option + " is '" + value + "'; the range is 1 to " + most + ". " + USAGE);
    }

    private static String loopback(@Nullable String target) {
        if (target != null && target.matches("(127\\.0\\.0\\.1|localhost|\\[::1]):\\d{1,5}")) {
            return target;
        }
        throw new IllegalArgumentException("--temporal is '" + target + "'; this puts load on a server, so it must be"
                + " one on loopback. Maybe start `temporal server start-dev` and use 127.0.0.1:7233. " + USAGE);
    }
}
