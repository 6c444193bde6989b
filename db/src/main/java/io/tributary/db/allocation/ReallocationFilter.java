package io.tributary.db.allocation;

import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which lines come back into the pool: those for which everything that is given is true.
 *
 * @param node where their units are promised, allocated or released
 * @param sku what was ordered, or what serves it
 * @param zone the order's zone
 * @param region the order's region
 * @param supplier who stands behind the node
 * @param promisedBefore orders whose promised delivery is before this
 * @param orderIds at most {@value #MOST_ORDERS}; their lines that do not match are answered for, too
 */
public record ReallocationFilter(
        @Nullable String node,
        @Nullable String sku,
        @Nullable String zone,
        @Nullable String region,
        @Nullable String supplier,
        @Nullable Instant promisedBefore,
        @Nullable List<UUID> orderIds) {
    public static final int MOST_ORDERS = 1_000;

    public ReallocationFilter {
        node = given(node);
        sku = given(sku);
        zone = given(zone);
        region = given(region);
        supplier = given(supplier);
        if (orderIds != null && orderIds.stream().anyMatch(Objects::isNull)) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE, "One of filter.orderIds is null. Maybe leave that one out.");
        }
        orderIds = orderIds == null || orderIds.isEmpty()
                ? null
                : orderIds.stream().distinct().sorted().toList();
        if (Stream.of(node, sku, zone, region, supplier, promisedBefore, orderIds)
                .allMatch(Objects::isNull)) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE,
                    "The filter is empty, which would take every line back. Maybe name a node, a SKU, a zone, a region,"
                            + " a supplier, a date or orders.");
        }
        if (orderIds != null && orderIds.size() > MOST_ORDERS) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE,
                    "The filter names " + orderIds.size() + " orders; the most is " + MOST_ORDERS
                            + ". Maybe name them in several requests.");
        }
    }

    public static ReallocationFilter ofNode(String node) {
        return new ReallocationFilter(node, null, null, null, null, null, null);
    }

    public static ReallocationFilter ofLane(String node, String region) {
        return new ReallocationFilter(node, null, null, region, null, null, null);
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
