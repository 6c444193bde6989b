package io.tributary.db.replenishment;

import io.tributary.db.schema.tables.records.LaneRecord;
import io.tributary.domain.NodeCode;
import io.tributary.domain.replenishment.TransferLane;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What it costs when demand spills over: a warehouse delivers into the regions of another, so that a shelf that runs
 * empty there is neither a lost sale nor worth a transfer of a few units.
 */
final class SpilloverLanes {
    private SpilloverLanes() {}

    /**
     * From every warehouse to every other whose regions it delivers to now. A line served from elsewhere is reckoned as a
     * parcel of its own, because the rest of its order leaves from the usual warehouse; per unit, that parcel is shared by
     * the usual units of a line.
     *
     * @param lanes the first of a region is that of the warehouse that usually serves it
     * @param unitsPerLine 1 or more
     */
    static List<TransferLane> of(List<LaneRecord> lanes, double unitsPerLine) {
        Map<String, Map<String, LaneRecord>> open = new TreeMap<>();
        Map<String, LaneRecord> usual = new LinkedHashMap<>();
        for (LaneRecord lane : lanes) {
            usual.putIfAbsent(lane.getRegionCode(), lane);
            if (lane.getOpen()) {
                open.computeIfAbsent(lane.getNodeCode(), node -> new TreeMap<>())
                        .put(lane.getRegionCode(), lane);
            }
        }
        Map<String, List<LaneRecord>> usualOf = new TreeMap<>();
        usual.values()
                .forEach(lane -> usualOf.computeIfAbsent(lane.getNodeCode(), node -> new ArrayList<>())
                        .add(lane));
        List<TransferLane> spillovers = new ArrayList<>();
        open.forEach((from, reached) -> usualOf.forEach((to, regions) -> {
            boolean reaches = regions.stream().allMatch(lane -> reached.containsKey(lane.getRegionCode()));
            if (reaches && !from.equals(to)) {
                double extra = regions.stream()
                        .mapToDouble(lane -> extra(reached.get(lane.getRegionCode()), lane, unitsPerLine))
                        .average()
                        .orElseThrow();
                spillovers.add(
                        new TransferLane(new NodeCode(from), new NodeCode(to), 0, Math.round(1_000 * extra), 0, true));
            }
        }));
        return spillovers;
    }

    /** Minor units of money per unit. */
    private static double extra(LaneRecord from, LaneRecord usual, double unitsPerLine) {
        return from.getParcelMinor() / unitsPerLine + Math.max(0, from.getUnitMinor() - usual.getUnitMinor());
    }
}
