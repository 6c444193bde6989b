package io.tributary.simulator.network;

import io.tributary.simulator.Draw;
import java.util.ArrayList;
import java.util.List;

/**
 * What is on the shelves when the world begins: in each zone about three and a half weeks of its demand plus one
 * standard deviation of it, but nearly two usual lines at least; in both warehouses for what sells well and in one of
 * them otherwise. A factory that drop-ships holds about one week of all demand.
 */
final class OpeningStock {
    private static final double WEEKS = 3.5;
    /** What hardly sells is still there for whoever asks for more than usual. */
    private static final double LINES_AT_LEAST = 1.8;

    private final long seed;
    private final Assortment assortment;
    private final Demand demand;
    private final Geography geography;
    private final List<Network.Stock> stock = new ArrayList<>();

    OpeningStock(long seed, Assortment assortment, Demand demand, Geography geography) {
        this.seed = seed;
        this.assortment = assortment;
        this.demand = demand;
        this.geography = geography;
    }

    List<Network.Stock> of(List<Factory> factories, List<Network.Offer> offers) {
        for (Network.Zone zone : geography.zones()) {
            List<Network.Node> houses = geography.warehouses().stream()
                    .filter(w -> w.zoneCode().equals(zone.code()))
                    .toList();
            for (int i = 0; i < assortment.size(); i++) {
                shelve(houses, i, geography.share(zone.code()));
            }
        }
        for (Factory factory : factories) {
            if (factory.dropShips()) {
                offers.stream()
                        .filter(o -> o.supplierCode().equals(factory.code()))
                        .forEach(o -> stock.add(atFactory(factory, o)));
            }
        }
        return stock;
    }

    private void shelve(List<Network.Node> houses, int index, double share) {
        String sku = assortment.skus().get(index).code();
        double typical = assortment.typicalUnits()[index];
        double lines = demand.weeklyLines(index) * share;
        double mean = WEEKS * demand.weeklyUnits(index) * share;
        // a compound Poisson sum: rate times the mean square of a lognormal quantity
        double deviation = StrictMath.sqrt(WEEKS * lines) * typical * StrictMath.exp(Demand.SPREAD * Demand.SPREAD);
        int units = (int) StrictMath.ceil(StrictMath.max(mean + deviation, LINES_AT_LEAST * typical));
        int safety = (int) StrictMath.round(.25 * deviation);
        Draw draw = Draw.of(seed, "shelf", houses.getFirst().code(), sku);
        int first = draw.between(0, houses.size() - 1);
        boolean both = lines >= 1;
        int main = both ? (int) StrictMath.round(units * draw.between(.5, .65)) : units;
        for (int h = 0; h < houses.size(); h++) {
            boolean isMain = h == first;
            int here = isMain ? main : units - main;
            int keep = both ? safety / houses.size() : isMain ? safety : 0;
            if (here > 0) {
                stock.add(new Network.Stock(houses.get(h).code(), sku, here, Math.min(keep, here)));
            }
        }
    }

    private Network.Stock atFactory(Factory factory, Network.Offer offer) {
        int index = indexOf(offer.sku());
        double units = demand.weeklyUnits(index)
                        * Draw.of(seed, "factory shelf", factory.code(), offer.sku())
                                .between(.5, 1.5)
                + 2 * assortment.typicalUnits()[index];
        return new Network.Stock(factory.nodeCode(), offer.sku(), (int) StrictMath.ceil(units), 0);
    }

    private int indexOf(String sku) {
        return assortment.skus().stream().map(Network.Sku::code).toList().indexOf(sku);
    }
}
