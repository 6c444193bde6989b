package io.tributary.solver.replenishment;

import io.tributary.solver.replenishment.Replanner.Mood;
import java.util.Comparator;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * A strong start: lots in falling order of what they could lose, each planned exactly under the bound's prices for
 * shared order costs and scarce room; then all again, until no lot can be planned better alone.
 */
final class ConstructiveStart {
    private static final int MAX_PASSES = 6;

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
        state.reset();
        for (int lot : order) {
            state.put(lot, replanner.plan(state, lot, new Mood(1, 0, 1, Replanner.NO_GROUP), random));
        }
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            double before = state.total();
            Mood mood = pass == 0 ? new Mood(.5, 0, .5, Replanner.NO_GROUP) : Mood.EXACT;
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
