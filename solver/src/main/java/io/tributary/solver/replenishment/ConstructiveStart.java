package io.tributary.solver.replenishment;

import io.tributary.solver.replenishment.Replanner.Mood;
import java.util.Comparator;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * A strong start: lots in falling order of what they could lose, each planned exactly under the bound's prices for
 * shared order costs and scarce room; then all again, until no lot can be planned better alone. The prices are believed
 * more or less in several attempts.
 */
final class ConstructiveStart {
    private static final int MAX_PASSES = 6;
    /** How far the prices are believed, by attempt; the best attempt stays. */
    private static final double[] TRUSTS = {1, .8, .6, .4, 1.2};

    private ConstructiveStart() {}

    static void build(PlanState state, Replanner replanner, BooleanSupplier stop) {
        PlanModel model = state.model;
        var random = new Random(0); // moods without noise draw nothing
        int[] order = IntStream.range(0, model.lots().length)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        i -> -model.lots()[i].lost() * model.lots()[i].remaining()[0]))
                .mapToInt(Integer::intValue)
                .toArray();
        Schedule[] best = null;
        double least = Double.POSITIVE_INFINITY;
        for (double trust : TRUSTS) {
            if (best != null && stop.getAsBoolean()) {
                break;
            }
            state.reset();
            for (int lot : order) {
                state.put(lot, replanner.plan(state, lot, new Mood(trust, 0, trust), random));
            }
            descend(state, replanner, order, trust / 2, random, stop);
            if (state.total() < least) {
                least = state.total();
                best = state.snapshot();
            }
        }
        state.reset();
        for (int lot = 0; best != null && lot < best.length; lot++) {
            state.put(lot, best[lot]);
        }
    }

    private static void descend(
            PlanState state, Replanner replanner, int[] order, double trust, Random random, BooleanSupplier stop) {
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            double before = state.total();
            Mood mood = pass == 0 ? new Mood(trust, 0, trust) : Mood.EXACT;
            for (int lot : order) {
                if (stop.getAsBoolean()) {
                    return;
                }
                state.take(lot);
                state.put(lot, replanner.plan(state, lot, mood, random));
            }
            if (pass > 1 && state.total() > before * (1 - 1e-5)) {
                return;
            }
        }
    }
}
