package io.tributary.domain.allocation;

import io.tributary.domain.Sku;
import java.util.HashSet;
import java.util.List;

/**
 * A line that wants a node. It is served whole by one candidate, or not at all.
 *
 * @param id unique within its order
 * @param units 1 or more
 * @param unfilledUnitCost minor units for every unit left unfilled, 0 or more
 * @param candidates the ways to serve it, at most one per (node, SKU); may be empty
 * @param eliminated the ways that were ruled out, with the reason
 */
public record LineDemand(
        String id,
        Sku sku,
        long units,
        long unfilledUnitCost,
        List<Candidate> candidates,
        List<EliminatedCandidate> eliminated) {
    /** More units than any real line has; keeps units × cost inside a long. */
    public static final long MAX_UNITS = 1_000_000_000L;

    public LineDemand {
        if (units < 1 || units > MAX_UNITS) {
            throw new IllegalArgumentException("Line " + id + " wants " + units + " units of " + sku
                    + "; the range is 1 to " + MAX_UNITS + ". Maybe it is a return, which is not allocated.");
        }
        Amounts.require("Line " + id + " unfilledUnitCost", unfilledUnitCost);
        candidates = List.copyOf(candidates);
        eliminated = List.copyOf(eliminated);
        var seen = new HashSet<StockKey>();
        for (var candidate : candidates) {
            if (!seen.add(candidate.key())) {
                throw new IllegalArgumentException("Line " + id + " has the candidate " + candidate.key()
                        + " twice. Maybe two lanes of one node were sent; keep the cheaper one.");
            }
            Amounts.require("Line " + id + " candidate " + candidate.key(), candidate.cost());
        }
    }

    /** Minor units if the line is not served at all. */
    public long unfilledCost() {
        return Math.multiplyExact(units, unfilledUnitCost);
    }

    LineDemand priced(ShadowPrices prices) {
        var charged = candidates.stream()
                .map(candidate -> new Candidate(
                        candidate.node(),
                        candidate.sku(),
                        candidate
                                .cost()
                                .with(
                                        CostComponent.SCARCITY,
                                        Math.multiplyExact(units, prices.perUnit(candidate.key())))))
                .toList();
        return new LineDemand(id, sku, units, unfilledUnitCost, charged, eliminated);
    }
}
