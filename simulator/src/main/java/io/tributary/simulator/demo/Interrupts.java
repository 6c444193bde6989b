package io.tributary.simulator.demo;

import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/**
 * Ctrl-C and a polite kill, turned into an interrupt of the main thread. A shutdown hook would not do: PostgreSQL has
 * one of its own, the hooks run side by side, and the database would be gone before the engine.
 */
final class Interrupts {
    private static final int KILLED = 130;

    private Interrupts() {}

    /**
     * The second signal ends the process without waiting for its work, its PostgreSQL and Temporal with it; the third at
     * once.
     */
    static void to(Thread main, AtomicBoolean interrupted) {
        var ending = new AtomicBoolean();
        for (String name : new String[] {"INT", "TERM"}) {
            Signal.handle(new Signal(name), signal -> {
                if (!interrupted.getAndSet(true)) {
                    main.interrupt();
                } else if (!ending.getAndSet(true)) {
                    ProcessHandle.current().children().forEach(ProcessHandle::destroy);
                    System.exit(KILLED); // PostgreSQL, which is no child, has its hook
                } else {
                    Runtime.getRuntime().halt(KILLED);
                }
            });
        }
    }
}
