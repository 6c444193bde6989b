package io.tributary.simulator.orders;

import io.tributary.simulator.network.Assortment;
import io.tributary.simulator.network.Network;
import io.tributary.simulator.network.NetworkGenerator;
import io.tributary.simulator.network.NetworkOptions;
import io.tributary.simulator.network.SeededNetwork;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A network around the goods and customers of an orders file: the same geography, factories and chances as the seeded
 * one. A SKU sells as often as in the file's first eight weeks (a quarter of a line for what came later); history and
 * opening stock follow from that rate at the pace of the run. Prices are the file's median prices at one fixed rate.
 */
public final class OrdersNetwork {
    /** Fen for a pound; a fixed rate, so that a run can be repeated. */
    private static final double FEN_PER_POUND = 920;

    private static final double LINES_PER_MADE_UP_ORDER = 1.96;
    private static final int BELTS = 5;
    private static final String OTHER = "General";
    /** Category by the first of these words that a description has. */
    private static final Map<String, List<String>> WORDS = words();

    private OrdersNetwork() {}

    private static Map<String, List<String>> words() {
        var words = new LinkedHashMap<String, List<String>>();
        words.put("Lighting", List.of("LIGHT", "LAMP", "LANTERN", "CANDLE", "T-LIGHT"));
        words.put("Bags", List.of("BAG", "PURSE", "SHOPPER"));
        words.put("Kitchen", List.of("MUG", "CUP", "PLATE", "BOWL", "CAKE", "BAKING", "TEA", "GLASS", "JAR", "LUNCH"));
        words.put("Stationery", List.of("CARD", "WRAP", "PAPER", "NOTEBOOK", "PENCIL", "PEN", "TISSUE", "TAPE"));
        words.put("Decoration", List.of("SIGN", "FRAME", "CLOCK", "HEART", "BUNTING", "HOOK", "MIRROR", "DECORATION"));
        words.put("Christmas", List.of("CHRISTMAS", "XMAS", "ADVENT"));
        words.put("Storage", List.of("BOX", "TIN", "BASKET", "DRAWER", "CABINET", "HOLDER", "RACK"));
        words.put("Toys", List.of("TOY", "DOLL", "GAME", "PUZZLE", "PLAYHOUSE", "SKITTLES"));
        words.put("Textiles", List.of("CUSHION", "APRON", "TOWEL", "BLANKET", "DOORMAT", "MAT"));
        words.put("Jewellery", List.of("NECKLACE", "BRACELET", "EARRINGS", "RING", "BROOCH"));
        words.put("Garden", List.of("GARDEN", "PLANT", "FLOWER", "PICNIC", "PARASOL", "BIRD"));
        words.put(OTHER, List.of());
        return words;
    }

    /** @param ordersPerDay of the run, by business time */
    public static SeededNetwork of(OrderBook book, long seed, double ordersPerDay) {
        Assortment assortment = assortment(book);
        LocalDate epoch = book.events().getFirst().at().toLocalDate().with(DayOfWeek.MONDAY);
        double asManySmallOrders = ordersPerDay * book.linesPerOrder() / LINES_PER_MADE_UP_ORDER;
        var options = new NetworkOptions(seed, epoch, asManySmallOrders, 26, false);
        return new NetworkGenerator(options).around(assortment, buyers(book), trades(assortment));
    }

    private static Assortment assortment(OrderBook book) {
        List<OrderBook.Product> products = book.products();
        return new Assortment(
                products.stream().map(OrdersNetwork::sku).toList(),
                products.stream().map(p -> p.sku().substring(0, 5)).toList(),
                products.stream().mapToDouble(p -> p.earlyLines() + .25).toArray(),
                products.stream()
                        .mapToDouble(p -> Math.max(1, p.typicalUnits()))
                        .toArray(),
                categories(products));
    }

    private static Map<String, Assortment.Category> categories(List<OrderBook.Product> products) {
        var categories = new TreeMap<String, Assortment.Category>();
        for (OrderBook.Product product : products) {
            String code = category(product.description());
            double fragility = code.equals("Kitchen") || code.equals("Lighting") ? 1.8 : .8;
            categories.put(code, new Assortment.Category(code, 6, 0, fragility));
        }
        return categories;
    }

    static String category(String description) {
        String spaced = " " + description.toUpperCase(Locale.ROOT).replaceAll("[^A-Z-]+", " ") + " ";
        return WORDS.entrySet().stream()
                .filter(e -> e.getValue().stream()
                        .anyMatch(word -> spaced.contains(" " + word + " ") || spaced.contains(" " + word + "S ")))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(OTHER);
    }

    private static Network.Sku sku(OrderBook.Product product) {
        long price = Math.max(10, StrictMath.round(product.price() * FEN_PER_POUND));
        String name = product.description().replaceAll("\\s+", " ");
        return new Network.Sku(
                product.sku(), name, name, category(product.description()), "CNY", price, price / 20, 300);
    }

    private static List<Network.Buyer> buyers(OrderBook book) {
        Map<String, String> homes = book.events().stream()
                .filter(Event.Placed.class::isInstance)
                .map(Event.Placed.class::cast)
                .collect(Collectors.toMap(
                        Event.Placed::buyer, Event.Placed::region, (first, later) -> first, TreeMap::new));
        return homes.entrySet().stream()
                .map(home -> home.getKey().equals(Bookkeeper.GUEST)
                        ? new Network.Buyer(home.getKey(), "Buyers without a customer number", null)
                        : new Network.Buyer(
                                home.getKey(), "Customer " + home.getKey().substring(2), home.getValue()))
                .toList();
    }

    /** Categories dealt out to the belts in turn; where there are fewer than belts, belts share them. */
    private static List<List<String>> trades(Assortment assortment) {
        List<String> all = List.copyOf(assortment.categories().keySet());
        return Stream.iterate(0, belt -> belt < BELTS, belt -> belt + 1)
                .map(belt -> {
                    var own = new ArrayList<String>();
                    for (int i = belt % all.size(); i < all.size(); i += BELTS) {
                        own.add(all.get(i));
                    }
                    return List.copyOf(own);
                })
                .toList();
    }
}
