package io.tributary.domain.allocation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How the business weighs the cost components. The objective of a plan is the weighted sum.
 *
 * @param version names this policy in every trace, for example {@code "default-3"}
 * @param weightPermille thousandths by component, 0 to {@value #MAX_WEIGHT}; 1000 where absent
 */
public record AllocationPolicy(String version, Map<CostComponent, Integer> weightPermille) {
    public static final int MAX_WEIGHT = 100_000;

    /** Every component counts as what it costs. */
    public static final AllocationPolicy AT_COST = new AllocationPolicy("at-cost-1", Map.of());

    public AllocationPolicy {
        var copy = new EnumMap<CostComponent, Integer>(CostComponent.class);
        weightPermille.forEach((component, weight) -> {
            if (weight < 0 || weight > MAX_WEIGHT) {
                throw new IllegalArgumentException("Policy " + version + " weighs " + component + " with " + weight
                        + " thousandths; the range is 0 to " + MAX_WEIGHT + ". Maybe it was meant as a percentage.");
            }
            copy.put(component, weight);
        });
        weightPermille = Collections.unmodifiableMap(copy);
    }

    public int weight(CostComponent component) {
        return weightPermille.getOrDefault(component, 1000);
    }

    /** The weighted amount in minor units, rounded half up. */
    public long weigh(CostComponent component, long minor) {
        int weight = weight(component);
        return weight == 1000 ? minor : (Math.multiplyExact(minor, (long) weight) + 500) / 1000;
    }

    /** Every component weighed on its own. */
    public CostBreakdown weigh(CostBreakdown cost) {
        if (weightPermille.isEmpty()) {
            return cost;
        }
        var weighed = new EnumMap<CostComponent, Long>(CostComponent.class);
        cost.amounts().forEach((component, minor) -> weighed.put(component, weigh(component, minor)));
        return new CostBreakdown(weighed);
    }
}
