package io.tributary.simulator.network;

import io.tributary.simulator.Draw;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Terms of 1 to 5 factories for each SKU, with one or two price breaks. */
final class Offers {
    private static final double[] HOW_MANY = Draw.cumulative(new double[] {.12, .25, .30, .20, .13});
    private static final int[] MULTIPLES = {6, 10, 12, 20};

    private final long seed;
    private final LocalDate epoch;
    private final Assortment assortment;
    private final Demand demand;
    private final Map<String, List<Factory>> makers = new HashMap<>();
    private final List<Network.Offer> offers = new ArrayList<>();
    private final List<Network.PriceBreak> breaks = new ArrayList<>();

    Offers(long seed, LocalDate epoch, Assortment assortment, Demand demand, List<Factory> factories) {
        this.seed = seed;
        this.epoch = epoch;
        this.assortment = assortment;
        this.demand = demand;
        for (Factory factory : factories) {
            factory.categories()
                    .forEach(c ->
                            makers.computeIfAbsent(c, k -> new ArrayList<>()).add(factory));
        }
        for (int i = 0; i < assortment.size(); i++) {
            offersFor(i);
        }
    }

    List<Network.Offer> offers() {
        return offers;
    }

    List<Network.PriceBreak> breaks() {
        return breaks;
    }

    private void offersFor(int index) {
        Network.Sku sku = assortment.skus().get(index);
        Draw draw = Draw.of(seed, "suppliers of", assortment.items().get(index));
        List<Factory> able = draw.shuffled(makers.get(sku.category()));
        int count = Math.min(able.size(), Draw.of(seed, "offers of", sku.code()).index(HOW_MANY) + 1);
        double base = sku.listPriceMinor() * draw.between(.48, .62);
        for (Factory factory : able.subList(0, count)) {
            offer(index, sku, factory, base);
        }
    }

    private void offer(int index, Network.Sku sku, Factory factory, double base) {
        Draw draw = Draw.of(seed, "offer", factory.code(), sku.code());
        String tier = factory.supplier().tier();
        double discount = tier.equals("A") ? 1.04 : tier.equals("B") ? 1 : .93;
        long cost = Math.max(1, StrictMath.round(base * discount * draw.between(.95, 1.05)));
        int multiple = MULTIPLES[draw.between(0, MULTIPLES.length - 1)];
        double weekly = demand.weeklyUnits(index);
        int moq = multiple * (int) StrictMath.max(1, StrictMath.round(weekly * draw.between(.5, 2) / multiple));
        int lead = tier.equals("A") ? draw.between(2, 5) : tier.equals("B") ? draw.between(3, 8) : draw.between(4, 11);
        int capacity = (int) StrictMath.max(5L * multiple, StrictMath.round(weekly * draw.between(1.5, 5)));
        boolean ends = draw.chance(.04);
        offers.add(new Network.Offer(
                factory.code(),
                sku.code(),
                cost,
                moq,
                multiple,
                lead,
                Math.max(capacity, moq),
                factory.dropShips(),
                epoch.minusDays(draw.between(200, 500)),
                ends ? epoch.plusDays(draw.between(10, 60)) : epoch.plusDays(draw.between(400, 900))));
        int from = moq * draw.between(2, 4);
        breaks.add(new Network.PriceBreak(factory.code(), sku.code(), from, share(cost, draw.between(.95, .98))));
        if (draw.chance(.5)) {
            breaks.add(new Network.PriceBreak(
                    factory.code(), sku.code(), from * draw.between(3, 4), share(cost, draw.between(.88, .94))));
        }
    }

    private static long share(long cost, double share) {
        return Math.max(1, StrictMath.round(cost * share));
    }
}
