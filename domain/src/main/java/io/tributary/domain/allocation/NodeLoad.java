package io.tributary.domain.allocation;

import org.jspecify.annotations.Nullable;

/**
 * What a plan gives one node to do.
 *
 * @param capacityUnits units that it could still handle; null without limit
 */
public record NodeLoad(
        int parcels, int lines, long units, @Nullable Long capacityUnits) {}
