package io.tributary.simulator.network;

import io.tributary.simulator.Draw;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The SKUs that are sold, with how often each is asked for.
 *
 * @param skus in a fixed order
 * @param items which item each SKU is a variant of, by position; variants of one item can stand in for each other
 * @param popularity how often a SKU is in a line, relative to the others, &gt; 0
 * @param typicalUnits the usual quantity of a line, ≥ 1
 * @param categories what is known of each category, by code
 */
public record Assortment(
        List<Network.Sku> skus,
        List<String> items,
        double[] popularity,
        double[] typicalUnits,
        Map<String, Category> categories) {

    /**
     * @param peakMonth month of the highest demand, 1 to 12
     * @param swing how far the season moves demand around its mean, 0 to below 1
     * @param fragility chance of damage relative to ordinary goods
     */
    public record Category(String code, int peakMonth, double swing, double fragility) {}

    /** 600 SKUs: 12 categories of 10 items in 5 variants. Popularity falls with rank as rank^-0.9. */
    static Assortment seeded(long seed) {
        var skus = new ArrayList<Network.Sku>();
        var items = new ArrayList<String>();
        var categories = new LinkedHashMap<String, Category>();
        List<TextTable.Line> itemLines = TextTable.read("items.tsv");
        for (TextTable.Line c : TextTable.read("categories.tsv")) {
            String code = c.text("code");
            categories.put(code, new Category(code, c.whole("peak_month"), c.number("swing"), c.number("fragility")));
            int number = 0;
            for (TextTable.Line item : itemLines) {
                if (item.text("category").equals(code)) {
                    String itemCode = "%s-%02d".formatted(c.text("prefix"), ++number);
                    addVariants(seed, c, item, itemCode, skus, items);
                }
            }
        }
        return new Assortment(
                List.copyOf(skus), List.copyOf(items), popularity(seed, skus), typicalUnits(skus), categories);
    }

    private static void addVariants(
            long seed,
            TextTable.Line category,
            TextTable.Line item,
            String itemCode,
            List<Network.Sku> skus,
            List<String> items) {
        List<String> zh = category.list("variants_zh", "|");
        List<String> en = category.list("variants_en", "|");
        for (int v = 0; v < zh.size(); v++) {
            String code = itemCode + "-" + (v + 1);
            double step = en.get(v).startsWith("set of") ? 1.5 : 1 + 0.05 * v;
            long price = StrictMath.round(item.whole("price_fen")
                            * step
                            * Draw.of(seed, "price", code).between(.97, 1.03)
                            / 10)
                    * 10;
            skus.add(new Network.Sku(
                    code,
                    item.text("name_zh") + " " + zh.get(v),
                    item.text("name_en") + ", " + en.get(v),
                    category.text("code"),
                    "CNY",
                    price,
                    price / 20,
                    item.whole("grams")));
            items.add(itemCode);
        }
    }

    private static double[] popularity(long seed, List<Network.Sku> skus) {
        List<Integer> ranks = Draw.of(seed, "ranks")
                .shuffled(IntStream.range(0, skus.size()).boxed().toList());
        return ranks.stream()
                .mapToDouble(rank -> StrictMath.pow(rank + 8, -0.9))
                .toArray();
    }

    /** A merchant spends about 300 yuan on a line: many of what is cheap, few of what is dear. */
    private static double[] typicalUnits(List<Network.Sku> skus) {
        return skus.stream()
                .mapToDouble(sku -> StrictMath.min(20, StrictMath.max(2, 30_000.0 / sku.listPriceMinor())))
                .toArray();
    }

    int size() {
        return skus.size();
    }
}
