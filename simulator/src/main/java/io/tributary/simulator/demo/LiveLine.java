package io.tributary.simulator.demo;

import java.io.Console;
import java.io.PrintStream;

/** One line of figures: rewritten in place on a terminal, a new line every five seconds elsewhere. */
final class LiveLine {
    private static final long LINE_NANOS = 5_000_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private long lastAccepted = -1;
    private long lastNanos;
    private double perSecond;
    private long lastLine;
    private boolean unfinished;

    LiveLine(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    static boolean onTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** Called about once a second. */
    void show(Figures figures, long nanos) {
        if (lastAccepted >= 0 && nanos > lastNanos) {
            double now = (figures.accepted() - lastAccepted) * 1e9 / (nanos - lastNanos);
            perSecond = perSecond == 0 ? now : .8 * perSecond + .2 * now;
        }
        lastAccepted = figures.accepted();
        lastNanos = nanos;
        if (terminal) {
            out.print("\r\u001b[K" + figures.line(perSecond));
            unfinished = true;
        } else if (lastLine == 0 || nanos - lastLine >= LINE_NANOS) {
            out.println(figures.line(perSecond));
            lastLine = Math.max(1, nanos);
        }
        out.flush();
    }

    /** Before anything else is printed. */
    void finish() {
        if (unfinished) {
            out.println();
            unfinished = false;
        }
    }
}
