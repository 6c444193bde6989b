package io.tributary.solver.replenishment;

import io.tributary.solver.replenishment.BoundParts.Part;
import io.tributary.solver.replenishment.PlanModel.Lot;
import io.tributary.solver.replenishment.PlanModel.Option;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Lagrangian bound and prices. The supplier's capacity is priced per unit, and each order cost is divided among the lots
 * that could share it; then lots are independent and {@link LotSizer} solves each exactly. The sum of their costs less
 * the priced capacity is a lower bound for every plan, at any prices (Geoffrion 1974; lot sizing: Trigeiro, Thomas and
 * McClain 1989). Prices move along the subgradient: a room that is overdrawn gets dearer, a lot that uses a purchase
 * order takes over more of its cost; shares are projected onto the simplex, so an order cost is never charged twice. Steps
 * follow averages over rounds (the volume algorithm, Barahona and Anbil 2000).
 */
final class Multipliers {
    private static final double SHARE_STEP = .15;
    private static final double ROOM_STEP = .25;
    private static final int PATIENCE = 8;
    private static final double SHRINK = .6;
    /** Weight of the newest solution in the averages that steer: single solutions jump between equal choices. */
    private static final float FRESH = .2f;

    private final PlanModel model;
    private final BoundParts parts;
    private final LotSizer sizer;
    /** Price per unit by supplier and period. */
    private final double[] room;
    /** By lot: option × periods + period, the lot's share of the order cost. */
    private final double[][] share;

    private final int[][] members;
    private final int[][] memberSlots;
    private final double[] scale;
    private final double[] load;
    private final boolean[][] used;
    /** Averages of {@code used} and {@code load}. */
    private final float[][] usage;

    private final double[] drawn;

    private double bestBound = Double.NEGATIVE_INFINITY;
    private double[] bestRoom;
    private double[][] bestShare;
    private int rounds;

    Multipliers(PlanModel model) {
        this.model = model;
        this.parts = new BoundParts(model);
        this.sizer = new LotSizer(model, parts.mostOptions());
        int rooms = model.rooms();
        room = new double[rooms];
        load = new double[rooms];
        scale = new double[rooms];
        share = new double[model.lots().length][];
        used = new boolean[model.lots().length][];
        usage = new float[model.lots().length][];
        drawn = new double[rooms];
        int[] size = new int[model.groups()];
        eachSlot((lot, slot, group) -> size[group]++);
        members = new int[model.groups()][];
        memberSlots = new int[model.groups()][];
        for (int g = 0; g < size.length; g++) {
            members[g] = new int[size[g]];
            memberSlots[g] = new int[size[g]];
        }
        Arrays.fill(size, 0);
        for (int i = 0; i < share.length; i++) {
            int slots = model.lots()[i].options().length * model.periods();
            share[i] = new double[slots];
            used[i] = new boolean[slots];
            usage[i] = new float[slots];
        }
        eachSlot((lot, slot, group) -> {
            members[group][size[group]] = lot;
            memberSlots[group][size[group]++] = slot;
            share[lot][slot] = model.groupCost(group) / members[group].length;
        });
        scaleRooms();
        bestRoom = room.clone();
        bestShare = copy(share);
    }

    private interface SlotVisitor {
        void visit(int lot, int slot, int group);
    }

    /** Only orders that arrive within the horizon are worth considering. */
    private void eachSlot(SlotVisitor visitor) {
        for (int i = 0; i < model.lots().length; i++) {
            Lot lot = model.lots()[i];
            for (int k = 0; k < lot.options().length; k++) {
                Option option = lot.options()[k];
                for (int t = 0; t + option.leadTime() < model.periods(); t++) {
                    visitor.visit(i, k * model.periods() + t, model.group(option.supplier(), lot.warehouse(), t));
                }
            }
        }
    }

    /** A unit's price moves on the scale of what supplies cost at this supplier. */
    private void scaleRooms() {
        double[] sum = new double[model.capacity().length];
        int[] count = new int[model.capacity().length];
        for (Lot lot : model.lots()) {
            for (Option option : lot.options()) {
                sum[option.quota()] += option.unit()[0] / lot.pack();
                count[option.quota()]++;
            }
        }
        for (int s = 0; s < sum.length; s++) {
            Arrays.fill(scale, s * model.periods(), (s + 1) * model.periods(), count[s] == 0 ? 0 : sum[s] / count[s]);
        }
    }

    /** Improves the bound for at most so many rounds, or until told to stop; the first round is always made. */
    void improve(int most, BooleanSupplier stop) {
        improve(most, stop, stop);
    }

    /** @param late when choosing the bound's parts must come to an end at first */
    void improve(int most, BooleanSupplier late, BooleanSupplier stop) {
        parts.choose(this::solve, late);
        double step = 1;
        int since = 0;
        for (int round = 0; round < most && (round == 0 || !stop.getAsBoolean()); round++) {
            double bound = evaluate();
            rounds++;
            if (bound > bestBound + Math.abs(bestBound) * 1e-6) {
                since = 0;
            } else if (++since >= PATIENCE) {
                since = 0;
                step *= SHRINK;
                restore();
                if (step < 1e-4) {
                    break;
                }
                continue;
            }
            keep(bound);
            move(step);
        }
        restore();
        if (!stop.getAsBoolean() && parts.choose(this::solve, stop)) {
            keep(evaluate());
        }
    }

