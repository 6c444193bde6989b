package io.tributary.simulator.network;

import io.tributary.simulator.Draw;
import java.util.ArrayList;
import java.util.List;

/** Makes a whole network from a seed: the same options give the same rows in the same order. */
public final class NetworkGenerator {
    private static final int BUYERS = 300;

    private final NetworkOptions options;
    private final Geography geography = new Geography();

    public NetworkGenerator(NetworkOptions options) {
        this.options = options;
    }

    public Network generate() {
        return seeded().network();
    }

    /** The network of 600 SKUs in 12 categories. */
    public SeededNetwork seeded() {
        Assortment assortment = Assortment.seeded(options.seed());
        List<List<String>> trades =
                geography.belts().stream().map(Geography.BeltPlace::categories).toList();
        return around(assortment, buyers(), trades);
    }

    /**
     * The same geography and factories around other goods and buyers.
     *
     * @param trades the categories that the factories of each of the five belts make; together all categories
     */
    public SeededNetwork around(Assortment assortment, List<Network.Buyer> buyers, List<List<String>> trades) {
        var demand = new Demand(options, assortment, geography, buyers);
        List<Factory> factories = Factories.seeded(options.seed(), geography, trades);
        List<Network.Node> nodes = nodes(factories);
        var offers = new Offers(options.seed(), options.epoch(), assortment, demand, factories);
        var network = new Network(
                geography.zones(),
                geography.regions(),
                geography.belts().stream().map(Geography.BeltPlace::belt).toList(),
                factories.stream().map(Factory::supplier).toList(),
                nodes,
                Lanes.of(geography, nodes),
                Lanes.transfers(nodes),
                assortment.skus(),
                Substitutes.of(options.seed(), assortment, offers.offers()),
                offers.offers(),
                offers.breaks(),
                buyers,
                new OpeningStock(options.seed(), assortment, demand, geography).of(factories, offers.offers()),
                List.of(new Network.HoldBack(geography.warehouses().getFirst().code(), null, "STORE", 2)),
                SalesHistory.sales(options, demand),
                SalesHistory.signals(options, demand, assortment),
                new DeliveryHistory(options, geography, assortment).of(factories, nodes));
        return new SeededNetwork(options, network, geography, assortment, factories, demand);
    }

    private List<Network.Node> nodes(List<Factory> factories) {
        var nodes = new ArrayList<>(geography.warehouses());
        for (Factory factory : factories) {
            if (factory.dropShips()) {
                Draw draw = Draw.of(options.seed(), "drop-ship node", factory.code());
                nodes.add(new Network.Node(
                        factory.nodeCode(),
                        "SUPPLIER",
                        factory.supplier().nameZh(),
                        factory.supplier().nameEn(),
                        factory.zoneCode(),
                        factory.supplier().regionCode(),
                        factory.code(),
                        rounded(factory.lat()),
                        rounded(factory.lon()),
                        draw.between(4, 16) * 50,
                        draw.between(10, 20) * 10,
                        draw.between(18, 40),
                        "15:00",
                        "123456",
                        true));
            }
        }
        return nodes;
    }

    private static double rounded(double degrees) {
        return StrictMath.round(degrees * 1000) / 1000.0;
    }

    private List<Network.Buyer> buyers() {
        double[] weights = Draw.cumulative(geography.populations());
        String[] trade = {"百货店", "文具店", "家居馆", "杂货铺", "户外店", "电商店", "精品店", "便利店"};
        String[] word = {"小满", "晨光里", "东方", "好邻", "星河", "悦来", "青禾", "万家", "拾光", "南山"};
        var buyers = new ArrayList<Network.Buyer>();
        for (int i = 1; i <= BUYERS; i++) {
            String code = "B-%04d".formatted(i);
            Draw draw = Draw.of(options.seed(), "buyer", code);
            Network.Region home = geography.regions().get(draw.index(weights));
            String name =
                    home.cityZh() + word[draw.between(0, word.length - 1)] + trade[draw.between(0, trade.length - 1)];
            buyers.add(new Network.Buyer(code, name, home.code()));
        }
        return buyers;
    }
}
