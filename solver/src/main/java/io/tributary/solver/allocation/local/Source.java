package io.tributary.solver.allocation.local;

/**
 * One SKU at one node: what a line can be served from. Lines share it, so that two of them can swap.
 *
 * @param id unique among sources
 * @param room the node
 * @param availableUnits units that all lines may take together
 */
public record Source(int id, Room room, long availableUnits) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Source source && source.id == id;
    }

    @Override
    public int hashCode() {
        return id;
    }
}
