package io.tributary.solver.allocation.local;

/**
 * A node and how much it can handle.
 *
 * @param node unique among nodes
 * @param capacityUnits units that all lines may take together; {@link Long#MAX_VALUE} for no limit
 */
public record Room(int node, long capacityUnits) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Room room && room.node == node;
    }

    @Override
    public int hashCode() {
        return node;
    }
}
