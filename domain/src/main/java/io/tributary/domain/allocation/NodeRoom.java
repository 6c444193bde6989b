package io.tributary.domain.allocation;

import io.tributary.domain.NodeCode;
import org.jspecify.annotations.Nullable;

/**
 * A node that can ship in this wave.
 *
 * @param capacityUnits units that it can still handle before the cut-off, 0 or more; null when it has no limit
 */
public record NodeRoom(NodeCode node, @Nullable Long capacityUnits) {
    public NodeRoom {
        if (capacityUnits != null && capacityUnits < 0) {
            throw new IllegalArgumentException("Node " + node + " has negative capacity " + capacityUnits
                    + ". Maybe more was released than it can handle; send 0.");
        }
    }
}