    private double solve(Part part) {
        price(part);
        sizer.trade = part.trade();
        return sizer.solve(part.lot()) - part.rounding();
    }

    private void keep(double bound) {
        if (bound > bestBound) {
            bestBound = bound;
            System.arraycopy(room, 0, bestRoom, 0, room.length);
            for (int i = 0; i < share.length; i++) {
                System.arraycopy(share[i], 0, bestShare[i], 0, share[i].length);
            }
        }
    }

    private void restore() {
        System.arraycopy(bestRoom, 0, room, 0, room.length);
        for (int i = 0; i < share.length; i++) {
            System.arraycopy(bestShare[i], 0, share[i], 0, share[i].length);
        }
    }

    private double evaluate() {
        Arrays.fill(load, 0);
        double bound = 0;
        for (boolean[] slots : used) {
            Arrays.fill(slots, false);
        }
        for (Part part : parts.all()) {
            bound += solve(part);
            for (int n = 0; n < sizer.found(); n++) {
                int option = sizer.slot(n) / model.periods();
                int period = sizer.slot(n) % model.periods();
                int quota = part.lot().options()[option].quota();
                used[part.lots()[option]][part.options()[option] * model.periods() + period] = true;
                load[model.room(quota, period)] +=
                        (double) sizer.quantity(n) * part.lot().pack();
            }
        }
        for (int r = 0; r < room.length; r++) {
            bound -= room[r] * model.capacity()[r / model.periods()];
        }
        return bound;
    }

    private void price(Part part) {
        Lot lot = part.lot();
        for (int k = 0; k < lot.options().length; k++) {
            int quota = lot.options()[k].quota();
            // Part of a pack fits too.
            int limit = Replanner.limit(model.capacity()[quota] + lot.pack() - 1, lot);
            double[] shares = share[part.lots()[k]];
            for (int t = 0; t < model.periods(); t++) {
                int slot = k * model.periods() + t;
                sizer.fixed[slot] = shares[part.options()[k] * model.periods() + t];
                sizer.surcharge[slot] = room[model.room(quota, t)] * lot.pack();
                sizer.limit[slot] = limit;
            }
        }
    }

    private void move(double step) {
        float fresh = rounds == 1 ? 1 : FRESH;
        for (int i = 0; i < used.length; i++) {
            for (int n = 0; n < used[i].length; n++) {
                usage[i][n] += fresh * ((used[i][n] ? 1 : 0) - usage[i][n]);
            }
        }
        for (int r = 0; r < room.length; r++) {
            drawn[r] += fresh * (load[r] - drawn[r]);
        }
        for (int r = 0; r < room.length; r++) {
            double capacity = model.capacity()[r / model.periods()];
            if (capacity > 0) {
                double over = Math.max(-1, Math.min(2, (drawn[r] - capacity) / capacity));
                room[r] = Math.max(0, room[r] + step * ROOM_STEP * scale[r] * over);
            }
        }
        for (int g = 0; g < members.length; g++) {
            if (members[g].length > 0) {
                moveShares(g, step * SHARE_STEP * model.groupCost(g));
            }
        }
    }

    private void moveShares(int g, double step) {
        int[] lots = members[g];
        int[] slots = memberSlots[g];
        double users = 0;
        for (int n = 0; n < lots.length; n++) {
            users += usage[lots[n]][slots[n]];
        }
        if (users == 0) {
            return;
        }
        double raise = step / Math.sqrt(users);
        double[] values = new double[lots.length];
        for (int n = 0; n < lots.length; n++) {
            values[n] = share[lots[n]][slots[n]] + raise * usage[lots[n]][slots[n]];
        }
        projectOntoSimplex(values, model.groupCost(g));
        for (int n = 0; n < lots.length; n++) {
            share[lots[n]][slots[n]] = values[n];
        }
    }

    /** The nearest point with no negative entry and this sum (Held, Wolfe and Crowder 1974), without sorting. */
    static void projectOntoSimplex(double[] values, double sum) {
        int active = values.length;
        boolean[] zero = new boolean[values.length];
        while (true) {
            double total = 0;
            for (int i = 0; i < values.length; i++) {
                total += zero[i] ? 0 : values[i];
            }
            double threshold = (total - sum) / active;
            int dropped = 0;
            for (int i = 0; i < values.length; i++) {
                if (!zero[i] && values[i] < threshold) {
                    zero[i] = true;
                    dropped++;
                }
            }
            if (dropped == 0) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = zero[i] ? 0 : values[i] - threshold;
                }
                return;
            }
            active -= dropped;
        }
    }

    /** The best bound so far, rounded down past any error of floating-point sums. */
    double bound() {
        return bestBound - Math.abs(bestBound) * 1e-9;
    }

    double room(int room) {
        return bestRoom[room];
    }

    double share(int lot, int slot) {
        return bestShare[lot][slot];
    }

    int rounds() {
        return rounds;
    }

    private static double[][] copy(double[][] from) {
        double[][] to = new double[from.length][];
        for (int i = 0; i < from.length; i++) {
            to[i] = from[i].clone();
        }
        return to;
    }
}
