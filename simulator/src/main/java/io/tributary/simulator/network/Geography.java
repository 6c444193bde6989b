package io.tributary.simulator.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The 31 provinces with their main cities, the four zones over them, the eight warehouses and the five belts. */
public final class Geography {
    private static final double EARTH_KM = 6371.0088;

    private final List<Network.Zone> zones;
    private final List<Network.Region> regions;
    private final Map<String, Network.Region> byCode;
    private final Map<String, Double> population;
    private final List<Network.Node> warehouses;
    private final List<BeltPlace> belts;

    public Geography() {
        zones = TextTable.read("zones.tsv").stream()
                .map(z -> new Network.Zone(z.text("code"), z.text("name_zh"), z.text("name_en")))
                .toList();
        List<TextTable.Line> places = TextTable.read("regions.tsv");
        regions = places.stream().map(Geography::region).toList();
        byCode = regions.stream().collect(Collectors.toMap(Network.Region::code, Function.identity()));
        population = new LinkedHashMap<>();
        places.forEach(place -> population.put(place.text("code"), place.number("population")));
        warehouses = TextTable.read("warehouses.tsv").stream()
                .map(Geography::warehouse)
                .toList();
        belts = TextTable.read("belts.tsv").stream().map(Geography::belt).toList();
    }

    /** A belt with the city at its heart and the categories that its factories make. */
    record BeltPlace(
            Network.Belt belt, String cityZh, String cityEn, double lat, double lon, List<String> categories) {}

    public List<Network.Zone> zones() {
        return zones;
    }

    public List<Network.Region> regions() {
        return regions;
    }

    public Network.Region region(String code) {
        return byCode.get(code);
    }

    public List<Network.Node> warehouses() {
        return warehouses;
    }

    List<BeltPlace> belts() {
        return belts;
    }

    /** Inhabitants in millions (census of 2020, rounded), in the order of {@link #regions()}. */
    public double[] populations() {
        return regions.stream().mapToDouble(r -> population.get(r.code())).toArray();
    }

    /** The share of all inhabitants that live in a zone, 0 to 1. */
    double share(String zone) {
        double all = 0;
        double here = 0;
        for (Network.Region region : regions) {
            double people = population.get(region.code());
            all += people;
            here += region.zoneCode().equals(zone) ? people : 0;
        }
        return here / all;
    }

    /** Great-circle kilometres (haversine). */
    public static double km(double lat1, double lon1, double lat2, double lon2) {
        double dLat = StrictMath.toRadians(lat2 - lat1) / 2;
        double dLon = StrictMath.toRadians(lon2 - lon1) / 2;
        double h = StrictMath.pow(StrictMath.sin(dLat), 2)
                + StrictMath.cos(StrictMath.toRadians(lat1))
                        * StrictMath.cos(StrictMath.toRadians(lat2))
                        * StrictMath.pow(StrictMath.sin(dLon), 2);
        return 2 * EARTH_KM * StrictMath.asin(StrictMath.sqrt(h));
    }

    public double km(Network.Node from, String regionCode) {
        Network.Region to = region(regionCode);
        return km(from.lat(), from.lon(), to.lat(), to.lon());
    }

    private static Network.Region region(TextTable.Line r) {
        return new Network.Region(
                r.text("code"),
                r.text("name_zh"),
                r.text("name_en"),
                r.text("city_zh"),
                r.text("city_en"),
                r.number("lat"),
                r.number("lon"),
                r.text("zone"));
    }

    private static Network.Node warehouse(TextTable.Line w) {
        return new Network.Node(
                w.text("code"),
                "WAREHOUSE",
                w.text("name_zh"),
                w.text("name_en"),
                w.text("zone"),
                w.text("region"),
                null,
                w.number("lat"),
                w.number("lon"),
                w.whole("daily_capacity"),
                60,
                12,
                "17:00",
                "1234567",
                true);
    }

    private static BeltPlace belt(TextTable.Line b) {
        var belt = new Network.Belt(
                b.text("code"), b.text("name_zh"), b.text("name_en"), b.text("trade"), b.text("region"));
        return new BeltPlace(
                belt,
                b.text("city_zh"),
                b.text("city_en"),
                b.number("lat"),
                b.number("lon"),
                b.list("categories", ","));
    }
}
