package io.tributary.solver.allocation.local;

/**
 * What an order may receive from one node.
 *
 * @param id unique among parcels
 * @param cost paid once, whatever is in it
 */
public record Parcel(int id, long cost) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Parcel parcel && parcel.id == id;
    }

    @Override
    public int hashCode() {
        return id;
    }
}
