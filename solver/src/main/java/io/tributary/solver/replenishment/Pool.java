package io.tributary.solver.replenishment;

import io.tributary.solver.replenishment.BoundParts.Part;
import io.tributary.solver.replenishment.LotSizer.Trade;
import io.tributary.solver.replenishment.PlanModel.Lot;
import io.tributary.solver.replenishment.PlanModel.Option;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The warehouses of a SKU as if all its stock stood in one: a relaxation, as transfers then cost and take nothing, but
 * one that keeps every order's cost, minimum and multiple. Each cost per unit is the least of any warehouse that has it.
 * A warehouse may be out of stock while another keeps some, so a unit may also stay unsold for the price of a lost sale.
 */
final class Pool {
    private Pool() {}

    /** Null where it would be too large to enumerate. */
    static @Nullable Part of(PlanModel model, List<Integer> indices) {
        List<Lot> lots = indices.stream().map(i -> model.lots()[i]).toList();
        int size = lots.stream().mapToInt(lot -> lot.options().length).sum();
        long levels = lots.stream().mapToLong(lot -> lot.remaining()[0]).sum();
        if (levels * Math.max(1, size) * model.periods() > ModelBuilder.MAX_STATES) {
            return null;
        }
        Option[] options = new Option[size];
        int[] owners = new int[size];
        int[] which = new int[size];
        int n = 0;
        for (int index : indices) {
            Lot lot = model.lots()[index];
            for (int k = 0; k < lot.options().length; k++) {
                options[n] = lot.options()[k];
                owners[n] = index;
                which[n++] = k;
            }
        }
        Lot pool = lot(model.periods(), lots, options);
        double[] buy = new double[model.periods()];
        double[] sell = new double[model.periods()];
        Arrays.fill(buy, pool.lost());
        Arrays.fill(sell, -1);
        return new Part(pool, owners, which, new Trade(buy, sell), 0);
    }

    private static Lot lot(int periods, List<Lot> lots, Option[] options) {
        int[] demand = new int[periods];
        int[] inbound = new int[periods];
        for (int t = 0; t < periods; t++) {
            int period = t;
            demand[t] = sum(lots, lot -> lot.demand()[period]);
            inbound[t] = sum(lots, lot -> lot.inbound()[period]);
        }
        double[][] exposed = new double[periods][];
        for (int t = 0; t < periods; t++) {
            int period = t;
            exposed[t] = together(lots, lot -> lot.exposed()[period]);
        }
        double[] replace = together(lots, Lot::replace);
        int safety = sum(lots, Lot::safety);
        return new Lot(
                lots.getFirst().sku(),
                lots.getFirst().warehouse(),
                1,
                sum(lots, Lot::stock),
                demand,
                inbound,
                new int[periods],
                new int[periods],
                least(lots, Lot::held, lot -> 1),
                least(lots, Lot::lost, lot -> Arrays.stream(lot.demand()).sum()),
                safety,
                exposed,
                replace,
                options,
                ModelBuilder.remaining(demand, Math.max(safety, replace.length)),
                null,
                null);
    }

    /** The least cost of stock that is spread over lots: where a unit more saves most, it stands first. */
    private static double[] together(List<Lot> lots, Function<Lot, double[]> falling) {
        double[] steps = lots.stream()
                .map(falling)
                .flatMapToDouble(cost -> IntStream.range(0, cost.length)
                        .mapToDouble(left -> cost[left] - (left + 1 < cost.length ? cost[left + 1] : 0)))
                .sorted()
                .toArray();
        double[] costs = new double[steps.length];
        double sum = 0;
        for (int left = steps.length - 1; left >= 0; left--) {
            sum += steps[steps.length - 1 - left];
            costs[left] = sum;
        }
        return costs;
    }

    /** Beyond what an integer holds, stock is of no use to anybody. */
    private static int sum(List<Lot> lots, ToLongFunction<Lot> of) {
        return (int) Math.min(Integer.MAX_VALUE, lots.stream().mapToLong(of).sum());
    }

    /** Of those where it is ever charged. */
    private static double least(List<Lot> lots, ToDoubleFunction<Lot> cost, ToIntFunction<Lot> units) {
        return lots.stream()
                .filter(lot -> units.applyAsInt(lot) > 0)
                .mapToDouble(cost)
                .min()
                .orElse(0);
    }
}
