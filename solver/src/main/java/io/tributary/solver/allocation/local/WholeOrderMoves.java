package io.tributary.solver.allocation.local;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;

/** For a random order and a random node that could serve some line of it: all lines that the node can serve go there. */
public final class WholeOrderMoves implements MoveIteratorFactory<Wave, WholeOrderMove> {
    @Override
    public long getSize(ScoreDirector<Wave> director) {
        return director.getWorkingSolution().getLines().size();
    }

    @Override
    public Iterator<WholeOrderMove> createOriginalMoveIterator(ScoreDirector<Wave> director) {
        throw new UnsupportedOperationException("Whole-order moves are random only. Maybe set the selection order.");
    }

    @Override
    public Iterator<WholeOrderMove> createRandomMoveIterator(ScoreDirector<Wave> director, Random random) {
        List<WaveLine> lines = director.getWorkingSolution().getLines();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !lines.isEmpty();
            }

            @Override
            public WholeOrderMove next() {
                return move(lines, random);
            }
        };
    }

    private static WholeOrderMove move(List<WaveLine> lines, Random random) {
        int index = random.nextInt(lines.size());
        WaveLine seed = lines.get(index);
        List<WaveLine> moved = new ArrayList<>();
        List<@Nullable Source> targets = new ArrayList<>();
        if (!seed.getSources().isEmpty()) {
            Room room = seed.getSources()
                    .get(random.nextInt(seed.getSources().size()))
                    .room();
            int first = index;
            while (first > 0 && lines.get(first - 1).getOrder().equals(seed.getOrder())) {
                first--;
            }
            for (int i = first; i < lines.size() && lines.get(i).getOrder().equals(seed.getOrder()); i++) {
                add(lines.get(i), room, moved, targets);
            }
        }
        return new WholeOrderMove(moved, targets);
    }

    private static void add(WaveLine line, Room room, List<WaveLine> moved, List<@Nullable Source> targets) {
        for (Source source : line.getSources()) {
            if (source.room().equals(room)) {
                moved.add(line);
                targets.add(source);
                return;
            }
        }
    }
}
