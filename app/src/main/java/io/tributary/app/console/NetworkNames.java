package io.tributary.app.console;

import io.tributary.db.catalog.NetworkView;
import io.tributary.db.catalog.NetworkView.Names;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** Names by code, read again when older than {@link #FRESH}: pages show many of them. */
final class NetworkNames {
    private static final Duration FRESH = Duration.ofSeconds(20);

    private final NetworkView view;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Names names = Names.NONE;
    private volatile long readAt;

    NetworkNames(NetworkView view) {
        this.view = view;
        this.readAt = System.nanoTime() - FRESH.toNanos();
    }

    Names names() {
        if (System.nanoTime() - readAt >= FRESH.toNanos() && reading.tryLock()) {
            try {
                names = view.names();
                readAt = System.nanoTime();
            } finally {
                reading.unlock();
            }
        }
        return names;
    }
}
