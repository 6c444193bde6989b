package io.tributary.bench.backtest;

import io.tributary.domain.NodeCode;
import io.tributary.domain.replenishment.SupplyLane;
import io.tributary.domain.replenishment.TransferLane;
import io.tributary.simulator.Draw;
import java.util.ArrayList;
import java.util.List;

/** Terms that both trades share. */
final class Terms {
    private static final double PERISHABLE = .15;
    private static final int PAST_ORDERS = 60;

    private Terms() {}

    /** Weeks, for a seeded 15 % of the items 8 to 16; 0 for those that keep. */
    static int shelfLife(long seed, String item) {
        Draw draw = Draw.of(seed, "shelf life", item);
        return draw.chance(PERISHABLE) ? draw.between(8, 16) : 0;
    }

    /**
     * A lane as sixty past orders show it: the median, and the deviation from it.
     *
     * @param periods that the lane takes when nothing goes wrong
     * @param weeks that a period of the lane stands for: 1, or the mean lead time of the offers that it multiplies
     * @param orderCost minor units
     */
    static SupplyLane lane(
            long seed,
            String supplier,
            NodeCode warehouse,
            double periods,
            double weeks,
            double lateChance,
            long orderCost) {
        Draw draw = Draw.of(seed, "past orders", supplier, warehouse);
        double squares = 0;
        for (int i = 0; i < PAST_ORDERS; i++) {
            int late = YearRun.lateness(draw, lateChance);
            squares += late * late;
        }
        return new SupplyLane(warehouse, periods, Math.sqrt(squares / PAST_ORDERS) / weeks, orderCost, 0);
    }

    /** Between any two warehouses, in a week. */
    static List<TransferLane> transfers(List<NodeCode> warehouses, long unitMinor, long lineMinor) {
        List<TransferLane> lanes = new ArrayList<>();
        for (NodeCode from : warehouses) {
            for (NodeCode to : warehouses) {
                if (!from.equals(to)) {
                    lanes.add(new TransferLane(from, to, 1, unitMinor * 1000, lineMinor));
                }
            }
        }
        return lanes;
    }
}
