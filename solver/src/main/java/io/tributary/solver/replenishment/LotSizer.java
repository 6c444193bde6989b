package io.tributary.solver.replenishment;

import io.tributary.solver.replenishment.PlanModel.Lot;
import io.tributary.solver.replenishment.PlanModel.Option;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest schedule of one lot when every order has a given fixed cost, surcharge per unit and limit: exact, by a
 * dynamic programme over stock levels, backwards in time (Wagner and Whitin 1958 with lost sales, and with several
 * suppliers, minimum and multiple quantities and all-units price breaks).
 *
 * <p>Within a price segment the cost of an order is linear, so the best order for every stock level is a running or
 * sliding-window minimum, and a period costs O(stock levels × options × segments). Stock beyond {@link Lot#remaining} can only be held
 * until the end, so it is charged at once and the state is clipped there. Not thread-safe: one per thread.
 */
final class LotSizer {
    private final PlanModel model;
    /** By option × periods + order period; the caller fills the slots of its lot. */
    final double[] fixed;

    final double[] surcharge;
    final int[] limit;
    /** At what the lot may also buy and sell units, or null: how a bound sees transfers. */
    @Nullable
    Trade trade;

    /**
     * @param buy by period; infinite where nothing can be bought
     * @param sell by period, never rising; negative where nothing can be sold
     */
    record Trade(double[] buy, double[] sell) {}

    private double[] value = new double[64];
    private double[] next = new double[64];
    private double[] key = new double[64];
    private int[] window = new int[64];
    /** What the levels in the window cost. */
    private double[] entries = new double[64];

    private int[] choice = new int[1024];
    private int[] offset;
    private final int[] slots;
    private final int[] quantities;
    private int found;

    /** @param mostOptions that a lot to be solved has */
    LotSizer(PlanModel model, int mostOptions) {
        this.model = model;
        int size = mostOptions * model.periods();
        fixed = new double[size];
        surcharge = new double[size];
        limit = new int[size];
        offset = new int[size];
        slots = new int[size];
        quantities = new int[size];
    }

    /** The least cost; {@link #schedule} then gives the orders. Fixed costs and surcharges must not be negative. */
    double solve(Lot lot) {
        int periods = model.periods();
        int[] remaining = lot.remaining();
        reserve(remaining[0] + 1);
        int used = 0;
        for (int left = 0; left <= lot.floor(); left++) {
            next[left] = lot.ending(left);
        }
        for (int t = periods - 1; t >= 0; t--) {
            int cap = remaining[t];
            consume(lot, t);
            trade(t, remaining[t]);
            for (int k = 0; k < lot.options().length; k++) {
                int at = t - lot.options()[k].leadTime();
                if (at < 0) {
                    continue;
                }
                int slot = k * periods + at;
                offset[slot] = used;
                used += cap + 1;
                if (used > choice.length) {
                    choice = Arrays.copyOf(choice, Math.max(used, 2 * choice.length));
                }
                Arrays.fill(choice, used - cap - 1, used, 0);
                order(lot, t, slot);
            }
            arrive(lot, t);
        }
        double best = next[Math.min(lot.stock(), remaining[0])] + excess(lot, lot.stock() - remaining[0], 0);
        recover(lot);
        return best;
    }

    private double excess(Lot lot, long units, int period) {
        return units <= 0 ? 0 : units * waste(lot, period);
    }

    /** Cost of a unit that will never be needed. */
    private double waste(Lot lot, int period) {
        return trade == null || trade.sell()[period] < 0
                ? lot.held() * (model.periods() - period)
                : -trade.sell()[period];
    }

    private void trade(int period, int cap) {
        if (trade == null) {
            return;
        }
        double buy = trade.buy()[period];
        for (int x = cap - 1; x >= 0; x--) {
            value[x] = Math.min(value[x], value[x + 1] + buy);
        }
        double sell = trade.sell()[period];
        for (int x = 1; sell >= 0 && x <= cap; x++) {
            value[x] = Math.min(value[x], value[x - 1] - sell);
        }
    }

    private void reserve(int levels) {
        if (value.length < levels) {
            int size = Math.max(levels, 2 * value.length);
            value = new double[size];
            next = new double[size];
            key = new double[size];
            window = new int[size];
            entries = new double[size];
        }
    }

    /** value[x] = cost from period t on with x units on the shelf and nothing more to arrive in t. */
    private void consume(Lot lot, int t) {
        int demand = lot.demand()[t];
        int cap = lot.remaining()[t];
        int leaving = lot.outbound()[t];
        for (int x = 0; x <= cap; x++) {
            int ready = Math.max(0, x - leaving);
            int left = Math.max(0, ready - demand);
            double cost = lot.keeping(left, t) + next[left] + (x < leaving ? (leaving - x) * PlanModel.BREACH : 0);
            value[x] = lot.expiring(x, t) + (ready < demand ? cost + (demand - ready) * lot.lost() : cost);
        }
    }

    /** next[x] = the same with x units before what is due in t. */
    private void arrive(Lot lot, int t) {
        int cap = lot.remaining()[t];
        int due = lot.inbound()[t];
        if (due == 0) {
            System.arraycopy(value, 0, next, 0, cap + 1);
            return;
        }
        for (int x = 0; x <= cap; x++) {
            long y = (long) x + due;
            next[x] = value[(int) Math.min(y, cap)] + excess(lot, y - cap, t);
        }
    }

    private void order(Lot lot, int t, int slot) {
        Option option = lot.options()[slot / model.periods()];
        int cap = lot.remaining()[t];
        double charge = fixed[slot];
        if (limit[slot] < option.smallest() || Double.isInfinite(charge)) {
            return;
        }
        // Segments read the value without this order and write the value with it.
        System.arraycopy(value, 0, key, 0, cap + 1);
        for (int x = 0; lot.spoiled() != null && x <= Math.min(cap, lot.freshest(t)); x++) {
            key[x] += lot.spoiling(x, t);
        }
        int most = limit[slot] / option.multiple() * option.multiple();
        boolean falling = option.falling();
        for (int segment = 0; segment < option.unit().length; segment++) {
            int from = option.from()[segment];
            int to = Math.min(option.to()[segment], most);
            if (from <= to) {
                double unit = option.unit()[segment] + surcharge[slot];
                int fresh = lot.freshest(t);
                // At a segment's price more than it holds never pays where the next one is cheaper.
                int reach = falling ? most : to;
                within(lot, t, Math.min(cap, fresh), slot, option.multiple(), from, reach, unit, charge);
                if (fresh > cap) {
                    beyond(lot, t, slot, option.multiple(), from, to, unit, charge);
                }
            }
        }
    }

    /** Orders that lead to a stock level up to the cap, one residue class of levels at a time. */
    private void within(Lot lot, int t, int cap, int slot, int multiple, int from, int to, double unit, double charge) {
        for (int residue = 0; residue < multiple && residue + from <= cap; residue++) {
            int top = cap - from - (cap - from - residue) % multiple;
            if (to >= cap) {
                upwards(lot, t, top, slot, multiple, from, unit, charge);
            } else {
                window(lot, t, top, slot, multiple, from, to, unit, charge);
            }
        }
    }

    /** Every level above can be ordered up to, so the best of them is a running minimum. */
    private void upwards(Lot lot, int t, int top, int slot, int multiple, int from, double unit, double charge) {
        int start = offset[slot];
        int best = top + from;
        double least = Double.POSITIVE_INFINITY;
        for (int x = top; x >= 0; x -= multiple) {
            double entry = key[x + from] + unit * (x + from);
            if (entry <= least) {
                least = entry;
                best = x + from;
            }
            double cost = key[best] - lot.spoiling(x, t) + unit * (best - x) + charge;
            if (cost < value[x]) {
                value[x] = cost;
                choice[start + x] = best - x;
            }
        }
    }

    /** Levels up to {@code to} above can be ordered up to: a sliding-window minimum. */
    private void window(Lot lot, int t, int top, int slot, int multiple, int from, int to, double unit, double charge) {
        int start = offset[slot];
        int head = 0;
        int tail = 0;
        for (int x = top; x >= 0; x -= multiple) {
            double entry = key[x + from] + unit * (x + from);
            while (tail > head && entries[tail - 1] >= entry) {
                tail--;
            }
            entries[tail] = entry;
            window[tail++] = x + from;
            if (window[head] - x > to) {
                head++;
            }
            int y = window[head];
            double cost = key[y] - lot.spoiling(x, t) + unit * (y - x) + charge;
            if (cost < value[x]) {
                value[x] = cost;
                choice[start + x] = y - x;
            }
        }
    }

    /** Orders beyond the cap: only the smallest can be best, because the rest is never used. */
    private void beyond(Lot lot, int t, int slot, int multiple, int from, int to, double unit, double charge) {
        int cap = lot.remaining()[t];
        int start = offset[slot];
        double atCap = key[cap] - lot.spoiling(cap, t) + charge;
        double waste = waste(lot, t);
        int first = Math.max(0, cap + 1 - to);
        int above = (cap - first + multiple) / multiple * multiple;
        for (int x = first; x <= cap; x++) {
            // The least multiple that goes beyond the cap.
            above -= above - multiple > cap - x ? multiple : 0;
            int quantity = Math.max(from, above);
            if (quantity > to || quantity > lot.freshest(t) - x) {
                continue;
            }
            double spoiling = lot.spoiling(x + quantity, t) - lot.spoiling(x, t);
            double cost = atCap + unit * quantity + (x + quantity - cap) * waste + spoiling;
            if (cost < value[x]) {
                value[x] = cost;
                choice[start + x] = quantity;
            }
        }
    }

    private void recover(Lot lot) {
        found = 0;
        int periods = model.periods();
        long stock = lot.stock();
        for (int t = 0; t < periods; t++) {
            stock += lot.inbound()[t];
            for (int k = lot.options().length - 1; k >= 0; k--) {
                int at = t - lot.options()[k].leadTime();
                int level = (int) Math.min(stock, lot.remaining()[t]);
                int quantity = at < 0 ? 0 : choice[offset[k * periods + at] + level];
                if (quantity > 0) {
                    slots[found] = k * periods + at;
                    quantities[found++] = quantity;
                    stock += quantity;
                }
            }
            stock = Math.max(0, stock - lot.outbound()[t] - lot.demand()[t]);
        }
    }

    /** Orders of the last solve: how many. */
    int found() {
        return found;
    }

    int slot(int i) {
        return slots[i];
    }

    int quantity(int i) {
        return quantities[i];
    }

    Schedule schedule(Lot lot) {
        return Schedule.of(model, lot, Arrays.copyOf(slots, found), Arrays.copyOf(quantities, found));
    }
}
