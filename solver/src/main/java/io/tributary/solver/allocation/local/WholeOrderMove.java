package io.tributary.solver.allocation.local;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.move.AbstractMove;

/** Moves several lines of one order at once, so that a parcel can be opened or closed in a single step. */
final class WholeOrderMove extends AbstractMove<Wave> {
    private final List<WaveLine> lines;
    private final List<@Nullable Source> targets;

    WholeOrderMove(List<WaveLine> lines, List<@Nullable Source> targets) {
        this.lines = lines;
        this.targets = targets;
    }

    @Override
    public boolean isMoveDoable(ScoreDirector<Wave> director) {
        for (int i = 0; i < lines.size(); i++) {
            if (!Objects.equals(lines.get(i).getSource(), targets.get(i))) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected AbstractMove<Wave> createUndoMove(ScoreDirector<Wave> director) {
        List<@Nullable Source> now = new ArrayList<>();
        lines.forEach(line -> now.add(line.getSource()));
        return new WholeOrderMove(lines, now);
    }

    @Override
    protected void doMoveOnGenuineVariables(ScoreDirector<Wave> director) {
        for (int i = 0; i < lines.size(); i++) {
            WaveLine line = lines.get(i);
            director.beforeVariableChanged(line, "source");
            line.setSource(targets.get(i));
            director.afterVariableChanged(line, "source");
        }
    }

    @Override
    public WholeOrderMove rebase(ScoreDirector<Wave> destination) {
        List<WaveLine> rebased = new ArrayList<>();
        lines.forEach(line -> rebased.add(destination.lookUpWorkingObject(line)));
        return new WholeOrderMove(rebased, targets);
    }

    @Override
    public Collection<?> getPlanningEntities() {
        return lines;
    }

    @Override
    public Collection<?> getPlanningValues() {
        return targets;
    }

    @Override
    public String toString() {
        return lines + " -> " + targets;
    }
}
