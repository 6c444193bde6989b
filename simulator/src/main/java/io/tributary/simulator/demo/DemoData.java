package io.tributary.simulator.demo;

import io.tributary.app.start.DataFolder;
import io.tributary.app.start.EmbeddedDatabase;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the data folder remembers of the world that was imported into it: only the same world can go on with it.
 *
 * @param seed of the network
 * @param source {@code network} or the name of an orders file
 * @param ordersPerDay what history and opening stock were made for
 * @param imported whether the import was finished
 */
record DemoData(long seed, String source, double ordersPerDay, boolean imported) {
    private static final String FILE = "demo.properties";
    static final String SEEDED = "network";
    private static final List<String> FILES = List.of(
            FILE,
            "orders-position",
            "temporal.db",
            "temporal.db-shm",
            "temporal.db-wal",
            "temporal.log",
            "tributary.log");

    static @Nullable DemoData read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return null;
        }
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new DemoData(
                Long.parseLong(properties.getProperty("seed", "1")),
                properties.getProperty("source", SEEDED),
                Double.parseDouble(properties.getProperty("ordersPerDay", "24")),
                Boolean.parseBoolean(properties.getProperty("imported")));
    }

    void write(Path folder) throws IOException {
        var properties = new Properties();
        properties.setProperty("seed", Long.toString(seed));
        properties.setProperty("source", source);
        properties.setProperty("ordersPerDay", Double.toString(ordersPerDay));
        properties.setProperty("imported", Boolean.toString(imported));
        try (Writer writer = Files.newBufferedWriter(folder.resolve(FILE))) {
            properties.store(writer, "the world in this folder");
        }
    }

    DemoData done() {
        return new DemoData(seed, source, ordersPerDay, true);
    }

    /** The remembered world when the options ask for no other. */
    static DemoData resolve(@Nullable DemoData kept, DemoOptions options, String source, double ordersPerDay)
            throws DemoOptions.BadOption {
        long seed = options.seed().orElse(kept == null ? 1 : kept.seed());
        if (kept == null) {
            return new DemoData(seed, source, ordersPerDay, false);
        }
        if (kept.seed() != seed || !kept.source().equals(source)) {
            throw new DemoOptions.BadOption("the data in " + options.data() + " is of the world '" + kept.source()
                    + "' with seed " + kept.seed() + ", not '" + source + "' with seed " + seed
                    + ". Maybe start over with --fresh, or choose another folder with --data.");
        }
        return kept.imported() ? kept : new DemoData(seed, source, ordersPerDay, false);
    }

    /** Forgets everything in a folder that no other process uses, but nothing that the demo did not put there. */
    static void forget(Path folder) throws IOException, InterruptedException {
        if (!Files.exists(folder)) {
            return;
        }
        try (DataFolder held = DataFolder.hold(folder)) {
            DevServer.endLeftover(folder.resolve("temporal.pid"));
            EmbeddedDatabase.discard(held);
            for (String file : FILES) {
                Files.deleteIfExists(folder.resolve(file));
            }
        }
    }

    static double ordersPerDay(OptionalDouble perSecond, double daySeconds, double otherwise) {
        return perSecond.orElse(otherwise) * daySeconds;
    }
}
