package io.tributary.domain.allocation;

import io.tributary.domain.NodeCode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is supposed to be otherwise. Planning the changed snapshot is the whole of a what-if; without changes it is a dry
 * run. Changes apply one after the other.
 */
public record Scenario(List<Change> changes) {
    /** Nothing is otherwise. */
    public static final Scenario NONE = new Scenario(List.of());

    private static final double MOST_TIMES = 10;

    public Scenario {
        changes = List.copyOf(changes);
    }

    /** One thing that is otherwise. */
    public sealed interface Change {}

    /** The node ships nothing; what it could have served is out with {@link EliminationReason#NODE_CLOSED}. */
    public record CloseNode(NodeCode node) implements Change {}

    /**
     * More or fewer orders: every order comes {@code factor} times, the second as {@code id#2} and so on, and of a
     * fraction the orders that make it up, evenly spread. Units of a line stay what they are, because twenty small orders
     * are another load than ten large ones.
     *
     * @param factor above 0 to {@value #MOST_TIMES}, in thousandths
     */
    public record DemandTimes(double factor) implements Change {
        public DemandTimes {
            requireFactor("demand", factor, 0.001);
        }
    }

    /** @param factor 0 to {@value #MOST_TIMES} times the units that every node can still handle */
    public record CapacityTimes(double factor) implements Change {
        public CapacityTimes {
            requireFactor("capacity", factor, 0);
        }
    }

    /** @param factor 0 to {@value #MOST_TIMES} times the stock everywhere, rounded down */
    public record StockTimes(double factor) implements Change {
        public StockTimes {
            requireFactor("stock", factor, 0);
        }
    }

    /**
     * Costs that a policy's amounts went into are scaled by the ratio new to old. An amount that was 0 left no trace in
     * the snapshot's costs, so another value in its place has no effect. Where several amounts go into one component, as
     * a breach costs more when the date was guaranteed, the ratio counts whose old amount is the cost, else the first.
     */
    public record Reprice(Map<CostComponent, List<Ratio>> ratios) implements Change {
        public Reprice {
            var copy = new EnumMap<CostComponent, List<Ratio>>(CostComponent.class);
            copy.putAll(ratios);
            ratios = Collections.unmodifiableMap(copy);
        }
    }

    /** @param before above 0 */
    public record Ratio(long before, long after) {
        public Ratio {
            if (before <= 0 || after < 0) {
                throw new IllegalArgumentException(
                        "The ratio " + after + " to " + before + " has no meaning. Maybe the old amount was 0.");
            }
        }

        /** Rounded half up. */
        long of(long minor) {
            return Math.addExact(Math.multiplyExact(minor, after), before / 2) / before;
        }
    }

    private static void requireFactor(String what, double factor, double least) {
        if (!(factor >= least && factor <= MOST_TIMES)) {
            throw new IllegalArgumentException("The factor of " + what + " is " + factor + "; the range is " + least
                    + " to " + MOST_TIMES + ". Maybe it was given in percent.");
        }
    }

    /**
     * The snapshot as it would be.
     *
     * @throws IllegalArgumentException when a change names a node that the snapshot does not have
     */
    public AllocationSnapshot apply(AllocationSnapshot snapshot) {
        AllocationSnapshot changed = snapshot;
        for (Change change : changes) {
            changed = apply(change, changed);
        }
        return changed;
    }

    private static AllocationSnapshot apply(Change change, AllocationSnapshot snapshot) {
        return switch (change) {
            case CloseNode closed -> close(snapshot, closed.node());
            case DemandTimes demand -> ScenarioOrders.times(snapshot, demand.factor());
            case Reprice reprice -> ScenarioOrders.reprice(snapshot, reprice.ratios());
            case CapacityTimes capacity ->
                new AllocationSnapshot(
                        snapshot.zone(),
                        snapshot.nodes().stream()
                                .map(room -> new NodeRoom(room.node(), times(room.capacityUnits(), capacity.factor())))
                                .toList(),
                        snapshot.stock(),
                        snapshot.orders());
            case StockTimes stock ->
                new AllocationSnapshot(
                        snapshot.zone(),
                        snapshot.nodes(),
                        snapshot.stock().stream()
                                .map(level -> new StockLevel(
                                        level.node(), level.sku(), (long) (level.availableUnits() * stock.factor())))
                                .toList(),
                        snapshot.orders());
        };
    }

    private static @Nullable Long times(@Nullable Long units, double factor) {
        return units == null ? null : (long) (units * factor);
    }

    private static AllocationSnapshot close(AllocationSnapshot snapshot, NodeCode node) {
        Set<NodeCode> known = new TreeSet<>();
        snapshot.nodes().forEach(room -> known.add(room.node()));
        if (!known.contains(node)) {
            throw new IllegalArgumentException("Zone " + snapshot.zone() + " has no node " + node + " with a lane to"
                    + " these orders; it has " + known + ". Maybe the case of a letter differs.");
        }
        return ScenarioOrders.without(snapshot, node);
    }
}
