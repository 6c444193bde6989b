package io.tributary.domain.allocation;

import io.tributary.domain.NodeCode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A plan in figures.
 *
 * @param totalMinor weighted minor units in all
 * @param cost the same by component
 * @param lowerBoundMinor no plan for the same snapshot and policy can cost less
 * @param parcels distinct (order, node) that ship
 * @param averageHoursToDoor over the served lines whose time is known; null when none is
 * @param load every node of the snapshot, also those that have nothing to do
 */
public record PlanFigures(
        long totalMinor,
        CostBreakdown cost,
        long lowerBoundMinor,
        int orders,
        int lines,
        int parcels,
        long units,
        int unfilledLines,
        long unfilledUnits,
        @Nullable Double averageHoursToDoor,
        Map<NodeCode, NodeLoad> load) {
    public PlanFigures {
        load = Collections.unmodifiableMap(new TreeMap<>(load));
    }
}
