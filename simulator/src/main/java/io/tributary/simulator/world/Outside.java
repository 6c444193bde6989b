package io.tributary.simulator.world;

import io.tributary.simulator.Draw;
import io.tributary.simulator.nature.Nature;
import io.tributary.simulator.nature.SupplierNature;
import io.tributary.simulator.nature.TransitNature;
import io.tributary.simulator.network.Factory;
import io.tributary.simulator.network.Geography;
import io.tributary.simulator.network.Network;
import io.tributary.simulator.network.Seasons;
import io.tributary.simulator.network.SeededNetwork;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the actors know of the world without the API: places, goods, and the hidden chances by which they act. */
final class Outside {
    private final long seed;
    private final SeededNetwork world;
    private final Nature nature;
    private final Map<String, Factory> factories;
    private final Map<String, Network.Node> nodes;
    private final Map<String, Network.Sku> skus;

    Outside(long seed, SeededNetwork world) {
        this.seed = seed;
        this.world = world;
        nature = new Nature(seed);
        factories = world.factoryByCode();
        nodes = world.nodeByCode();
        skus = world.skuByCode();
    }

    /** The chance of one decision; the same however often it is looked at. */
    Draw draw(Object... about) {
        return Draw.of(seed, about);
    }

    SupplierNature supplier(String code, Collection<String> goods, LocalDate day) {
        Factory factory = factories.get(code);
        String tier = factory == null ? "C" : factory.supplier().tier();
        return nature.supplier(code, tier, fragility(goods), Seasons.strained(day));
    }

    TransitNature transit(String node, String region, Collection<String> goods, LocalDate day) {
        Network.Node from = nodes.get(node);
        if (from == null) {
            return new TransitNature(.05, .01, .005);
        }
        Factory factory = factoryAt(from);
        return nature.transit(
                node,
                region,
                world.geography().km(from, region),
                factory == null ? null : factory.code(),
                factory == null ? null : factory.supplier().tier(),
                fragility(goods),
                Seasons.strained(day));
    }

    double shortPick(String node) {
        return nature.shortPick(node);
    }

    /** When goods that a factory ships arrive at a warehouse: hours by road, by distance. */
    Instant arrival(@Nullable String supplier, String node, Instant shippedAt, Draw draw) {
        Factory from = supplier == null ? null : factories.get(supplier);
        Network.Node to = nodes.get(node);
        double km = from == null || to == null ? 800 : Geography.km(from.lat(), from.lon(), to.lat(), to.lon());
        return shippedAt.plusSeconds((long) ((10 + km / 45) * draw.between(.8, 1.4) * 3600));
    }

    private @Nullable Factory factoryAt(Network.Node node) {
        return node.supplierCode() == null ? null : factories.get(node.supplierCode());
    }

    private double fragility(Collection<String> goods) {
        double most = 1;
        for (String code : goods) {
            Network.Sku sku = skus.get(code);
            if (sku != null) {
                most = Math.max(
                        most,
                        world.assortment().categories().get(sku.category()).fragility());
            }
        }
        return most;
    }

    SeededNetwork world() {
        return world;
    }
}
