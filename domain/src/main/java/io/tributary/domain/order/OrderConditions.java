package io.tributary.domain.order;

import io.tributary.domain.NodeCode;
import io.tributary.domain.SupplierCode;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an order asks for beyond its goods.
 *
 * @param service the least service; a faster one may be used where it costs less than breaking a date
 * @param deliverBy when the buyer wants it; null when any date will do
 * @param maxParcels the most nodes that may serve it, 1 to {@value #MAX_PARCELS}; null for no limit
 * @param channel where it was sold, 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}; stock may be held back for another
 * @param excludedNodes nodes that must not serve it
 * @param excludedSuppliers suppliers that must not drop-ship it
 */
public record OrderConditions(
        Service service,
        @Nullable Instant deliverBy,
        @Nullable Integer maxParcels,
        PromiseClass promiseClass,
        String channel,
        Set<NodeCode> excludedNodes,
        Set<SupplierCode> excludedSuppliers) {
    /** More parcels than lines, so that a greater limit would limit nothing. */
    public static final int MAX_PARCELS = 200;

    public static final int MAX_EXCLUSIONS = 200;

    /** Where an order was sold when nobody says otherwise. */
    public static final String WEB = "WEB";

    /** An order without special wishes. */
    public static final OrderConditions PLAIN =
            new OrderConditions(Service.STANDARD, null, null, PromiseClass.STANDARD, WEB, Set.of(), Set.of());

    public OrderConditions {
        if (maxParcels != null && (maxParcels < 1 || maxParcels > MAX_PARCELS)) {
            throw new IllegalArgumentException("maxParcels is " + maxParcels + "; the range is 1 to " + MAX_PARCELS
                    + ". Maybe leave it out for no limit.");
        }
        if (!channel.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException(
                    "channel is '" + channel
                            + "'; it must be 1 to 64 characters of A-Z a-z 0-9 . _ -. Maybe a name was sent in place of a code.");
        }
        excludedNodes = Collections.unmodifiableSet(new TreeSet<>(excludedNodes));
        excludedSuppliers = Collections.unmodifiableSet(new TreeSet<>(excludedSuppliers));
        if (excludedNodes.size() > MAX_EXCLUSIONS || excludedSuppliers.size() > MAX_EXCLUSIONS) {
            throw new IllegalArgumentException("exclude names " + excludedNodes.size() + " nodes and "
                    + excludedSuppliers.size() + " suppliers; the most is " + MAX_EXCLUSIONS
                    + " each. Maybe name those that may serve it by pinning its lines.");
        }
    }
}
