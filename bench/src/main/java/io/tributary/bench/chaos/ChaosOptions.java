package io.tributary.bench.chaos;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * What to do to the engine.
 *
 * @param kills how often it is killed, at least 1
 * @param seconds it runs after each start, on average, before it is killed; at least 5
 * @param temporal as the demo's option: {@code dev}, {@code in-process}, or host:port
 * @param seed of the moments and the orders
 */
record ChaosOptions(int kills, int seconds, String temporal, long seed) {
    static final String USAGE =
            "Usage: ./tributary test chaos [--kills 3] [--seconds 30] [--temporal dev|in-process] [--seed 1]";

    /** @throws IllegalArgumentException with one line for whoever typed it */
    static ChaosOptions parse(List<String> arguments) {
        var options = new ChaosOptions(3, 30, "dev", 1);
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String name = rest.removeFirst();
            try {
                options = options.with(name, rest);
            } catch (NumberFormatException | NoSuchElementException e) {
                throw new IllegalArgumentException(name + " has no value that fits. " + USAGE, e);
            }
        }
        if (options.kills < 1 || options.seconds < 5) {
            throw new IllegalArgumentException("At least 1 kill and 5 seconds are needed. " + USAGE);
        }
        return options;
    }

    private ChaosOptions with(String name, Deque<String> rest) {
        return switch (name) {
            case "--kills" -> new ChaosOptions(Integer.parseInt(rest.removeFirst()), seconds, temporal, seed);
            case "--seconds" -> new ChaosOptions(kills, Integer.parseInt(rest.removeFirst()), temporal, seed);
            case "--temporal" -> new ChaosOptions(kills, seconds, rest.removeFirst(), seed);
            case "--seed" -> new ChaosOptions(kills, seconds, temporal, Long.parseLong(rest.removeFirst()));
            default -> throw new IllegalArgumentException("Unknown option " + name + ". " + USAGE);
        };
    }
}
