package io.tributary.activities.allocation;

import io.tributary.activities.allocation.SnapshotBuilder.Availability;
import io.tributary.activities.risk.RiskScores;
import io.tributary.analytics.risk.RiskModel;
import io.tributary.db.allocation.LaneOption;
import io.tributary.db.allocation.OpenLine;
import io.tributary.db.allocation.SkuTerms;
import io.tributary.db.allocation.StockFigure;
import io.tributary.domain.Money;
import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.allocation.Candidate;
import io.tributary.domain.allocation.CostBreakdown;
import io.tributary.domain.allocation.CostComponent;
import io.tributary.domain.allocation.EliminatedCandidate;
import io.tributary.domain.allocation.EliminationReason;
import io.tributary.domain.allocation.LineDemand;
import io.tributary.domain.allocation.OrderDemand;
import io.tributary.domain.allocation.ParcelCost;
import io.tributary.domain.allocation.StockKey;
import io.tributary.domain.risk.Consequences;
import io.tributary.domain.risk.RiskAssessment;
import io.tributary.domain.risk.RiskScore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Prices every way to serve a line, each cost by its name, or says why it is out.
 *
 * @param ruledOut nodes by line that screening ruled out, with the reason
 */
record LineCosting(
        NetworkPolicy policy,
        RiskModel risk,
        Instant now,
        Map<Region, Map<NodeCode, LaneOption>> lanes,
        Map<Sku, SkuTerms> terms,
        Map<StockKey, StockFigure> stock,
        Availability availability,
        Map<UUID, Map<NodeCode, String>> excluded,
        Map<UUID, Map<NodeCode, String>> ruledOut) {
    /** A line that no node can serve whole is served in parts; a part below this share is not worth its parcel. */
    private static final double LEAST_PART = 0.2;

    List<OrderDemand> orders(List<OpenLine> lines) {
        Map<UUID, List<OpenLine>> byOrder = new LinkedHashMap<>();
        lines.forEach(line -> byOrder.computeIfAbsent(line.orderId(), key -> new ArrayList<>())
                .add(line));
        List<OrderDemand> orders = new ArrayList<>();
        byOrder.forEach((orderId, own) -> orders.add(order(orderId, own)));
        return orders;
    }

    private OrderDemand order(UUID orderId, List<OpenLine> lines) {
        Region region = lines.getFirst().region();
        List<LineDemand> demands = lines.stream().map(this::line).toList();
        Set<NodeCode> named = new TreeSet<>();
        demands.forEach(demand -> demand.candidates().forEach(candidate -> named.add(candidate.node())));
        List<ParcelCost> parcels =
                named.stream().map(node -> parcel(lanes.get(region).get(node))).toList();
        return new OrderDemand(orderId.toString(), region, parcels, demands);
    }

    private static ParcelCost parcel(LaneOption lane) {
        CostBreakdown cost = CostBreakdown.of(CostComponent.FREIGHT_PARCEL, lane.parcelMinor());
        return new ParcelCost(lane.node(), cost, lane.hoursToDoor());
    }

    private LineDemand line(OpenLine line) {
        LineDemand whole = demand(line);
        if (!whole.candidates().isEmpty()) {
            return whole;
        }
        int part = largestPart(line);
        return part < Math.ceil(line.units() * LEAST_PART) ? whole : demand(line.withUnits(part));
    }

    /** The most units of the line that any one node can serve now. */
    private int largestPart(OpenLine line) {
        long most = 0;
        for (LaneOption lane : lanes.getOrDefault(line.region(), Map.of()).values()) {
            boolean offered = lane.supplier() == null
                    || terms.get(line.sku()).dropShipMinor().containsKey(lane.supplier());
            if (offered && eliminate(line.withUnits(1), line.sku(), lane).isEmpty()) {
                most = Math.max(most, availability.of(stock.get(new StockKey(lane.node(), line.sku()))));
            }
        }
        return (int) Math.min(most, line.units());
    }

    private LineDemand demand(OpenLine line) {
        List<Candidate> candidates = new ArrayList<>();
        List<EliminatedCandidate> eliminated = new ArrayList<>();
        consider(line, line.sku(), 1, candidates, eliminated);
        if (line.allowSubstitutes()) {
            for (SkuTerms.Substitute substitute : terms.get(line.sku()).substitutes()) {
                consider(line, substitute.sku(), substitute.score(), candidates, eliminated);
            }
        }
        long unfilled = 2 * line.unitPriceMinor() + 50_00;
        return new LineDemand(line.lineId().toString(), line.sku(), line.units(), unfilled, candidates, eliminated);
    }

    private void consider(
            OpenLine line, Sku sku, double likeness, List<Candidate> candidates, List<EliminatedCandidate> eliminated) {
        for (LaneOption lane : lanes.getOrDefault(line.region(), Map.of()).values()) {
            if (lane.supplier() != null && !terms.get(sku).dropShipMinor().containsKey(lane.supplier())) {
                continue; // no way to serve it, so it needs no reason why it was not chosen
            }
            Optional<EliminatedCandidate> out = eliminate(line, sku, lane);
            if (out.isPresent()) {
                eliminated.add(out.get());
            } else {
                candidates.add(new Candidate(lane.node(), sku, cost(line, sku, likeness, lane)));
            }
        }
    }

    private Optional<EliminatedCandidate> eliminate(OpenLine line, Sku sku, LaneOption lane) {
        NodeCode node = lane.node();
        String failed = excluded.getOrDefault(line.lineId(), Map.of()).get(node);
        String risky = ruledOut.getOrDefault(line.lineId(), Map.of()).get(node);
        StockFigure figure = stock.get(new StockKey(node, sku));
        long available = figure == null ? 0 : availability.of(figure);
        if (!lane.nodeOpen()) {
            return out(node, sku, EliminationReason.NODE_CLOSED, "");
        }
        if (!lane.laneOpen()) {
            return out(node, sku, EliminationReason.NO_LANE, "closed");
        }
        if (failed != null) {
            return out(node, sku, EliminationReason.FAILED_BEFORE, failed);
        }
        if (risky != null) {
            return out(node, sku, EliminationReason.RISK_OVER_POLICY, risky);
        }
        if (available < line.units()) {
            return out(node, sku, EliminationReason.NO_STOCK, available + " of " + line.units() + " units");
        }
        return Optional.empty();
    }

    private static Optional<EliminatedCandidate> out(NodeCode node, Sku sku, EliminationReason reason, String detail) {
        return Optional.of(new EliminatedCandidate(node, sku, reason, detail));
    }

    private CostBreakdown cost(OpenLine line, Sku sku, double likeness, LaneOption lane) {
        long units = line.units();
        SkuTerms supply = terms.get(sku);
        long purchase = lane.supplier() == null
                ? supply.replacementMinor()
                : supply.dropShipMinor().get(lane.supplier());
        long value = line.unitPriceMinor() * units;
        Instant atDoor = now.plus(Duration.ofHours(lane.hoursToDoor()));
        boolean breach = line.deliverBy() != null && atDoor.isAfter(line.deliverBy());
        boolean moved = line.promisedNode() != null && !line.promisedNode().equals(lane.node());
        return risk(line, lane, value)
                .with(CostComponent.FREIGHT_UNIT, lane.unitMinor() * units)
                .with(CostComponent.HANDLING, lane.handlingMinorPerUnit() * units)
                .with(CostComponent.PURCHASE, purchase * units)
                .with(
                        CostComponent.SUBSTITUTION,
                        Math.round((1 - likeness) * value * policy.substitutionPermille() / 1000))
                .with(CostComponent.PROMISE_BREACH, breach ? policy.breachMinor() : 0)
                .with(CostComponent.PLAN_CHANGE, moved ? policy.planChangeMinor() : 0);
    }

    /** Without a score nothing is added: what nobody knows is no reason for or against a node. */
    private CostBreakdown risk(OpenLine line, LaneOption lane, long valueMinor) {
        return switch (RiskScores.assess(risk, lane, line.category(), now)) {
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
