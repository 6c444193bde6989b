package io.tributary.domain.allocation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How one plan differs from another. Lines are the same when their order and line ids are.
 *
 * @param costChange minor units by component, after less before; components that did not change are left out
 * @param sameLines lines of both that are served alike
 * @param moved lines of both that are served otherwise, the largest change of cost first
 * @param onlyBefore lines that only the first plan has
 * @param onlyAfter lines that only the second plan has
 * @param earlierLines lines of both that arrive earlier, by hours to the door
 * @param laterLines lines of both that arrive later
 */
public record PlanDifference(
        PlanFigures before,
        PlanFigures after,
        Map<CostComponent, Long> costChange,
        int sameLines,
        List<Move> moved,
        List<PlannedLine> onlyBefore,
        List<PlannedLine> onlyAfter,
        int earlierLines,
        int laterLines) {

    /** A line as it was and as it would be. */
    public record Move(PlannedLine before, PlannedLine after) {
        /** Minor units that the line itself costs more; other lines of its parcels may pay more or less with it. */
        public long extraMinor() {
            return after.costMinor() - before.costMinor();
        }
    }

    public PlanDifference {
        costChange = Collections.unmodifiableMap(new EnumMap<>(withType(costChange)));
        moved = List.copyOf(moved);
        onlyBefore = List.copyOf(onlyBefore);
        onlyAfter = List.copyOf(onlyAfter);
    }

    /** An {@link EnumMap} cannot copy another kind of map that is empty. */
    private static EnumMap<CostComponent, Long> withType(Map<CostComponent, Long> map) {
        var copy = new EnumMap<CostComponent, Long>(CostComponent.class);
        copy.putAll(map);
        return copy;
    }

    /** Minor units by which the second plan is dearer; negative when it is cheaper. */
    public long extraMinor() {
        return after.totalMinor() - before.totalMinor();
    }

    public static PlanDifference between(PlannedWave before, PlannedWave after) {
        Map<PlannedLine.LineKey, PlannedLine> was = new HashMap<>();
        before.lines().forEach(line -> was.put(line.key(), line));
        List<Move> moved = new ArrayList<>();
        List<PlannedLine> onlyAfter = new ArrayList<>();
        int same = 0;
        int earlier = 0;
        int later = 0;
        for (PlannedLine line : after.lines()) {
            PlannedLine old = was.remove(line.key());
            if (old == null) {
                onlyAfter.add(line);
                continue;
            }
            if (line.servedLike(old)) {
                same++;
            } else {
                moved.add(new Move(old, line));
            }
            int hours = hours(old, line);
            earlier += hours < 0 ? 1 : 0;
            later += hours > 0 ? 1 : 0;
        }
        moved.sort((a, b) -> Long.compare(Math.abs(b.extraMinor()), Math.abs(a.extraMinor())));
        List<PlannedLine> onlyBefore = before.lines().stream()
                .filter(line -> was.containsKey(line.key()))
                .toList();
        PlanFigures first = before.figures();
        PlanFigures second = after.figures();
        return new PlanDifference(
                first, second, change(first.cost(), second.cost()), same, moved, onlyBefore, onlyAfter, earlier, later);
    }

    private static int hours(PlannedLine before, PlannedLine after) {
        return before.hoursToDoor() == null || after.hoursToDoor() == null
                ? 0
                : after.hoursToDoor() - before.hoursToDoor();
    }

    private static Map<CostComponent, Long> change(CostBreakdown before, CostBreakdown after) {
        var change = new EnumMap<CostComponent, Long>(CostComponent.class);
        for (CostComponent component : CostComponent.values()) {
            long more = after.amount(component) - before.amount(component);
            if (more != 0) {
                change.put(component, more);
            }
        }
        return change;
    }
}
