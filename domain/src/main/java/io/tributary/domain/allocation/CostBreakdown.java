package io.tributary.domain.allocation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A cost split by its named components, each a non-negative number of minor units. Components that are zero are left
 * out, so two breakdowns are equal when they cost the same for the same reasons.
 *
 * @param amounts minor units by component; every value is in 1..{@value #MAX_AMOUNT}
 */
public record CostBreakdown(Map<CostComponent, Long> amounts) {
    /** No single amount may exceed this: sums over a million lines must still fit a long. */
    public static final long MAX_AMOUNT = 1_000_000_000_000L;

    public static final CostBreakdown ZERO = new CostBreakdown(Map.of());

    public CostBreakdown {
        var kept = new EnumMap<CostComponent, Long>(CostComponent.class);
        amounts.forEach((component, minor) -> {
            if (minor < 0) {
                throw new IllegalArgumentException(
                        "The cost " + component + " is negative: " + minor + ". Maybe a discount was sent as a cost.");
            }
            if (minor > 0) {
                kept.put(component, minor);
            }
        });
        amounts = Collections.unmodifiableMap(kept);
    }

    public static CostBreakdown of(CostComponent component, long minor) {
        return minor == 0 ? ZERO : new CostBreakdown(Map.of(component, minor));
    }

    /** This breakdown with {@code minor} more of one component. */
    public CostBreakdown with(CostComponent component, long minor) {
        return plus(of(component, minor));
    }

    public CostBreakdown plus(CostBreakdown other) {
        var sum = new EnumMap<CostComponent, Long>(CostComponent.class);
        sum.putAll(amounts);
        other.amounts.forEach((component, minor) -> sum.merge(component, minor, Math::addExact));
        return new CostBreakdown(sum);
    }

    /** Minor units of one component; zero when it is absent. */
    public long amount(CostComponent component) {
        return amounts.getOrDefault(component, 0L);
    }

    /** Minor units in all. */
    public long total() {
        long sum = 0;
        for (long minor : amounts.values()) {
            sum = Math.addExact(sum, minor);
        }
        return sum;
    }
}
