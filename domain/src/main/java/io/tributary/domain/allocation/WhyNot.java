package io.tributary.domain.allocation;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to "why was this line not served from there?". */
public sealed interface WhyNot {
    /** The plan serves it there already. */
    record Chosen(NodeCode node) implements WhyNot {}

    /**
     * It could be; this is what it would take.
     *
     * @param sku what would be sent
     * @param extraMinor minor units that the cheapest plan found with it costs more than the plan chosen; negative when
     *     it is cheaper, which a plan that was not proven optimal allows
     * @param exact whether no plan with the line there can cost less
     * @param difference from the plan chosen to that plan; its moves are the other lines that would give way
     */
    record Possible(NodeCode node, Sku sku, long extraMinor, boolean exact, PlanDifference difference)
            implements WhyNot {}

    /** It was ruled out before planning, for these reasons. */
    record RuledOut(NodeCode node, List<EliminatedCandidate> reasons) implements WhyNot {
        public RuledOut {
            reasons = List.copyOf(reasons);
        }
    }

    /** It is a candidate, but never had as many units in stock or in its capacity as the line wants. */
    record TooLittle(
            NodeCode node,
            long wantedUnits,
            long stockUnits,
            @Nullable Long capacityUnits) implements WhyNot {}

    /** There is no lane from there to the order's region, or nobody offers the SKU there. */
    record NoWay(NodeCode node) implements WhyNot {}

    /** It may be possible, but the search found no plan with it; more seconds may help. */
    record NotFound(NodeCode node) implements WhyNot {}
}
