package io.tributary.app.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that outlived the process that started it, because that process was killed. It is stopped before its
 * data is used again; PostgreSQL's own recovery makes the data whole. Only for a folder that this process holds.
 */
final class OrphanedPostgres {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanedPostgres.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private OrphanedPostgres() {}

    static void stop(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> orphan = orphan(data, Files.readAllLines(pidFile));
        if (orphan.isPresent()) {
            LOG.info(
                    "Stopping the PostgreSQL that an earlier run left behind (process {})",
                    orphan.get().pid());
            end(orphan.get());
        }
        // A stale file whose number another process has taken since would keep PostgreSQL from starting.
        Files.deleteIfExists(pidFile);
    }

    /** The postmaster named by its file: line 1 is its process, line 2 its data folder. */
    private static Optional<ProcessHandle> orphan(Path data, List<String> file) throws IOException {
        if (file.size() < 2
                || !Files.isDirectory(Path.of(file.get(1)))
                || !Files.isSameFile(data, Path.of(file.get(1)))) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(file.getFirst().strip()))
                .filter(process -> process.info().command().orElse("").endsWith("postgres"));
    }

    private static void end(ProcessHandle postmaster) {
        postmaster.destroy();
        if (!gone(postmaster)) {
            List<ProcessHandle> backends = postmaster.children().toList();
            postmaster.destroyForcibly();
            backends.forEach(ProcessHandle::destroyForcibly);
            backends.forEach(OrphanedPostgres::gone);
            gone(postmaster);
        }
    }

    private static boolean gone(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
