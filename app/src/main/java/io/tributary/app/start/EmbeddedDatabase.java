package io.tributary.app.start;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.util.FileSystemUtils;

/** The demo's own PostgreSQL, on a free loopback port, with its data kept between runs. */
public final class EmbeddedDatabase implements Closeable {
    static final String OWNER = "postgres";

    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** @param folder held by this process, so that whoever else uses its data is a leftover */
    public static EmbeddedDatabase start(DataFolder folder) throws IOException {
        Path data = folder.path().resolve("postgres");
        OrphanedPostgres.stop(data);
        return new EmbeddedDatabase(EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(
                        folder.path().resolve("postgres-binaries").toFile())
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("listen_addresses", "127.0.0.1")
                // The binaries' defaults are for tests; here an answered order must outlive the process that answered.
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("max_connections", "40")
                .setServerConfig("max_wal_size", "256MB")
                .setServerConfig("jit", "off")
                .start());
    }

    /** Deletes all data in the folder; a server that an earlier run left behind is stopped first. */
    public static void discard(DataFolder folder) throws IOException {
        Path data = folder.path().resolve("postgres");
        OrphanedPostgres.stop(data);
        FileSystemUtils.deleteRecursively(data);
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
