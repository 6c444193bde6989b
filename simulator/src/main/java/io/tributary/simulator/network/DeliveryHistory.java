package io.tributary.simulator.network;

import io.tributary.simulator.Draw;
import io.tributary.simulator.nature.Nature;
import io.tributary.simulator.nature.SupplierNature;
import io.tributary.simulator.nature.TransitNature;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was delivered before the epoch, and how: parcels from warehouses and factories to buyers, and restocks from
 * factories to warehouses. Drawn from the same {@link Nature} as the world that follows.
 */
final class DeliveryHistory {
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int PARCELS_PER_WAREHOUSE = 320;
    private static final int PARCELS_PER_FACTORY = 60;
    private static final int RESTOCKS_PER_FACTORY = 16;

    private final NetworkOptions options;
    private final Geography geography;
    private final Assortment assortment;
    private final Nature nature;
    private final List<String> categories;
    private final double[] regionWeights;
    private final List<Network.Delivery> deliveries = new ArrayList<>();

    DeliveryHistory(NetworkOptions options, Geography geography, Assortment assortment) {
        this.options = options;
        this.geography = geography;
        this.assortment = assortment;
        nature = new Nature(options.seed());
        categories = List.copyOf(assortment.categories().keySet());
        regionWeights = Draw.cumulative(geography.populations());
    }

    List<Network.Delivery> of(List<Factory> factories, List<Network.Node> nodes) {
        for (Network.Node warehouse : geography.warehouses()) {
            for (int i = 0; i < PARCELS_PER_WAREHOUSE; i++) {
                parcel(warehouse, null, i);
            }
        }
        for (Factory factory : factories) {
            for (int i = 0; factory.dropShips() && i < PARCELS_PER_FACTORY; i++) {
                parcel(nodeOf(factory, nodes), factory, i);
            }
            for (int i = 0; i < RESTOCKS_PER_FACTORY; i++) {
                restock(factory, i);
            }
        }
        return deliveries;
    }

    private static Network.Node nodeOf(Factory factory, List<Network.Node> nodes) {
        return nodes.stream()
                .filter(n -> n.code().equals(factory.nodeCode()))
                .findFirst()
                .orElseThrow();
    }

    private void parcel(Network.Node node, @Nullable Factory factory, int number) {
        Draw draw = Draw.of(options.seed(), "parcel", node.code(), number);
        String region = regionFrom(draw, node);
        String category = draw.pick(factory == null ? categories : factory.categories());
        LocalDate day = day(draw);
        TransitNature transit = nature.transit(
                node.code(),
                region,
                geography.km(node, region),
                factory == null ? null : factory.code(),
                factory == null ? null : factory.supplier().tier(),
                fragility(category),
                Seasons.strained(day));
        int units = 1 + draw.poisson(9);
        record(
                draw,
                "P-" + node.code() + "-" + number,
                node.code(),
                factory,
                region,
                category,
                "ORDER",
                day,
                units,
                transit);
    }

    /** Two of three parcels stay in the zone, as they do when the nearest stock serves. */
    private String regionFrom(Draw draw, Network.Node node) {
        String region = geography.regions().get(draw.index(regionWeights)).code();
        boolean near = node.isWarehouse() && draw.chance(.6);
        while (near && !geography.region(region).zoneCode().equals(node.zoneCode())) {
            region = geography.regions().get(draw.index(regionWeights)).code();
        }
        return region;
    }

    private void restock(Factory factory, int number) {
        Draw draw = Draw.of(options.seed(), "restock", factory.code(), number);
        Network.Node warehouse = draw.pick(geography.warehouses());
        String category = draw.pick(factory.categories());
        LocalDate day = day(draw);
        SupplierNature own =
                nature.supplier(factory.code(), factory.supplier().tier(), fragility(category), Seasons.strained(day));
        String reference = "R-" + factory.code() + "-" + number;
        int units = 20 + draw.poisson(80);
        if (draw.chance(own.silent()) || draw.chance(own.reject())) {
            Instant promised = day.atTime(LocalTime.NOON).atZone(CHINA).toInstant();
            deliveries.add(new Network.Delivery(
                    reference,
                    warehouse.code(),
                    factory.code(),
                    warehouse.regionCode(),
                    category,
                    "RESTOCK",
                    promised,
                    null,
                    promised,
                    units,
                    0,
                    0,
                    draw.chance(.5) ? "REJECTED" : "EXPIRED"));
            return;
        }
        var transit = new TransitNature(own.shipLate(), own.damaged(), own.misShipped());
        record(
                draw,
                reference,
                warehouse.code(),
                factory,
                warehouse.regionCode(),
                category,
                "RESTOCK",
                day,
                units,
                transit);
    }

    private void record(
            Draw draw,
            String reference,
            String node,
            @Nullable Factory factory,
            String region,
            String category,
            String purpose,
            LocalDate day,
            int units,
            TransitNature chances) {
        Instant promised = day.atTime(LocalTime.of(18, 0)).atZone(CHINA).toInstant();
        boolean late = draw.chance(chances.late());
        Instant delivered =
                promised.plus(Duration.ofMinutes(late ? draw.between(6 * 60, 5 * 24 * 60) : -draw.between(0, 30 * 60)));
        int damaged = draw.chance(chances.damaged()) ? draw.between(1, Math.max(1, units / 3)) : 0;
        int lost = draw.chance(chances.misShipped()) ? draw.between(1, Math.max(1, (units - damaged) / 3)) : 0;
        deliveries.add(new Network.Delivery(
                reference,
                node,
                factory == null ? null : factory.code(),
                region,
                category,
                purpose,
                promised,
                delivered,
                delivered.plus(Duration.ofHours(draw.between(1, 12))),
                units,
                damaged,
                Math.min(lost, units - damaged),
                null));
    }

    /** Delivered and recorded before the epoch. */
    private LocalDate day(Draw draw) {
        return options.epoch().minusDays(draw.between(8, options.weeks() * 7));
    }

    private double fragility(String category) {
        return assortment.categories().get(category).fragility();
    }
}
