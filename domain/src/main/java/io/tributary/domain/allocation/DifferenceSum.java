package io.tributary.domain.allocation;

import io.tributary.domain.NodeCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The differences of several waves, added up.
 *
 * @param waves how many
 * @param costChange minor units by component, after less before
 * @param hoursBefore average hours to the door over all lines whose time is known; null when none is
 * @param load units by node, before and after
 * @param moves the lines that moved with the largest change of cost, {@value #MOST_MOVES} at most
 */
public record DifferenceSum(
        int waves,
        int lines,
        long beforeMinor,
        long afterMinor,
        Map<CostComponent, Long> costChange,
        int parcelsBefore,
        int parcelsAfter,
        long unfilledUnitsBefore,
        long unfilledUnitsAfter,
        @Nullable Double hoursBefore,
        @Nullable Double hoursAfter,
        int earlierLines,
        int laterLines,
        int movedLines,
        Map<NodeCode, Load> load,
        List<PlanDifference.Move> moves) {
    private static final int MOST_MOVES = 50;

    /** Units that a node ships. */
    public record Load(long unitsBefore, long unitsAfter) {}

    public static DifferenceSum of(List<PlanDifference> differences) {
        Map<CostComponent, Long> change = new EnumMap<>(CostComponent.class);
        Map<NodeCode, Load> load = new TreeMap<>();
        List<PlanDifference.Move> moves = new ArrayList<>();
        for (PlanDifference one : differences) {
            one.costChange().forEach((component, more) -> change.merge(component, more, Math::addExact));
            one.before().load().forEach((node, was) -> add(load, node, was.units(), 0));
            one.after().load().forEach((node, is) -> add(load, node, 0, is.units()));
            moves.addAll(one.moved());
        }
        change.values().removeIf(more -> more == 0);
        moves.sort(Comparator.comparingLong((PlanDifference.Move move) -> -Math.abs(move.extraMinor())));
        return new DifferenceSum(
                differences.size(),
                (int) sum(differences, d -> d.before().lines()),
                sum(differences, d -> d.before().totalMinor()),
                sum(differences, d -> d.after().totalMinor()),
                change,
                (int) sum(differences, d -> d.before().parcels()),
                (int) sum(differences, d -> d.after().parcels()),
                sum(differences, d -> d.before().unfilledUnits()),
                sum(differences, d -> d.after().unfilledUnits()),
                hours(differences.stream().map(PlanDifference::before).toList()),
                hours(differences.stream().map(PlanDifference::after).toList()),
                (int) sum(differences, PlanDifference::earlierLines),
                (int) sum(differences, PlanDifference::laterLines),
                moves.size(),
                load,
                moves.stream().limit(MOST_MOVES).toList());
    }

    private static long sum(List<PlanDifference> all, java.util.function.ToLongFunction<PlanDifference> figure) {
        return all.stream().mapToLong(figure).sum();
    }

    private static void add(Map<NodeCode, Load> load, NodeCode node, long before, long after) {
        load.merge(
                node,
                new Load(before, after),
                (a, b) -> new Load(a.unitsBefore() + b.unitsBefore(), a.unitsAfter() + b.unitsAfter()));
    }

    /** Waves count by the lines that they serve. */
    private static @Nullable Double hours(List<PlanFigures> all) {
        double hours = 0;
        long served = 0;
        for (PlanFigures one : all) {
            if (one.averageHoursToDoor() != null) {
                int lines = one.lines() - one.unfilledLines();
                hours += one.averageHoursToDoor() * lines;
                served += lines;
            }
        }
        return served == 0 ? null : hours / served;
    }
}
