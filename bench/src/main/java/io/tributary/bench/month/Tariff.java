package io.tributary.bench.month;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.simulator.network.Network;
import io.tributary.simulator.network.SeededNetwork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What things cost and how long ways take, from the rows of the network. Amounts are fen. Planners and audit read the
 * same rows; the audit does its own arithmetic on them.
 */
final class Tariff {
    /** What a line that comes too late costs in goodwill. */
    static final long LATE_LINE = 15_00;

    private final Map<NodeCode, Network.Node> nodes = new LinkedHashMap<>();
    private final Map<NodeCode, Map<Region, Network.Lane>> lanes = new HashMap<>();
    private final Map<Sku, Network.Sku> skus = new HashMap<>();
    private final Map<Sku, Long> replacement = new HashMap<>();
    private final Map<NodeCode, Map<Sku, Long>> dropShip = new HashMap<>();
    private final Map<Sku, List<Network.Substitute>> substitutes = new HashMap<>();
    private final Map<Region, List<NodeCode>> byDistance = new HashMap<>();
    private final Map<Region, Integer> fastest = new HashMap<>();

    Tariff(SeededNetwork world) {
        Network network = world.network();
        network.nodes().forEach(node -> nodes.put(new NodeCode(node.code()), node));
        network.lanes().stream()
                .filter(lane -> lane.service().equals("STANDARD"))
                .forEach(lane -> lanes.computeIfAbsent(new NodeCode(lane.nodeCode()), key -> new HashMap<>())
                        .put(new Region(lane.regionCode()), lane));
        network.skus().forEach(sku -> skus.put(new Sku(sku.code()), sku));
        network.offers().forEach(this::offer);
        network.substitutes()
                .forEach(one -> substitutes
                        .computeIfAbsent(new Sku(one.sku()), key -> new ArrayList<>())
                        .add(one));
        for (Network.Region row : network.regions()) {
            var region = new Region(row.code());
            Comparator<NodeCode> nearer =
                    Comparator.comparingDouble(node -> world.geography().km(nodes.get(node), row.code()));
            byDistance.put(
                    region,
                    nodes.keySet().stream()
                            .sorted(nearer.thenComparing(Comparator.naturalOrder()))
                            .toList());
            fastest.put(
                    region,
                    nodes.keySet().stream()
                            .filter(this::isWarehouse)
                            .mapToInt(node -> doorHours(node, region))
                            .min()
                            .orElseThrow());
        }
    }

    private void offer(Network.Offer offer) {
        var sku = new Sku(offer.sku());
        replacement.merge(sku, offer.unitCostMinor(), Math::min);
        if (offer.dropShip()) {
            dropShip.computeIfAbsent(new NodeCode("DS-" + offer.supplierCode()), key -> new HashMap<>())
                    .put(sku, offer.unitCostMinor());
        }
    }

    List<NodeCode> nodes() {
        return List.copyOf(nodes.keySet());
    }

    boolean isWarehouse(NodeCode node) {
        return nodes.get(node).isWarehouse();
    }

    Network.Node node(NodeCode node) {
        return nodes.get(node);
    }

    Network.Sku goods(Sku sku) {
        return skus.get(sku);
    }

    List<Network.Substitute> substitutes(Sku sku) {
        return substitutes.getOrDefault(sku, List.of());
    }

    List<NodeCode> byDistance(Region region) {
        return byDistance.get(region);
    }

    /** Warehouses by falling capacity, then factories in the network's order. */
    List<NodeCode> bySize() {
        Comparator<NodeCode> larger = Comparator.comparing(node -> !isWarehouse(node));
        return nodes.keySet().stream()
                .sorted(larger.thenComparing(node -> isWarehouse(node) ? -capacity(node) : 0))
                .toList();
    }

    long capacity(NodeCode node) {
        Integer units = nodes.get(node).dailyCapacityUnits();
        return units == null ? Long.MAX_VALUE / 4 : units;
    }

    long parcel(NodeCode node, Region region) {
        return lane(node, region).parcelMinor();
    }

    long freightPerUnit(NodeCode node, Region region) {
        return lane(node, region).unitMinor();
    }

    long handlingPerUnit(NodeCode node) {
        return nodes.get(node).handlingMinorPerUnit();
    }

    /** The cheapest list price at which the goods can be bought again. */
    long replacement(Sku sku) {
        return replacement.get(sku);
    }

    /** What the node asks for a unit; a warehouse's goods cost what it takes to replace them. */
    long purchase(NodeCode node, Sku sku) {
        return isWarehouse(node)
                ? replacement(sku)
                : dropShip.getOrDefault(node, Map.of()).get(sku);
    }

    /** Fen a unit by which the buyer pays less when the stand-in is cheaper; a dearer one is not charged for. */
    long priceCut(Sku ordered, Sku sent) {
        return Math.max(0, goods(ordered).listPriceMinor() - goods(sent).listPriceMinor());
    }

    /** Whether the node has an offer at all: a warehouse keeps anything, a factory what it makes. */
    boolean offers(NodeCode node, Sku sku) {
        return isWarehouse(node) || dropShip.getOrDefault(node, Map.of()).containsKey(sku);
    }

    /** Fen of penalty for a whole line that is served by a stand-in, as the standard policy weighs it. */
    long substitution(Sku ordered, Sku sent, long units) {
        if (ordered.equals(sent)) {
            return 0;
        }
        double likeness = substitutes(ordered).stream()
                .filter(one -> one.substituteSku().equals(sent.code()))
                .mapToDouble(Network.Substitute::score)
                .findFirst()
                .orElse(0);
        return Math.round((1 - likeness) * goods(ordered).listPriceMinor() * units * .4);
    }

    /** Hours from the cut-off to the door when all goes well. */
    int doorHours(NodeCode node, Region region) {
        return nodes.get(node).handlingHours() + lane(node, region).transitHours();
    }

    /** {@link #doorHours} of the fastest warehouse. */
    int fastestDoorHours(Region region) {
        return fastest.get(region);
    }

    private Network.Lane lane(NodeCode node, Region region) {
        return lanes.get(node).get(region);
    }
}
