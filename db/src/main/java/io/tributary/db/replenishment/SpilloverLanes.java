package io.tributary.db.replenishment;

import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.LANE;
import static io.tributary.db.schema.Tables.NODE;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static io.tributary.db.schema.Tables.REGION;
import static org.jooq.impl.DSL.avg;

import io.tributary.db.schema.tables.records.LaneRecord;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.replenishment.TransferLane;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;

/**
 * What it costs when demand spills over: a warehouse delivers into the regions of another, so that a shelf that runs
 * empty there is neither a lost sale nor worth a transfer of a few units.
 */
final class SpilloverLanes {
    private SpilloverLanes() {}

    /**
     * From every open warehouse of the zone to every other whose regions it delivers to. A line served from elsewhere is
     * reckoned as a parcel of its own, because the rest of its order leaves from the usual warehouse; per unit, that
     * parcel is shared by the usual units of a line.
     *
     * @param nearest the warehouse that usually serves a region
     * @param since orders from then on say how many units a line has
     */
    static List<TransferLane> of(DSLContext db, String zone, Map<Region, NodeCode> nearest, Instant since) {
        Map<NodeCode, Map<Region, LaneRecord>> lanes = lanes(db, zone);
        double unitsPerLine = unitsPerLine(db, zone, since);
        List<TransferLane> spillovers = new ArrayList<>();
        for (NodeCode from : lanes.keySet()) {
            for (NodeCode to : lanes.keySet()) {
                List<Region> regions = nearest.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(to))
                        .map(Map.Entry::getKey)
                        .toList();
                boolean reaches = !regions.isEmpty() && lanes.get(from).keySet().containsAll(regions);
                if (reaches && !from.equals(to)) {
                    double extra = regions.stream()
                            .mapToDouble(region -> extra(
                                    lanes.get(from).get(region), lanes.get(to).get(region), unitsPerLine))
                            .average()
                            .orElseThrow();
                    spillovers.add(new TransferLane(from, to, 0, Math.round(1_000 * extra), 0, true));
                }
            }
        }
        return spillovers;
    }

    /** Minor units of money per unit. */
    private static double extra(LaneRecord from, LaneRecord usual, double unitsPerLine) {
        return from.getParcelMinor() / unitsPerLine + Math.max(0, from.getUnitMinor() - usual.getUnitMinor());
    }

    private static Map<NodeCode, Map<Region, LaneRecord>> lanes(DSLContext db, String zone) {
        Map<NodeCode, Map<Region, LaneRecord>> lanes = new TreeMap<>();
        db.select(LANE.fields())
                .from(LANE)
                .join(NODE)
                .on(NODE.CODE.eq(LANE.NODE_CODE))
                .join(REGION)
                .on(REGION.CODE.eq(LANE.REGION_CODE))
                .where(
                        REGION.ZONE_CODE.eq(zone),
                        NODE.ZONE_CODE.eq(zone),
                        NODE.KIND.eq("WAREHOUSE"),
                        NODE.OPEN.isTrue(),
                        LANE.OPEN.isTrue(),
                        LANE.SERVICE.eq("STANDARD"))
                .fetchInto(LANE)
                .forEach(lane -> lanes.computeIfAbsent(new NodeCode(lane.getNodeCode()), key -> new HashMap<>())
                        .put(new Region(lane.getRegionCode()), lane));
        return lanes;
    }

    private static double unitsPerLine(DSLContext db, String zone, Instant since) {
        BigDecimal mean = db.select(avg(ORDER_LINE.QUANTITY))
                .from(ORDER_LINE)
                .join(CUSTOMER_ORDER)
                .on(CUSTOMER_ORDER.ID.eq(ORDER_LINE.ORDER_ID))
                .where(CUSTOMER_ORDER.ZONE_CODE.eq(zone), CUSTOMER_ORDER.PLACED_AT.ge(since))
                .fetchSingle()
                .value1();
        return mean == null ? 1 : Math.max(1, mean.doubleValue());
    }
}
