package io.tributary.bench.backtest;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.forecast.DemandFactors;
import io.tributary.domain.replenishment.PriceBreak;
import io.tributary.domain.replenishment.SupplierOffer;
import io.tributary.domain.replenishment.SupplierTerms;
import io.tributary.domain.replenishment.SupplyLane;
import io.tributary.simulator.Draw;
import io.tributary.simulator.nature.Nature;
import io.tributary.simulator.network.Factory;
import io.tributary.simulator.network.Geography;
import io.tributary.simulator.network.Network;
import io.tributary.simulator.network.NetworkGenerator;
import io.tributary.simulator.network.NetworkOptions;
import io.tributary.simulator.network.Seasons;
import io.tributary.simulator.network.SeededNetwork;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The trade of the simulated network: one warehouse in each of its four zones, its own factories and their terms. */
final class SimulatedTrade {
    private static final double ORDERS_PER_DAY = 150;
    private static final double KM_PER_HOUR = 45;
    private static final double DAYS = 7;

    private final SeededNetwork world;
    private final long seed;
    private final int weeks;
    private final LocalDate first;
    private final List<Network.Sku> skus = new ArrayList<>();
    private final Map<String, Integer> itemOf = new HashMap<>();
    private final List<Network.Node> houses = new ArrayList<>();

    private SimulatedTrade(long seed, int weeks, int items) {
        this.seed = seed;
        this.weeks = weeks;
        world = new NetworkGenerator(new NetworkOptions(seed, NetworkOptions.EPOCH, ORDERS_PER_DAY, weeks, true))
                .seeded();
        first = NetworkOptions.EPOCH.minusWeeks(weeks);
        chooseItems(items);
        for (Network.Zone zone : world.network().zones()) {
            houses.add(world.network().nodes().stream()
                    .filter(node -> node.isWarehouse() && node.zoneCode().equals(zone.code()))
                    .findFirst()
                    .orElseThrow());
        }
    }

    /**
     * @param weeks 1 to 104
     * @param items at most; whole categories in a seeded order, so that factories make several of them
     */
    static Trade of(long seed, int weeks, int items) {
        return new SimulatedTrade(seed, weeks, items).trade();
    }

    private void chooseItems(int most) {
        var categories = world.assortment().categories().keySet().stream().toList();
        for (String category : Draw.of(seed, "backtest categories").shuffled(categories)) {
            for (Network.Sku sku : world.network().skus()) {
                if (sku.category().equals(category) && skus.size() < most) {
                    itemOf.put(sku.code(), skus.size());
                    skus.add(sku);
                }
            }
        }
    }

    private Trade trade() {
        Map<String, Long> cheapest = new HashMap<>();
        world.network().offers().forEach(offer -> cheapest.merge(offer.sku(), offer.unitCostMinor(), Math::min));
        List<Trade.Item> items = skus.stream()
                .map(sku -> new Trade.Item(
                        new Sku(sku.code()),
                        sku.category(),
                        sku.listPriceMinor(),
                        cheapest.get(sku.code()),
                        Terms.shelfLife(seed, sku.code())))
                .toList();
        List<NodeCode> warehouses =
                houses.stream().map(node -> new NodeCode(node.code())).toList();
        List<SupplierTerms> suppliers = new ArrayList<>();
        List<Double> late = new ArrayList<>();
        var nature = new Nature(seed);
        for (Factory factory : world.factories()) {
            double chance = nature.supplier(factory.code(), factory.supplier().tier(), 1, false)
                    .shipLate();
            terms(factory, chance).ifPresent(terms -> {
                suppliers.add(terms);
                late.add(chance);
            });
        }
        return new Trade(
                "simulated",
                "CNY",
                seed,
                items,
                warehouses,
                demand(),
                this::factors,
                suppliers,
                late.stream().mapToDouble(Double::doubleValue).toArray(),
                Terms.transfers(warehouses, 60, 10_00),
                weeks);
    }

    private Optional<SupplierTerms> terms(Factory factory, double lateChance) {
        List<Network.Offer> own = world.network().offers().stream()
                .filter(offer -> offer.supplierCode().equals(factory.code()) && itemOf.containsKey(offer.sku()))
                .toList();
        if (own.isEmpty()) {
            return Optional.empty();
        }
        double days =
                own.stream().mapToInt(Network.Offer::leadTimeDays).average().orElseThrow();
        List<SupplyLane> lanes = new ArrayList<>();
        for (Network.Node house : houses) {
            double km = Geography.km(factory.lat(), factory.lon(), house.lat(), house.lon());
            double onTheRoad = (10 + km / KM_PER_HOUR) / 24;
            // As in the product: the offer tells the lead time, and the lane by how much it is longer.
            lanes.add(Terms.lane(
                    seed,
                    factory.code(),
                    new NodeCode(house.code()),
                    (days + onTheRoad) / days,
                    days / DAYS,
                    lateChance,
                    60_00));
        }
        return Optional.of(new SupplierTerms(
                new SupplierCode(factory.code()),
                0,
                own.stream().map(this::offer).toList(),
                lanes));
    }

    private SupplierOffer offer(Network.Offer offer) {
        List<PriceBreak> prices = new ArrayList<>();
        prices.add(new PriceBreak(1, offer.unitCostMinor()));
        world.network().priceBreaks().stream()
                .filter(step -> step.supplierCode().equals(offer.supplierCode())
                        && step.sku().equals(offer.sku()))
                .forEach(step -> prices.add(new PriceBreak(step.minQuantity(), step.unitCostMinor())));
        return new SupplierOffer(
                new Sku(offer.sku()),
                offer.moq(),
                offer.orderMultiple(),
                prices,
                (long) offer.weeklyCapacityUnits(),
                offer.leadTimeDays() / DAYS);
    }

    private int[][][] demand() {
        Map<String, Integer> house = new HashMap<>();
        for (int w = 0; w < houses.size(); w++) {
            house.put(houses.get(w).zoneCode(), w);
        }
        Map<String, Integer> houseOf = new HashMap<>();
        world.network().regions().forEach(region -> houseOf.put(region.code(), house.get(region.zoneCode())));
        int[][][] demand = new int[skus.size()][houses.size()][weeks];
        for (Network.Sales row : world.network().salesHistory()) {
            Integer item = itemOf.get(row.sku());
            if (item != null) {
                demand[item][houseOf.get(row.regionCode())][(int) ChronoUnit.WEEKS.between(first, row.week())] +=
                        row.units();
            }
        }
        return demand;
    }

    /** Festivals and promotions are planned, so known ahead; heat is known once it is there. */
    private DemandFactors factors(int item, int week) {
        Network.Sku sku = skus.get(item);
        int ahead = week + Planned.PERIODS + Planned.REFIT;
        double[] promotion = new double[ahead];
        double[] heat = new double[ahead];
        for (int t = 0; t < ahead; t++) {
            LocalDate monday = first.plusWeeks(t);
            promotion[t] = world.demand().promotion(sku.category(), monday) == 1 ? 0 : 1;
            heat[t] = Seasons.festival(monday) * (t < week ? world.demand().heat(sku.code(), monday) : 1);
        }
        return new DemandFactors(null, promotion, heat, null);
    }
}
