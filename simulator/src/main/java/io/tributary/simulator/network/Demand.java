package io.tributary.simulator.network;

import io.tributary.simulator.Draw;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the buyers of the world ask for goods: how many orders a day brings and what is in each. History is made by the
 * same rules as the demand that the world brings later.
 */
public final class Demand {
    private static final double PROMOTIONS_PER_CATEGORY_WEEK = 1.0 / 7;
    private static final double WAVES_PER_SKU_WEEK = .012;
    /** The sigma of a line's quantity, which is lognormal around its usual value. */
    static final double SPREAD = .35;

    private static final int MOST_TRIES = 50;
    private static final double[] LINES = {.42, .72, .90, 1};

    private final long seed;
    private final double ordersPerDay;
    private final boolean calendar;
    private final Assortment assortment;
    private final Geography geography;
    private final List<Network.Buyer> buyers;
    private final double[] buyerWeights;
    private final double[] regionWeights;

    /** What a buyer asks for. */
    public record Wish(String buyer, String region, boolean allowSubstitutes, List<WishLine> lines) {}

    /** @param quantity units, ≥ 1 */
    public record WishLine(String sku, int quantity) {}

    public Demand(NetworkOptions options, Assortment assortment, Geography geography, List<Network.Buyer> buyers) {
        seed = options.seed();
        ordersPerDay = options.ordersPerDay();
        calendar = options.calendar();
        this.assortment = assortment;
        this.geography = geography;
        this.buyers = buyers;
        double[] weights = new double[buyers.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = StrictMath.pow(i + 10, -.6);
        }
        buyerWeights = Draw.cumulative(weights);
        regionWeights = Draw.cumulative(geography.populations());
    }

    /** Orders to expect on a day. */
    public double ordersOn(LocalDate day) {
        return calendar
                ? ordersPerDay * Seasons.weekday(day) * Seasons.festival(day.with(DayOfWeek.MONDAY))
                : ordersPerDay;
    }

    /** Cumulative weights of all SKUs in a week; {@code viral} SKUs count that many times more. */
    public double[] skuWeights(LocalDate monday, Map<String, Double> viral) {
        double[] weights = new double[assortment.size()];
        var promotions = new HashMap<String, Double>();
        for (int i = 0; i < weights.length; i++) {
            Network.Sku sku = assortment.skus().get(i);
            double promotion = promotions.computeIfAbsent(sku.category(), category -> promotion(category, monday));
            weights[i] = assortment.popularity()[i]
                    * Seasons.ofCategory(assortment.categories().get(sku.category()), monday.plusDays(3))
                    * promotion
                    * heat(sku.code(), monday)
                    * viral.getOrDefault(sku.code(), 1.0);
        }
        return Draw.cumulative(weights);
    }

    /** The factor of a category's promotion in a week; 1 for none. */
    public double promotion(String category, LocalDate monday) {
        if (!calendar) {
            return 1;
        }
        Draw draw = Draw.of(seed, "promotion", category, monday);
        return draw.chance(PROMOTIONS_PER_CATEGORY_WEEK) ? draw.between(1.4, 1.9) : 1;
    }

    /** The factor of what people post about a SKU in a week; a wave peaks at once and ebbs for two weeks. */
    public double heat(String sku, LocalDate monday) {
        if (!calendar) {
            return 1;
        }
        double heat = 1;
        for (int age = 0; age < 3; age++) {
            Draw draw = Draw.of(seed, "heat", sku, monday.minusWeeks(age));
            if (draw.chance(WAVES_PER_SKU_WEEK)) {
                heat = StrictMath.max(heat, 1 + draw.between(.8, 3) * (1 - age / 3.0));
            }
        }
        return heat;
    }

    /** One buyer's order, drawn with the SKU weights of its week. */
    public Wish wish(Draw draw, double[] skuWeights) {
        Network.Buyer buyer = buyers.get(draw.index(buyerWeights));
        boolean home = buyer.regionCode() != null && draw.chance(.85);
        String region = home
                ? buyer.regionCode()
                : geography.regions().get(draw.index(regionWeights)).code();
        boolean allowSubstitutes = draw.chance(.6);
        int count = Math.min(draw.index(LINES) + 1, assortment.size());
        var lines = new ArrayList<WishLine>(count);
        Set<Integer> taken = new HashSet<>();
        for (int tries = 0; lines.size() < count && tries < MOST_TRIES; tries++) {
            int sku = draw.index(skuWeights);
            if (taken.add(sku)) {
                lines.add(new WishLine(assortment.skus().get(sku).code(), units(draw, sku)));
            }
        }
        return new Wish(buyer.code(), region, allowSubstitutes, List.copyOf(lines));
    }

    private int units(Draw draw, int sku) {
        double units = assortment.typicalUnits()[sku] * StrictMath.exp(SPREAD * draw.normal());
        return (int) StrictMath.max(1, StrictMath.round(units));
    }

    /** Units of a SKU to expect in an ordinary week, over all regions. */
    double weeklyUnits(int sku) {
        return weeklyLines(sku) * assortment.typicalUnits()[sku] * StrictMath.exp(SPREAD * SPREAD / 2);
    }

    /** Lines of a SKU to expect in an ordinary week, over all regions; an order has 1.96 lines. */
    double weeklyLines(int sku) {
        double all = 0;
        for (double popularity : assortment.popularity()) {
            all += popularity;
        }
        return ordersPerDay * 7 * 1.96 * assortment.popularity()[sku] / all;
    }
}
