package io.tributary.app.console;

import io.tributary.db.allocation.DecisionsView;
import io.tributary.domain.allocation.CostComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A cost by component, as a chart stacks it.
 *
 * @param name whose cost it is; empty when there is one bar only
 * @param parts in the order of the objective, in minor units
 */
public record CostBar(String name, List<Part> parts) {
    /** @param code a {@link CostComponent}, or {@value DecisionsView#PARCEL} */
    public record Part(String code, String name, long minor) {}

    static CostBar of(String name, Map<String, Long> components, Words words) {
        return new CostBar(
                name,
                Stream.concat(Arrays.stream(CostComponent.values()).map(Enum::name), Stream.of(DecisionsView.PARCEL))
                        .filter(code -> components.getOrDefault(code, 0L) != 0)
                        .map(code -> new Part(code, words.label("cost", code), components.get(code)))
                        .toList());
    }
}
