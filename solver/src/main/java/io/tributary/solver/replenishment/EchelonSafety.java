package io.tributary.solver.replenishment;

import io.tributary.domain.NodeCode;
import io.tributary.domain.forecast.CountDistribution;
import io.tributary.domain.forecast.PeriodForecast;
import io.tributary.domain.replenishment.ReplenishmentPolicy;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import io.tributary.solver.replenishment.Echelons.Member;
import io.tributary.solver.replenishment.textbook.DiscreteDemand;
import io.tributary.solver.replenishment.textbook.EchelonBaseStock;
import io.tributary.solver.replenishment.textbook.EchelonBaseStock.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The safety stock of an echelon: its base stock less the mean demand of all its lead times. The warehouses of one depth
 * are a stage. A hub that gives each the same chance of running out makes them one warehouse whose demand spreads by the
 * sum of their deviations (Eppen and Schrage 1981; Federgruen and Zipkin, Management Science 30, 1984), while at the hub
 * and before it their demands still make up for one another.
 */
final class EchelonSafety {
    /** Values of a stage's demand; more units than that are lumped. */
    private static final int PLACES = 100;

    private static final double TAIL = 4;
    /** Stock further down costs at least so much more to hold than at the hub, or all would wait for customers there. */
    private static final double LEAST_ECHELON_HOLDING = .05;

    private EchelonSafety() {}

    private record Spread(double mean, double deviation) {}

    /**
     * @param members those that hold the SKU, and those that it passes on its way to them
     * @param needs by warehouse that holds the SKU
     */
    static long of(
            ReplenishmentSnapshot snapshot,
            NetRequirements.@Nullable Source source,
            ReplenishmentPolicy policy,
            List<Member> members,
            Map<NodeCode, NetRequirement> needs) {
        int deepest = members.stream().mapToInt(Member::depth).max().orElse(0);
        List<Spread> spreads = new ArrayList<>();
        for (int depth = deepest; depth > 0; depth--) {
            int lead = lead(members, depth);
            spreads.add(
                    apart(snapshot, members, needs, depth, depth == deepest ? lead + policy.reviewPeriods() : lead));
        }
        double supply = source == null ? 0 : source.leadTime();
        double late = source == null ? 0 : source.deviation();
        spreads.add(together(members, needs, deepest == 0 ? supply + policy.reviewPeriods() : supply, late));
        double mean = spreads.stream().mapToDouble(Spread::mean).sum();
        if (mean == 0 || spreads.stream().allMatch(spread -> spread.deviation() == 0)) {
            return 0;
        }
        double reach = spreads.stream()
                .mapToDouble(s -> s.mean() + TAIL * s.deviation())
                .max()
                .orElse(0);
        int lump = (int) Math.max(1, Math.ceil(reach / PLACES));
        double level = members.stream()
                .filter(member -> needs.containsKey(member.warehouse()))
                .mapToDouble(member -> needs.get(member.warehouse()).serviceLevel())
                .max()
                .orElse(0);
        List<Stage> stages = new ArrayList<>();
        double below = LEAST_ECHELON_HOLDING * (spreads.size() - 1);
        for (int i = 0; i < spreads.size(); i++) {
            boolean hub = i == spreads.size() - 1;
            stages.add(new Stage(hub ? 1 - below : LEAST_ECHELON_HOLDING, demand(spreads.get(i), lump)));
        }
        if (level <= 0) {
            return 0;
        }
        // Per unit of holding cost, so that the critical ratio is the service level.
        double shortage = level / (1 - level);
        long base = (long) EchelonBaseStock.of(stages, shortage).levels().getLast() * lump;
        return Math.max(0, base - Math.round(mean));
    }

    private static int lead(List<Member> members, int depth) {
        return members.stream()
                .filter(member -> member.depth() == depth)
                .mapToInt(Member::lead)
                .max()
                .orElse(0);
    }

    /** Each warehouse of the depth with what is behind it alone, and those before it that sell alone too. */
    private static Spread apart(
            ReplenishmentSnapshot snapshot,
            List<Member> members,
            Map<NodeCode, NetRequirement> needs,
            int depth,
            double periods) {
        double mean = 0;
        double deviation = 0;
        for (Member member : members) {
            if (member.depth() <= depth) {
                double variance = 0;
                for (Member other : members) {
                    if (other == member
                            || member.depth() == depth && snapshot.supplies(member.warehouse(), other.warehouse())) {
                        mean += periods * rate(needs.get(other.warehouse()));
                        variance += periods * variance(needs.get(other.warehouse()));
                    }
                }
                deviation += Math.sqrt(variance);
            }
        }
        return new Spread(mean, deviation);
    }

    private static Spread together(
            List<Member> members, Map<NodeCode, NetRequirement> needs, double periods, double late) {
        double mean = 0;
        double variance = 0;
        for (Member member : members) {
            mean += rate(needs.get(member.warehouse()));
            variance += variance(needs.get(member.warehouse()));
        }
        return new Spread(periods * mean, Math.sqrt(periods * variance + mean * mean * late * late));
    }

    private static double rate(@Nullable NetRequirement need) {
        return average(need, PeriodForecast::mean);
    }

    private static double variance(@Nullable NetRequirement need) {
        return average(need, PeriodForecast::variance);
    }

    /**
     * Over the periods after the first: that one also holds the units that wait already, which are asked for once and
     * are certain. In a rate they would come again with every lead time, and make late deliveries look worse.
     */
    private static double average(@Nullable NetRequirement need, ToDoubleFunction<PeriodForecast> figure) {
        if (need == null) {
            return 0;
        }
        List<PeriodForecast> demand = need.position().demand();
        return demand.stream()
                .skip(demand.size() > 1 ? 1 : 0)
                .mapToDouble(figure)
                .average()
                .orElse(0);
    }

    private static DiscreteDemand demand(Spread spread, int lump) {
        double variance = spread.deviation() * spread.deviation();
        int most = (int) Math.ceil((spread.mean() + TAIL * spread.deviation()) / lump) + 1;
        double[] chances = new double[most + 1];
        if (variance == 0 || spread.mean() == 0) {
            chances[(int) Math.round(spread.mean() / lump)] = 1;
            return DiscreteDemand.of(chances);
        }
        CountDistribution demand = CountDistribution.of(spread.mean(), variance);
        double before = 0;
        for (int k = 0; k < most; k++) {
            double upTo = Math.max(before, demand.atMost((long) k * lump + lump / 2));
            chances[k] = upTo - before;
            before = upTo;
        }
        chances[most] = Math.max(0, 1 - before);
        return DiscreteDemand.of(chances);
    }
}
