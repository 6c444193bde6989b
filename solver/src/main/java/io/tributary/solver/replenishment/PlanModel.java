package io.tributary.solver.replenishment;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The question in flat arrays, as the search reads it. All money is in thousandths of a minor unit, held in doubles that
 * are whole numbers below 2^53, so sums are exact. Group (s, w, t) is the purchase order of supplier s for warehouse w
 * in period t.
 *
 * @param capacity units per quota and period; a quota is a supplier's, or that of one of its offers
 * @param orderCost of a purchase order, by supplier and warehouse
 * @param lots one per (SKU, warehouse)
 * @param ways transfers that are possible, between lots in single units
 */
record PlanModel(int periods, int warehouses, long[] capacity, double[][] orderCost, Lot[] lots, Way[] ways) {

    /** Cost of a unit that was to be sent on and is not there, or is sent to expire: no plan worth having has one. */
    static final double BREACH = 1e10;

    /**
     * A transfer that two lots of one SKU could make.
     *
     * @param from the lot that sends
     * @param to the lot that receives
     * @param periods from sending to receipt
     * @param unit cost per unit
     * @param line cost per transfer
     * @param spillover whether demand moves in place of goods
     */
    record Way(int from, int to, int periods, double unit, double line, boolean spillover) {
        double cost(int units) {
            return line + units * unit;
        }
    }

    /**
     * One SKU in one warehouse. Its quantities are packs of so many units: 1, except where a position is so large that
     * stock levels in single units could not be enumerated; its costs are then per pack.
     *
     * @param pack units in a pack
     * @param demand by period
     * @param inbound by period; transfers that are planned are in it
     * @param outbound units sent on at the start of a period, by transfers that are planned
     * @param received units of {@code inbound} that planned transfers bring
     * @param held cost per unit left at the end of a period
     * @param lost cost per unit of unmet demand
     * @param safety units from which on nothing is {@code exposed}
     * @param exposed by period and units left at its end, below safety: what demand beyond its mean is expected to lose
     * @param replace by units left at the end of the horizon, below the target: cost of buying later what is missing
     * @param remaining the most stock of use at the start of a period: all that leaves from then on, and safety or target
     * @param fresh the most stock after an order's arrival in a period that is sold before it expires; null for ever
     * @param spoiled by period of arrival and stock after it, up to {@code fresh}: what is expected to expire of it
     */
    record Lot(
            int sku,
            int warehouse,
            int pack,
            int stock,
            int[] demand,
            int[] inbound,
            int[] outbound,
            int[] received,
            double held,
            double lost,
            int safety,
            double[][] exposed,
            double[] replace,
            Option[] options,
            int[] remaining,
            int @Nullable [] fresh,
            double @Nullable [][] spoiled) {

        /** The most stock that an order may lead to in a period. */
        int freshest(int period) {
            return fresh == null ? Integer.MAX_VALUE : fresh[period];
        }

        /** Cost of stock that a transfer brings to expire unsold: no plan worth having has any. */
        double expiring(long stock, int period) {
            return fresh == null || received[period] == 0 ? 0 : Math.max(0, stock - fresh[period]) * BREACH;
        }

        /** The stock levels at the end of the horizon that differ in cost. */
        int floor() {
            return Math.max(safety, replace.length);
        }

        /** Books a transfer out (sign 1), or takes it back (−1). */
        void send(int period, int units, int sign) {
            outbound[period] += sign * units;
            for (int t = 0; t <= period; t++) {
                remaining[t] += sign * units;
            }
        }

        void receive(int period, int units, int sign) {
            inbound[period] += sign * units;
            received[period] += sign * units;
        }

        /** Cost of a period that ends with so much stock, sales aside. */
        double keeping(long stock, int period) {
            return stock * held + exposure(stock, period);
        }

        double exposure(long stock, int period) {
            return stock < safety ? exposed[period][(int) stock] : 0;
        }

        /** Cost of what is missing at the end of the horizon. */
        double ending(long stock) {
            return stock < replace.length ? replace[(int) stock] : 0;
        }

        /**
         * Expected cost of what expires, by first in, first out, of stock after an arrival. An order causes the difference
         * to the stock before it.
         */
        double spoiling(long stock, int period) {
            return spoiled == null ? 0 : spoiled[period][(int) Math.min(stock, spoiled[period].length - 1)];
        }
    }

    /**
     * A supplier of a lot.
     *
     * @param quota whose capacity its orders draw on
     * @param smallest least valid quantity
     * @param from least quantity of each price segment that is valid, a multiple
     * @param to greatest, a multiple; {@code from - multiple} for an empty segment
     * @param unit landed cost of a unit in the segment: purchase and risk
     * @param price purchase cost alone
     */
    record Option(
            int supplier,
            int quota,
            int leadTime,
            int multiple,
            int smallest,
            int[] from,
            int[] to,
            double[] unit,
            double[] price) {
        /** Whether no segment is dearer than the one before it. */
        boolean falling() {
            for (int segment = 1; segment < unit.length; segment++) {
                if (unit[segment] > unit[segment - 1]) {
                    return false;
                }
            }
            return true;
        }

        double unitFor(int quantity) {
            return unit[segment(quantity)];
        }

        int segment(int quantity) {
            int segment = unit.length - 1;
            while (segment > 0 && quantity < from[segment]) {
                segment--;
            }
            return segment;
        }
    }

    /** The most options that a lot has. */
    int mostOptions() {
        return Arrays.stream(lots).mapToInt(lot -> lot.options().length).max().orElse(0);
    }

    int suppliers() {
        return orderCost.length;
    }

    int rooms() {
        return capacity.length * periods;
    }

    int room(int quota, int period) {
        return quota * periods + period;
    }

    int group(int supplier, int warehouse, int period) {
        return (supplier * warehouses + warehouse) * periods + period;
    }

    int groups() {
        return suppliers() * warehouses * periods;
    }

    double groupCost(int group) {
        int way = group / periods;
        return orderCost[way / warehouses][way % warehouses];
    }
}
