package io.tributary.solver.replenishment;

import io.tributary.solver.replenishment.PlanModel.Option;
import io.tributary.solver.replenishment.Replanner.Mood;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;

/**
 * The neighbourhood: take a few related lots out of the plan and plan them again, one after the other, each exactly. It
 * holds every change of period, supplier and quantity of a lot, and joint moves that single changes cannot find: closing
 * or opening a purchase order, moving its lines together, trading a supplier's room. Half of the moves see costs with noise.
 */
public final class ReplanMoves implements MoveIteratorFactory<PlanSolution, ReplanMove> {
    private static final int MOST_LOTS = 40;
    /** One draw in so many takes out as many lots of a warehouse as it can. */
    private static final int LARGE_ONE_IN = 50;

    private static final ReplanMove NOTHING_NEW = new ReplanMove(new LotPlan[0], new Schedule[0]);

    @Override
    public long getSize(ScoreDirector<PlanSolution> director) {
        return (long) director.getWorkingSolution().lots().size() * MOST_LOTS;
    }

    @Override
    public Iterator<ReplanMove> createOriginalMoveIterator(ScoreDirector<PlanSolution> director) {
        throw new UnsupportedOperationException("Replan moves are drawn at random only.");
    }

    @Override
    public Iterator<ReplanMove> createRandomMoveIterator(ScoreDirector<PlanSolution> director, Random random) {
        return new Draws(director.getWorkingSolution(), random);
    }

    private static final class Draws implements Iterator<ReplanMove> {
        private final List<LotPlan> lots;
        private final PlanState state;
        private final PlanModel model;
        private final Replanner replanner;
        private final Random random;
        private final int[] chosen = new int[MOST_LOTS];
        private int count;

        Draws(PlanSolution solution, Random random) {
            this.lots = solution.lots();
            this.state = solution.state;
            this.model = state.model;
            this.replanner = solution.replanner;
            this.random = random;
        }

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public ReplanMove next() {
            count = 0;
            int base = random.nextInt(lots.size());
            choose(base);
            Schedule schedule = state.schedule(base);
            int closed = Replanner.NO_GROUP;
            int opened = Replanner.NO_GROUP;
            if (schedule.size() == 0) {
                chooseNeighbours(base, 1 + random.nextInt(8));
            } else {
                int slot = schedule.slots()[random.nextInt(schedule.size())];
                switch (random.nextInt(LARGE_ONE_IN) == 0 ? 6 : random.nextInt(6)) {
                    case 0 -> {} // the lot alone
                    case 1 -> closed = closeOrder(state.group(base, slot));
                    case 2 -> chooseFrom(state.group(base, slot), 2 + random.nextInt(6));
                    case 3 -> chooseRivals(base, slot);
                    case 4 -> chooseNeighbours(base, 1 + random.nextInt(8));
                    case 5 -> opened = openOrder(base);
                    default -> chooseNeighbours(base, MOST_LOTS);
                }
            }
            return replan(closed, opened);
        }

        private void choose(int lot) {
            for (int i = 0; i < count; i++) {
                if (chosen[i] == lot) {
                    return;
                }
            }
            if (count < MOST_LOTS) {
                chosen[count++] = lot;
            }
        }

        /** Every line of a purchase order, which is then closed; a large one only loses a few lines. */
        private int closeOrder(int group) {
            int members = state.members(group);
            if (members > MOST_LOTS - 1) {
                chooseFrom(group, 8);
                return Replanner.NO_GROUP;
            }
            for (int i = 0; i < members; i++) {
                choose(state.member(group, i));
            }
            return group;
        }

        private void chooseFrom(int group, int draws) {
            for (int i = 0; i < draws && state.open(group); i++) {
                choose(state.member(group, random.nextInt(state.members(group))));
            }
        }

        /** Lots that use the same supplier's room in the same period, for any warehouse. */
        private void chooseRivals(int base, int slot) {
            int supplier = model.lots()[base].options()[slot / model.periods()].supplier();
            int draws = 1 + random.nextInt(5);
            for (int i = 0; i < draws; i++) {
                chooseFrom(model.group(supplier, random.nextInt(model.warehouses()), slot % model.periods()), 1);
            }
        }

        /** Lots of the same warehouse, which could share purchase orders. */
        private void chooseNeighbours(int base, int draws) {
            int[] neighbours = state.lotsOf(model.lots()[base].warehouse());
            for (int i = 0; i < draws; i++) {
                choose(neighbours[random.nextInt(neighbours.length)]);
            }
        }

        /** A purchase order that the lot could use; it and others of its warehouse may use it without charge at first. */
        private int openOrder(int base) {
            Option[] options = model.lots()[base].options();
            Option option = options[random.nextInt(options.length)];
            int last = model.periods() - option.leadTime();
            if (last <= 0) {
                return Replanner.NO_GROUP;
            }
            chooseNeighbours(base, 4 + random.nextInt(16));
            return model.group(option.supplier(), model.lots()[base].warehouse(), random.nextInt(last));
        }

        private ReplanMove replan(int closed, int opened) {
            shuffle();
            LotPlan[] entities = new LotPlan[count];
            Schedule[] before = new Schedule[count];
            for (int i = 0; i < count; i++) {
                entities[i] = lots.get(chosen[i]);
                before[i] = state.take(chosen[i]);
            }
            Mood mood = new Mood(
                    random.nextInt(3) == 0 ? random.nextDouble() : 0,
                    random.nextBoolean() ? 0 : random.nextDouble(),
                    0,
                    closed,
                    opened);
            Schedule[] after = new Schedule[count];
            for (int i = 0; i < count; i++) {
                after[i] = replanner.plan(state, chosen[i], mood, random);
                state.put(chosen[i], after[i]);
            }
            for (int i = 0; count > 1 && i < count; i++) {
                state.take(chosen[i]);
                after[i] = replanner.plan(state, chosen[i], Mood.without(closed), random);
                state.put(chosen[i], after[i]);
            }
            for (int i = 0; i < count; i++) {
                state.take(chosen[i]);
            }
            for (int i = 0; i < count; i++) {
                state.put(chosen[i], before[i]);
            }
            return changed(before, after) ? new ReplanMove(entities, after) : NOTHING_NEW;
        }

        private static boolean changed(Schedule[] before, Schedule[] after) {
            for (int i = 0; i < before.length; i++) {
                if (!before[i].sameAs(after[i])) {
                    return true;
                }
            }
            return false;
        }

        private void shuffle() {
            for (int i = count - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swap = chosen[i];
                chosen[i] = chosen[j];
                chosen[j] = swap;
            }
        }
    }
}
