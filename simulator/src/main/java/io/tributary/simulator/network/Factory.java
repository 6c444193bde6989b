package io.tributary.simulator.network;

import java.util.List;

/**
 * A supplier with what only its owner knows of it.
 *
 * @param categories what it makes
 * @param dropShips whether it also sends single parcels to buyers, as a node of its own
 */
public record Factory(
        Network.Supplier supplier,
        double lat,
        double lon,
        List<String> categories,
        boolean dropShips,
        String zoneCode) {
    public String code() {
        return supplier.code();
    }

    /** The code of the node that it ships from when it drop-ships. */
    public String nodeCode() {
        return "DS-" + code();
    }
}
