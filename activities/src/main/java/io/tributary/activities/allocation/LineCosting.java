package io.tributary.activities.allocation;

import io.tributary.activities.risk.RiskScores;
import io.tributary.analytics.risk.RiskModel;
import io.tributary.db.allocation.LaneOption;
import io.tributary.db.allocation.OpenLine;
import io.tributary.db.allocation.SkuTerms;
import io.tributary.domain.Money;
import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.allocation.Candidate;
import io.tributary.domain.allocation.CostBreakdown;
import io.tributary.domain.allocation.CostComponent;
import io.tributary.domain.allocation.EliminatedCandidate;
import io.tributary.domain.allocation.LineDemand;
import io.tributary.domain.allocation.OrderDemand;
import io.tributary.domain.allocation.ParcelCost;
import io.tributary.domain.allocation.StockKey;
import io.tributary.domain.risk.Consequences;
import io.tributary.domain.risk.RiskAssessment;
import io.tributary.domain.risk.RiskScore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prices every way to serve a line, each cost by its name, or says why it is out.
 *
 * @param lanes of both services, by region and node
 */
record LineCosting(
        NetworkPolicy policy,
        RiskModel risk,
        Dates dates,
        Map<Region, Map<NodeCode, List<LaneOption>>> lanes,
        Map<Sku, SkuTerms> terms,
        ServiceChoice services,
        Eliminations eliminations) {
    /** A line that no node can serve whole is served in parts; a part below this share is not worth its parcel. */
    private static final double LEAST_PART = 0.2;

    /**
     * An order with the lane that a parcel from each node would take.
     *
     * @param arrivals by line and stock, when it arrives, for candidates whose stock is on its way
     */
    record Costed(OrderDemand demand, Map<NodeCode, LaneOption> lanes, Map<String, Map<StockKey, Instant>> arrivals) {}

    List<Costed> orders(List<OpenLine> lines) {
        Map<UUID, List<OpenLine>> byOrder = new LinkedHashMap<>();
        lines.forEach(line -> byOrder.computeIfAbsent(line.orderId(), key -> new ArrayList<>())
                .add(line));
        List<Costed> orders = new ArrayList<>();
        byOrder.forEach((orderId, own) -> orders.add(order(orderId, own)));
        return orders;
    }

    private Costed order(UUID orderId, List<OpenLine> lines) {
        Region region = lines.getFirst().region();
        Map<NodeCode, LaneOption> chosen = services.of(lines, lanes.getOrDefault(region, Map.of()));
        List<LineDemand> onHand =
                lines.stream().map(line -> demand(line, chosen.values())).toList();
        Set<StockKey> used = new HashSet<>();
        onHand.forEach(demand -> demand.candidates().forEach(candidate -> used.add(candidate.key())));
        Map<String, Map<StockKey, Instant>> arrivals = new HashMap<>();
        List<LineDemand> demands = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            demands.add(elseLater(lines.get(i), onHand.get(i), chosen.values(), used, arrivals));
        }
        Set<NodeCode> named = new TreeSet<>();
        demands.forEach(demand -> demand.candidates().forEach(candidate -> named.add(candidate.node())));
        List<ParcelCost> parcels =
                named.stream().map(node -> parcel(chosen.get(node))).toList();
        int most = parcelsLeft(orderId, lines.getFirst().conditions().maxParcels());
        return new Costed(new OrderDemand(orderId.toString(), region, most, parcels, demands), chosen, arrivals);
    }

    /**
     * Nodes that may still be opened for the order. A node that serves it already counts again where another may be
     * opened too: a wave then opens too few rather than too many.
     */
    private int parcelsLeft(UUID orderId, @Nullable Integer maxParcels) {
        int serving = eliminations.servedBy().getOrDefault(orderId, Set.of()).size();
        if (maxParcels == null) {
            return OrderDemand.ANY_PARCELS;
        }
        return serving < maxParcels ? maxParcels - serving : serving;
    }

    private ParcelCost parcel(LaneOption lane) {
        CostBreakdown cost = CostBreakdown.of(CostComponent.FREIGHT_PARCEL, lane.parcelMinor());
        return new ParcelCost(lane.node(), cost, dates.hoursToDoor(lane));
    }

    /**
     * A line that nothing on hand can serve whole is served whole by what is on its way, else in part by what is on
     * hand.
     *
     * @param used stock that lines of the order may take from what is on hand; a promise takes from a shelf or from what
     *     comes, so that its units are counted once
     */
    private LineDemand elseLater(
            OpenLine line,
            LineDemand whole,
            Collection<LaneOption> ways,
            Set<StockKey> used,
            Map<String, Map<StockKey, Instant>> arrivals) {
        if (!whole.candidates().isEmpty()) {
            return whole;
        }
        List<Candidate> later = new ArrayList<>();
        for (LaneOption lane : ways) {
            StockKey key = new StockKey(lane.node(), line.sku());
            if (lane.supplier() != null
                    || used.contains(key)
                    || eliminations.butStock(line, line.sku(), lane).isPresent()) {
                continue;
            }
            eliminations.arrival(line, key).ifPresent(at -> {
                later.add(new Candidate(lane.node(), line.sku(), cost(line, line.sku(), 1, lane, at)));
                arrivals.computeIfAbsent(whole.id(), id -> new HashMap<>()).put(key, at);
            });
        }
        if (!later.isEmpty()) {
            Set<StockKey> served = later.stream().map(Candidate::key).collect(Collectors.toSet());
            List<EliminatedCandidate> out = whole.eliminated().stream()
                    .filter(one -> !served.contains(new StockKey(one.node(), one.sku())))
                    .toList();
            return new LineDemand(whole.id(), whole.sku(), whole.units(), whole.unfilledUnitCost(), later, out);
        }
        int part = largestPart(line, ways);
        return part < Math.ceil(line.units() * LEAST_PART) ? whole : demand(line.withUnits(part), ways);
    }

    /** The most units of the line that any one node can serve now. */
    private int largestPart(OpenLine line, Collection<LaneOption> ways) {
        long most = 0;
        for (LaneOption lane : ways) {
            boolean offered = lane.supplier() == null
                    || terms.get(line.sku()).dropShipMinor().containsKey(lane.supplier());
            if (offered && eliminations.of(line.withUnits(1), line.sku(), lane).isEmpty()) {
                most = Math.max(most, eliminations.available(line, new StockKey(lane.node(), line.sku())));
            }
        }
        return (int) Math.min(most, line.units());
    }

    private LineDemand demand(OpenLine line, Collection<LaneOption> ways) {
        List<Candidate> candidates = new ArrayList<>();
        List<EliminatedCandidate> eliminated = new ArrayList<>();
        consider(line, line.sku(), 1, ways, candidates, eliminated);
        if (line.allowSubstitutes()) {
            for (SkuTerms.Substitute substitute : terms.get(line.sku()).substitutes()) {
                consider(line, substitute.sku(), substitute.score(), ways, candidates, eliminated);
            }
        }
        long unfilled = 2 * line.unitPriceMinor() + 50_00;
        return new LineDemand(line.lineId().toString(), line.sku(), line.units(), unfilled, candidates, eliminated);
    }

    private void consider(
            OpenLine line,
            Sku sku,
            double likeness,
            Collection<LaneOption> ways,
            List<Candidate> candidates,
            List<EliminatedCandidate> eliminated) {
        for (LaneOption lane : ways) {
            if (lane.supplier() != null && !terms.get(sku).dropShipMinor().containsKey(lane.supplier())) {
                continue; // no way to serve it, so it needs no reason why it was not chosen
            }
            Optional<EliminatedCandidate> out = eliminations.of(line, sku, lane);
            if (out.isPresent()) {
                eliminated.add(out.get());
            } else {
                candidates.add(new Candidate(lane.node(), sku, cost(line, sku, likeness, lane, null)));
            }
        }
    }

    private CostBreakdown cost(OpenLine line, Sku sku, double likeness, LaneOption lane, @Nullable Instant arrival) {
        long units = line.units();
        SkuTerms supply = terms.get(sku);
        long own = lane.supplier() == null
                ? supply.replacementMinor()
                : supply.dropShipMinor().get(lane.supplier());
        // Lesser goods are no saving: the buyer pays for what was ordered, so a stand-in is charged no less than that.
        long purchase = sku.equals(line.sku())
                ? own
                : Math.max(own, terms.get(line.sku()).replacementMinor());
        long value = line.unitPriceMinor() * units;
        boolean moved = line.promisedNode() != null && !line.promisedNode().equals(lane.node());
        return risk(line, lane, value)
                .with(CostComponent.FREIGHT_UNIT, lane.unitMinor() * units)
                .with(CostComponent.HANDLING, lane.handlingMinorPerUnit() * units)
                .with(CostComponent.PURCHASE, purchase * units)
                .with(
                        CostComponent.SUBSTITUTION,
                        Math.round((1 - likeness) * value * policy.substitutionPermille() / 1000))
                .with(CostComponent.PROMISE_BREACH, dates.breachMinor(line, lane, arrival))
                .with(CostComponent.PLAN_CHANGE, moved ? policy.planChangeMinor() : 0);
    }

    /** Without a score nothing is added: what nobody knows is no reason for or against a node. */
    private CostBreakdown risk(OpenLine line, LaneOption lane, long valueMinor) {
        return switch (RiskScores.assess(risk, lane, line.category(), dates.now())) {
            case RiskAssessment.NoScore none -> CostBreakdown.ZERO;
            case RiskAssessment.Scored scored -> {
                RiskScore score = scored.score();
                Money late = Money.cny(policy.latenessMinor());
                Money goods = Money.cny(valueMinor);
                Money nothing = Money.cny(0);
                yield CostBreakdown.of(
                                CostComponent.EXPECTED_LATENESS,
                                score.expectedCost(new Consequences(late, nothing, nothing))
                                        .minor())
                        .with(
                                CostComponent.EXPECTED_DAMAGE,
                                score.expectedCost(new Consequences(nothing, goods, goods))
                                        .minor());
            }
        };
    }
}
