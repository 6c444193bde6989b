package io.tributary.simulator.network;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A network with what the world knows beside it: who makes what, and how buyers ask.
 *
 * @param network the rows that are imported
 */
public record SeededNetwork(
        NetworkOptions options,
        Network network,
        Geography geography,
        Assortment assortment,
        List<Factory> factories,
        Demand demand) {

    /** The same network, with buyers who order at another rate than it was made for. */
    public SeededNetwork withOrdersPerDay(double ordersPerDay) {
        var other =
                new NetworkOptions(options.seed(), options.epoch(), ordersPerDay, options.weeks(), options.calendar());
        var livelier = new Demand(other, assortment, geography, network.buyers());
        return new SeededNetwork(other, network, geography, assortment, factories, livelier);
    }

    public Map<String, Factory> factoryByCode() {
        return factories.stream().collect(Collectors.toMap(Factory::code, Function.identity()));
    }

    public Map<String, Network.Node> nodeByCode() {
        return network.nodes().stream().collect(Collectors.toMap(Network.Node::code, Function.identity()));
    }

    public Map<String, Network.Sku> skuByCode() {
        return network.skus().stream().collect(Collectors.toMap(Network.Sku::code, Function.identity()));
    }
}
