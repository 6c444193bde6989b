package io.tributary.bench.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/** Work that goes on in the background until it is closed: a pass after the other, with a pause when there was nothing. */
final class Loops implements AutoCloseable {
    private static final long PAUSE_NANOS = 40_000_000;

    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    /** @param pass does what there is to do and returns how much that was */
    void repeat(String name, IntSupplier pass) {
        threads.add(Thread.ofPlatform().daemon().name(name).start(() -> {
            while (!closed) {
                if (once(name, pass) == 0) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        }));
    }

    private int once(String name, IntSupplier pass) {
        try {
            return pass.getAsInt();
        } catch (RuntimeException e) {
            if (!closed) {
                System.err.println(name + ": " + e);
            }
            return 0;
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Thread thread : threads) {
            try {
                thread.join(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
