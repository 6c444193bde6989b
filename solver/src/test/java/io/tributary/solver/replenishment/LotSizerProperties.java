package io.tributary.solver.replenishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tributary.solver.replenishment.PlanModel.Lot;
import io.tributary.solver.replenishment.PlanModel.Option;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** The dynamic programme against trying every schedule. */
class LotSizerProperties {
    @Property(tries = 150)
    void findsTheCheapestOfAllSchedules(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        var random = new Random(seed);
        var model = small(random);
        Lot lot = model.lots()[0];
        var sizer = new LotSizer(model, model.mostOptions());
        for (int i = 0; i < sizer.fixed.length; i++) {
            sizer.fixed[i] = random.nextInt(200);
            sizer.surcharge[i] = random.nextInt(3);
            sizer.limit[i] = random.nextInt(4) == 0 ? 2 : 12;
        }

        double found = sizer.solve(lot);

        assertThat(found).isEqualTo(best(model, lot, sizer, 0, new int[sizer.fixed.length]));
        assertThat(cost(model, lot, sizer, chosen(sizer))).isCloseTo(found, within(1e-9));
    }

    private static int[] chosen(LotSizer sizer) {
        int[] quantities = new int[sizer.fixed.length];
        for (int i = 0; i < sizer.found(); i++) {
            quantities[sizer.slot(i)] = sizer.quantity(i);
        }
        return quantities;
    }

    private static PlanModel small(Random random) {
        int periods = 3;
        Option[] options = new Option[1 + random.nextInt(2)];
        for (int k = 0; k < options.length; k++) {
            int multiple = 1 + random.nextInt(3);
            int smallest = multiple * (1 + random.nextInt(3));
            int second = smallest + multiple * (1 + random.nextInt(2));
            options[k] = new Option(
                    k,
                    k,
                    random.nextInt(2),
                    multiple,
                    smallest,
                    new int[] {smallest, second},
                    new int[] {second - multiple, 12 / multiple * multiple},
                    // Now and then a larger order is the dearer one.
                    new double[] {20 + random.nextInt(10), 15 + random.nextInt(8)},
                    new double[] {20, 15});
        }
        int[] demand = {random.nextInt(5), random.nextInt(5), random.nextInt(5)};
        int safety = random.nextInt(3);
        int target = random.nextInt(4);
        int floor = Math.max(safety, target);
        int[] remaining = {floor + demand[0] + demand[1] + demand[2], floor + demand[1] + demand[2], floor + demand[2]};
        int[] inbound = {0, random.nextInt(4), random.nextInt(2)};
        int[] outbound = {0, random.nextInt(2), 0};
        remaining[0] += outbound[1];
        remaining[1] += outbound[1];
        int[] fresh = random.nextBoolean() ? null : new int[] {40, 40, 40};
        var lot = new Lot(
                0,
                0,
                1,
                random.nextInt(9),
                demand,
                inbound,
                outbound,
                new int[periods],
                random.nextInt(4),
                60,
                safety,
                falling(random, periods, safety, 9),
                falling(random, 1, target, 20)[0],
                options,
                remaining,
                fresh,
                fresh == null ? null : spoiled(random, fresh));
        return new PlanModel(periods, 1, new long[] {99, 99}, new double[2][1], new Lot[] {lot}, new PlanModel.Way[0]);
    }

    /** By period and units: costs that end at zero, and need not be convex. */
    private static double[][] falling(Random random, int periods, int units, int most) {
        double[][] costs = new double[periods][units];
        for (double[] cost : costs) {
            double sum = 0;
            for (int left = units - 1; left >= 0; left--) {
                sum += random.nextInt(most);
                cost[left] = sum;
            }
        }
        return costs;
    }

    private static double[][] spoiled(Random random, int[] fresh) {
        double[][] spoiled = new double[fresh.length][];
        for (int t = 0; t < fresh.length; t++) {
            spoiled[t] = new double[fresh[t] + 1];
            int step = 0;
            for (int level = 1; level < spoiled[t].length; level++) {
                step += random.nextInt(3);
                spoiled[t][level] = spoiled[t][level - 1] + step;
            }
        }
        return spoiled;
    }

    private static double best(PlanModel model, Lot lot, LotSizer sizer, int slot, int[] quantities) {
        if (slot == lot.options().length * model.periods()) {
            return cost(model, lot, sizer, quantities);
        }
        double best = best(model, lot, sizer, slot + 1, quantities);
        Option option = lot.options()[slot / model.periods()];
        if (slot % model.periods() + option.leadTime() < model.periods()) {
            int most = Math.min(12, sizer.limit[slot]);
            for (int q = option.smallest(); q <= most; q += option.multiple()) {
                quantities[slot] = q;
                best = Math.min(best, best(model, lot, sizer, slot + 1, quantities));
            }
            quantities[slot] = 0;
        }
        return best;
    }

    private static double cost(PlanModel model, Lot lot, LotSizer sizer, int[] quantities) {
        int[] slots = java.util.stream.IntStream.range(0, quantities.length)
                .filter(i -> quantities[i] > 0)
                .toArray();
        int[] chosen = Arrays.stream(slots).map(i -> quantities[i]).toArray();
        double cost = Schedule.of(model, lot, slots, chosen).own();
        for (int slot : slots) {
            cost += sizer.fixed[slot] + sizer.surcharge[slot] * quantities[slot];
        }
        return cost;
    }
}
