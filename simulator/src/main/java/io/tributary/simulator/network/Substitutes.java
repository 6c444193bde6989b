package io.tributary.simulator.network;

import io.tributary.simulator.Draw;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Up to three stand-ins for a SKU: variants of the same item, best where one factory makes both. A shoe or a shirt of
 * another size is no stand-in, so those have none.
 */
final class Substitutes {
    private static final int MOST = 3;
    private static final Set<String> SIZED = Set.of("Footwear", "Apparel");

    private Substitutes() {}

    static List<Network.Substitute> of(long seed, Assortment assortment, List<Network.Offer> offers) {
        Map<String, Set<String>> makers = new HashMap<>();
        offers.forEach(
                o -> makers.computeIfAbsent(o.sku(), k -> new HashSet<>()).add(o.supplierCode()));
        Map<String, List<Network.Sku>> variants = new HashMap<>();
        for (int i = 0; i < assortment.size(); i++) {
            variants.computeIfAbsent(assortment.items().get(i), k -> new ArrayList<>())
                    .add(assortment.skus().get(i));
        }
        var substitutes = new ArrayList<Network.Substitute>();
        for (int i = 0; i < assortment.size(); i++) {
            Network.Sku sku = assortment.skus().get(i);
            if (!SIZED.contains(sku.category())) {
                standIns(seed, sku, variants.get(assortment.items().get(i)), makers, substitutes);
            }
        }
        return substitutes;
    }

    private static void standIns(
            long seed,
            Network.Sku sku,
            List<Network.Sku> variants,
            Map<String, Set<String>> makers,
            List<Network.Substitute> substitutes) {
        Draw draw = Draw.of(seed, "substitutes", sku.code());
        draw.shuffled(variants).stream()
                .filter(other -> !other.code().equals(sku.code()))
                .limit(MOST)
                .forEach(other -> {
                    Set<String> shared = new HashSet<>(makers.getOrDefault(sku.code(), Set.of()));
                    shared.retainAll(makers.getOrDefault(other.code(), Set.of()));
                    boolean sameFactory = !shared.isEmpty();
                    double score = sameFactory ? draw.between(.80, .95) : draw.between(.55, .75);
                    substitutes.add(new Network.Substitute(
                            sku.code(),
                            other.code(),
                            StrictMath.round(score * 100) / 100.0,
                            sameFactory ? "SAME_FACTORY" : "REPLACEABLE"));
                });
    }
}
