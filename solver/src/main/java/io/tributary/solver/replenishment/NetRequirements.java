package io.tributary.solver.replenishment;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.LeadTimeDemand;
import io.tributary.domain.forecast.QuantileForecast;
import io.tributary.domain.forecast.SeriesKey;
import io.tributary.domain.replenishment.ReplenishmentPolicy;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import io.tributary.domain.replenishment.StockPosition;
import io.tributary.domain.replenishment.SupplierOffer;
import io.tributary.domain.replenishment.SupplyLane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Projects stock in time and nets it against demand and safety stock. The safety stock is what demand over lead time
 * and review may exceed its mean by, at the service level of the newsvendor's critical ratio (Silver, Pyke and Thomas,
 * 4th ed., sections 6.7 and 9.2), with the spread of the lead time in it. A unit too many is held for a review period.
 * Holding it as long as the least order lasts (Hadley and Whitin 1963, chapter 4) and paying for what of that expires
 * cost more in three of four trades that were played: the plan weighs minimums and expiry itself, and safety stock only says
 * up to where it counts losses.
 */
public final class NetRequirements {
    private NetRequirements() {}

    /** One per position of the snapshot, in its order. */
    public static List<NetRequirement> of(ReplenishmentSnapshot snapshot, ReplenishmentPolicy policy) {
        Map<Place, Source> sources = cheapestSources(snapshot);
        var result = new ArrayList<NetRequirement>(snapshot.positions().size());
        for (var position : snapshot.positions()) {
            result.add(of(position, policy, sources.get(new Place(position.sku(), position.warehouse()))));
        }
        return result;
    }

    record Place(Sku sku, NodeCode warehouse) {}

    /** @param landedMilli cost of a unit in the smallest valid order, thousandths of a minor unit */
    record Source(double landedMilli, double leadTime, double deviation) {}

    static Map<Place, Source> cheapestSources(ReplenishmentSnapshot snapshot) {
        Map<Place, Source> cheapest = new HashMap<>();
        for (var supplier : snapshot.suppliers()) {
            for (var lane : supplier.lanes()) {
                for (var offer : supplier.offers()) {
                    var place = new Place(offer.sku(), lane.warehouse());
                    var source = new Source(
                            landed(offer, lane),
                            offer.leadTimeFactor() * lane.leadTimePeriods(),
                            offer.leadTimeFactor() * lane.leadTimeDeviation());
                    cheapest.merge(place, source, (a, b) -> b.landedMilli < a.landedMilli ? b : a);
                }
            }
        }
        return cheapest;
    }

    private static double landed(SupplierOffer offer, SupplyLane lane) {
        return 1_000.0 * offer.unitCost(offer.smallestQuantity()) + lane.riskCostMilli();
    }

    static NetRequirement of(StockPosition position, ReplenishmentPolicy policy, @Nullable Source source) {
        double landed = source == null ? -1 : source.landedMilli();
        double underage = Math.max(0, 1_000.0 * position.lostSaleCost() - Math.max(0, landed));
        double level = policy.serviceLevel(underage, (double) position.holdingCostMilli() * policy.reviewPeriods());
        level = Math.max(level, Math.min(position.serviceFloor(), policy.serviceCap()));
        double protectedPeriods = policy.reviewPeriods() + (source == null ? 0 : source.leadTime());
        Integer given = position.safetyStock();
        long safety = given != null
                ? given
                : source == null ? 0 : safety(position, level, protectedPeriods, source.deviation());
        List<Long> demand = wholeDemand(position);
        var projected = new ArrayList<Long>();
        var lost = new ArrayList<Long>();
        var net = new ArrayList<Long>();
        long stock = position.available();
        long supplied = position.available();
        for (int t = 0; t < demand.size(); t++) {
            long wanted = demand.get(t);
            stock += position.inbound().get(t);
            long sold = Math.min(stock, wanted);
            stock -= sold;
            projected.add(stock);
            lost.add(wanted - sold);
            supplied += position.inbound().get(t) - wanted;
            long need = Math.max(0, safety - supplied);
            net.add(need);
            supplied += need;
        }
        return new NetRequirement(position, landed, level, protectedPeriods, safety, demand, projected, lost, net);
    }

    private static long safety(StockPosition position, double level, double periods, double deviation) {
        if (level <= 0) {
            return 0;
        }
        var demand = over(position, 0, periods, deviation);
        if (demand.variance() == 0) {
            return 0; // certain demand is planned for exactly
        }
        return Math.max(0, (long) Math.ceil(demand.quantile(level) - demand.mean() - 1e-9));
    }

    /** Demand of so many periods from one on, as {@link LeadTimeDemand} sums it. */
    static LeadTimeDemand over(StockPosition position, int from, double periods, double deviation) {
        // The warehouse stands for the regions that it serves.
        var series =
                new SeriesKey(position.sku(), new Region(position.warehouse().code()));
        var forecast =
                new QuantileForecast(series, 0, position.demand(), "", List.of(), 0, position.errorCorrelation());
        return LeadTimeDemand.over(forecast, from, periods, deviation);
    }

    /** Rounds the running sum, so that a demand of 0.3 a period becomes a unit in the second, fifth, ninth. */
    private static List<Long> wholeDemand(StockPosition position) {
        var whole = new ArrayList<Long>();
        double sum = 0;
        long given = 0;
        for (var period : position.demand()) {
            sum += period.mean();
            long upTo = Math.round(sum);
            whole.add(upTo - given);
            given = upTo;
        }
        return whole;
    }
}
