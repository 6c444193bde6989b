package io.tributary.activities.allocation;

import io.tributary.db.allocation.DecisionWrites;
import io.tributary.domain.allocation.AllocationPolicy;
import io.tributary.domain.allocation.AllocationSnapshot;
import io.tributary.domain.allocation.Candidate;
import io.tributary.domain.allocation.CostBreakdown;
import io.tributary.domain.allocation.CostComponent;
import io.tributary.domain.allocation.EliminatedCandidate;
import io.tributary.domain.allocation.LineDecision;
import io.tributary.domain.allocation.LineDemand;
import io.tributary.domain.allocation.OrderDecision;
import io.tributary.domain.allocation.OrderDemand;
import io.tributary.domain.allocation.ParcelCost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes the stored trace of a decision: for each line every candidate with its costs, or why it was out. */
final class Traces {
    static final String FOR_THE_WAVE = "least cost for the whole wave";
    static final String FOR_THE_ORDER = "least cost for the order";

    private Traces() {}

    /** @param reason why the chosen candidate was, for example {@link #FOR_THE_WAVE} */
    static List<DecisionWrites.Line> of(
            OrderDemand order, OrderDecision decision, AllocationPolicy weights, String reason) {
        Map<String, LineDecision> decided =
                decision.lines().stream().collect(Collectors.toMap(LineDecision::lineId, one -> one));
        Map<String, Long> parcels = order.parcels().stream()
                .collect(Collectors.toMap(
                        parcel -> parcel.node().code(),
                        parcel -> weights.weigh(parcel.cost()).total()));
        return order.lines().stream()
                .map(line -> line(line, decided.get(line.id()), parcels, weights, reason))
                .toList();
    }

    private static DecisionWrites.Line line(
            LineDemand line,
            LineDecision decision,
            Map<String, Long> parcels,
            AllocationPolicy weights,
            String reason) {
        UUID lineId = UUID.fromString(line.id());
        List<DecisionWrites.Option> options = new ArrayList<>();
        for (Candidate candidate : line.candidates()) {
            options.add(option(candidate, isChosen(candidate, decision), parcels, weights.weigh(candidate.cost())));
        }
        for (EliminatedCandidate out : line.eliminated()) {
            options.add(new DecisionWrites.Option(
                    out.node().code(),
                    out.sku().code(),
                    false,
                    0,
                    0,
                    Map.of(),
                    out.reason().name(),
                    out.detail().isEmpty() ? null : out.detail()));
        }
        return switch (decision) {
            case LineDecision.Assigned assigned ->
                new DecisionWrites.Line(
                        lineId, assigned.node().code(), assigned.sku().code(), reason, options);
            case LineDecision.Unfilled unfilled ->
                new DecisionWrites.Line(lineId, null, null, unfilled.reason().name(), options);
        };
    }

    private static DecisionWrites.Option option(
            Candidate candidate, boolean chosen, Map<String, Long> parcels, CostBreakdown cost) {
        return new DecisionWrites.Option(
                candidate.node().code(),
                candidate.sku().code(),
                chosen,
                cost.total(),
                parcels.getOrDefault(candidate.node().code(), 0L),
                components(cost),
                null,
                null);
    }

    private static Map<String, Long> components(CostBreakdown cost) {
        Map<String, Long> named = new TreeMap<>();
        cost.amounts().forEach((component, minor) -> named.put(component.name(), minor));
        return named;
    }

    private static boolean isChosen(Candidate candidate, LineDecision decision) {
        return decision instanceof LineDecision.Assigned assigned
                && assigned.node().equals(candidate.node())
                && assigned.sku().equals(candidate.sku());
    }

    /** What serving the line there costs, its parcel included in full; scarcity, which nobody pays, is left out. */
    static long cost(AllocationSnapshot snapshot, LineDecision.Assigned assigned) {
        for (OrderDemand order : snapshot.orders()) {
            for (LineDemand line : order.lines()) {
                if (line.id().equals(assigned.lineId())) {
                    return lineCost(line, assigned) + parcelCost(order, assigned);
                }
            }
        }
        throw new IllegalArgumentException("Line " + assigned.lineId() + " is not in the snapshot.");
    }

    private static long lineCost(LineDemand line, LineDecision.Assigned assigned) {
        return line.candidates().stream()
                .filter(candidate -> isChosen(candidate, assigned))
                .mapToLong(
                        candidate -> candidate.cost().total() - candidate.cost().amount(CostComponent.SCARCITY))
                .sum();
    }

    private static long parcelCost(OrderDemand order, LineDecision.Assigned assigned) {
        return order.parcels().stream()
                .filter(parcel -> parcel.node().equals(assigned.node()))
                .map(ParcelCost::cost)
                .mapToLong(CostBreakdown::total)
                .sum();
    }
}
