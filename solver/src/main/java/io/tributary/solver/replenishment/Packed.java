package io.tributary.solver.replenishment;

import io.tributary.solver.replenishment.BoundParts.Part;
import io.tributary.solver.replenishment.LotSizer.Trade;
import io.tributary.solver.replenishment.PlanModel.Lot;
import io.tributary.solver.replenishment.PlanModel.Option;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A lot in packs as a bound may see it. Its figures are rounded, so its least cost may lie above that of single units.
 * Without minimums and multiples, at the lowest price, and when demand may also stay unmet, parts of a pack save nothing
 * (a network flow with whole data), and what rounding moves is at most three packs: two of supply, one of demand.
 */
final class Packed {
    private static final int ROUNDED_SUPPLY = 2;
    private static final int ROUNDED = 3;

    private Packed() {}

    static Part of(PlanModel model, int index) {
        Lot lot = model.lots()[index];
        Option[] options = new Option[lot.options().length];
        int[] lots = new int[options.length];
        Arrays.fill(lots, index);
        for (int k = 0; k < options.length; k++) {
            Option option = lot.options()[k];
            double unit = Arrays.stream(option.unit()).min().orElseThrow();
            double price = Arrays.stream(option.price()).min().orElseThrow();
            options[k] = new Option(
                    option.supplier(),
                    option.quota(),
                    option.leadTime(),
                    1,
                    1,
                    new int[] {1},
                    new int[] {Integer.MAX_VALUE / 2},
                    new double[] {unit},
                    new double[] {price});
        }
        Lot relaxed = new Lot(
                lot.sku(),
                lot.warehouse(),
                lot.pack(),
                lot.stock() + ROUNDED_SUPPLY,
                lot.demand(),
                lot.inbound(),
                lot.outbound(),
                lot.received(),
                lot.held(),
                lot.lost(),
                lot.safety(),
                lot.exposed(),
                lot.replace(),
                options,
                lot.remaining(),
                null,
                null);
        double[] buy = new double[model.periods()];
        double[] sell = new double[model.periods()];
        Arrays.fill(buy, lot.lost());
        Arrays.fill(sell, -1);
        double moved = model.periods() * lot.held() + first(lot.replace());
        for (double[] period : lot.exposed()) {
            moved += first(period);
        }
        double rounding = ROUNDED * moved;
        return new Part(relaxed, lots, IntStream.range(0, lots.length).toArray(), new Trade(buy, sell), rounding);
    }

    /** The dearest of a falling cost's steps. */
    private static double first(double[] cost) {
        return cost.length == 0 ? 0 : cost.length == 1 ? cost[0] : cost[0] - cost[1];
    }
}
