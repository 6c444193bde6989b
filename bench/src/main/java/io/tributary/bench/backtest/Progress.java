package io.tributary.bench.backtest;

import java.io.PrintStream;

/** Says every few seconds how far a policy is. */
final class Progress {
    private static final long PAUSE_NANOS = 10_000_000_000L;

    private final PrintStream err;
    private long said = System.nanoTime();

    Progress(PrintStream err) {
        this.err = err;
    }

    /** @param doing what the method is run for */
    RestockMethod of(Tuning.Choice choice, String doing, int from, int to) {
        RestockMethod method = choice.make().get();
        return view -> {
            if (System.nanoTime() - said > PAUSE_NANOS) {
                said = System.nanoTime();
                err.printf(
                        "%s, %s: %s, week %d of %d%n",
                        choice.policy(), choice.settings(), doing, view.week() - from + 1, to - from);
            }
            return method.decide(view);
        };
    }
}
