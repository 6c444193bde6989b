package io.tributary.domain.forecast;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What moves the demand of a series beside time, one value per period from the series' first period on. An array may
 * run past the history: those values are plans known ahead. Where an array ends early, or is null, nothing is known
 * and the neutral value stands.
 */
public final class DemandFactors {
    /** The least that a planned event or heat makes of an ordinary week's demand; the database checks it too. */
    public static final double LEAST = .05;
    /** The most that it makes of it. */
    public static final double MOST = 20;

    public static final DemandFactors NONE = new DemandFactors(null, null, null, null);

    private final double @Nullable [] price;
    private final double @Nullable [] promotion;
    private final double @Nullable [] heat;
    private final double @Nullable [] festival;

    /**
     * @param price unit price in any one unit, &gt; 0; NaN where unknown
     * @param promotion share of the period under promotion, 0 to 1, or the logarithm of the factor that is planned, in
     *     one of the two ways for a whole panel; neutral 0
     * @param heat content heat relative to the usual, ≥ 0; neutral 1
     * @param festival the same of a festival's season; neutral 0
     */
    public DemandFactors(
            double @Nullable [] price,
            double @Nullable [] promotion,
            double @Nullable [] heat,
            double @Nullable [] festival) {
        this.price = copy(price);
        this.promotion = copy(promotion);
        this.heat = copy(heat);
        this.festival = copy(festival);
    }

    public static DemandFactors ofPrice(double... price) {
        return new DemandFactors(price, null, null, null);
    }

    /** The price of the period at this index, or NaN. */
    public double price(int index) {
        return at(price, index, Double.NaN);
    }

    public double promotion(int index) {
        return at(promotion, index, 0);
    }

    public double heat(int index) {
        return at(heat, index, 1);
    }

    public double festival(int index) {
        return at(festival, index, 0);
    }

    public boolean hasPrice() {
        return price != null;
    }

    /** Whether anything but the price is given. */
    public boolean hasEvents() {
        return promotion != null || heat != null || festival != null;
    }

    private static double at(double @Nullable [] values, int index, double neutral) {
        return values == null || index >= values.length ? neutral : values[index];
    }

    private static double @Nullable [] copy(double @Nullable [] values) {
        return values == null ? null : Arrays.copyOf(values, values.length);
    }
}
