package io.tributary.bench.vn2;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code bench vn2 DIR --round K --state STATE.csv --out ORDERS.csv}, and {@code bench vn2 DIR --backtest}. */
public final class Vn2Bench {
    private static final String USAGE =
            "Usage: bench vn2 DIR --round K --state STATE.csv --out ORDERS.csv, or bench vn2 DIR --backtest";
    private static final int MOST_ROUNDS = 1_000;

    private Vn2Bench() {}

    /** @return 0 when the orders were written, 2 for bad input */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        try {
            if (args.length == 2 && args[1].equals("--backtest")) {
                Vn2Backtest.run(Path.of(args[0]), out);
                return 0;
            }
            if (args.length != 7 || args[0].startsWith("--")) {
                throw new IllegalArgumentException(USAGE);
            }
            long start = System.nanoTime();
            int round = round(value(args, "--round"));
            CsvTable state = CsvTable.read(Path.of(value(args, "--state")));
            Map<String, Long> orders = Vn2Round.read(Path.of(args[0]), round).orders(state);
            write(Path.of(value(args, "--out")), orders);
            out.printf(
                    Locale.ROOT,
                    "{\"round\": %d, \"items\": %d, \"ordered\": %d, \"seconds\": %.2f}%n",
                    round,
                    orders.size(),
                    orders.values().stream().mapToLong(units -> units).sum(),
                    (System.nanoTime() - start) / 1e9);
            return 0;
        } catch (IllegalArgumentException | IOException e) {
            err.println(e instanceof IOException ? "Cannot read or write " + e.getMessage() : e.getMessage());
            return 2;
        }
    }

    private static void write(Path file, Map<String, Long> orders) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("Store,Product,Quantity");
        orders.forEach((key, units) -> lines.add(key + "," + units));
        Files.write(file, lines);
    }

    private static int round(String text) {
        try {
            int round = Integer.parseInt(text);
            if (round >= 1 && round <= MOST_ROUNDS) {
                return round;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no round. " + USAGE, e);
        }
        throw new IllegalArgumentException("'" + text + "' is no round: they count from 1. " + USAGE);
    }

    private static String value(String[] args, String option) {
        for (int i = 1; i + 1 < args.length; i += 2) {
            if (args[i].equals(option)) {
                return args[i + 1];
            }
        }
        throw new IllegalArgumentException(option + " is missing. " + USAGE);
    }
}
