package io.tributary.domain.order;

import java.util.UUID;

/**
 * Where the units of an order are, as of one version of it. This is all that an order's workflow needs to know to say
 * what comes next; it carries no personal data.
 *
 * @param version grows with every change of the order; the higher one is the newer one
 * @param unscreened units whose risk nobody has looked at yet; part of {@code open}
 * @param held units that wait for an operator; part of {@code open}
 * @param open units that no node serves yet
 */
public record OrderProgress(
        UUID orderId,
        long version,
        int unscreened,
        int held,
        int open,
        int allocated,
        int released,
        int shipped,
        int delivered,
        int cancelled) {

    /** True when every unit is delivered or cancelled: nothing can change any more but by a return. */
    public boolean ended() {
        return open + allocated + released + shipped == 0;
    }

    public OrderStatus status() {
        if (ended()) {
            return delivered > 0 ? OrderStatus.COMPLETED : OrderStatus.CANCELLED;
        }
        if (held > 0) {
            return OrderStatus.HELD;
        }
        if (unscreened > 0) {
            return OrderStatus.ACCEPTED;
        }
        if (open > 0) {
            return OrderStatus.POOLED;
        }
        if (allocated > 0) {
            return OrderStatus.ALLOCATED;
        }
        return released > 0 ? OrderStatus.RELEASED : OrderStatus.SHIPPED;
    }

    /** The newer of the two. Messages may arrive out of order; the version decides. */
    public OrderProgress orNewer(OrderProgress other) {
        return other.version > version ? other : this;
    }

    /** One line for people who watch the workflow. */
    public String summary() {
        return status() + ": open " + open + ", allocated " + allocated + ", released " + released + ", shipped "
                + shipped + ", delivered " + delivered + ", cancelled " + cancelled;
    }
}
