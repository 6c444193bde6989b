package io.tributary.simulator.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A lane from every node to every region: the farther, the dearer and slower; cheaper inside a warehouse's zone, and
 * with an express lane there.
 */
final class Lanes {
    private static final Set<String> REMOTE = Set.of("15", "46", "54", "62", "63", "64", "65");

    private Lanes() {}

    static List<Network.Lane> of(Geography geography, List<Network.Node> nodes) {
        var lanes = new ArrayList<Network.Lane>();
        for (Network.Node node : nodes) {
            for (Network.Region region : geography.regions()) {
                Network.Lane standard = lane(geography, node, region);
                lanes.add(standard);
                if (node.isWarehouse() && node.zoneCode().equals(region.zoneCode())) {
                    lanes.add(express(standard));
                }
            }
        }
        return lanes;
    }

    /** Both ways between the warehouses of a zone: by truck, dearer and slower with the distance. */
    static List<Network.TransferLane> transfers(List<Network.Node> nodes) {
        var lanes = new ArrayList<Network.TransferLane>();
        for (Network.Node from : nodes) {
            for (Network.Node to : nodes) {
                if (from != to
                        && from.isWarehouse()
                        && to.isWarehouse()
                        && from.zoneCode().equals(to.zoneCode())) {
                    double km = Geography.km(from.lat(), from.lon(), to.lat(), to.lon());
                    lanes.add(new Network.TransferLane(
                            from.code(),
                            to.code(),
                            (int) StrictMath.ceil(12 + km / 45),
                            StrictMath.round(30 + .04 * km),
                            15_00,
                            true));
                }
            }
        }
        return lanes;
    }

    /** Half the time at twice the price, as carriers' lists have it. */
    private static Network.Lane express(Network.Lane standard) {
        return new Network.Lane(
                standard.nodeCode(),
                standard.regionCode(),
                "EXPRESS",
                2 * standard.parcelMinor(),
                2 * standard.unitMinor(),
                Math.ceilDiv(standard.transitHours(), 2),
                true);
    }

    private static Network.Lane lane(Geography geography, Network.Node node, Network.Region region) {
        double km = geography.km(node, region.code());
        boolean inZone = node.isWarehouse() && node.zoneCode().equals(region.zoneCode());
        double parcel = (420 + .38 * km) * (inZone ? .8 : 1) + (REMOTE.contains(region.code()) ? 300 : 0);
        double unit = (25 + .03 * km) * (inZone ? .8 : 1) + (node.isWarehouse() ? 0 : 15);
        double hours = 14 + km / 38 + (REMOTE.contains(region.code()) ? 18 : 0);
        return new Network.Lane(
                node.code(),
                region.code(),
                "STANDARD",
                StrictMath.round(parcel),
                StrictMath.round(unit),
                (int) StrictMath.ceil(hours),
                true);
    }
}
