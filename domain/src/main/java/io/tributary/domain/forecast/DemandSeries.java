package io.tributary.domain.forecast;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The demand of one SKU in one region, one quantity per period, without gaps: a period without a sale is a zero.
 * Immutable; the arrays given are copied.
 *
 * <p>Periods are integers on one axis for all series of a run (for example weeks since some Monday).
 */
public final class DemandSeries {
    private final SeriesKey key;
    private final int firstPeriod;
    private final long[] quantities;
    private final BitSet stockOuts;
    private final DemandFactors factors;
    private final @Nullable String category;

    /**
     * @param key what is counted
     * @param firstPeriod the period of the first quantity
     * @param quantities units per period, each ≥ 0; may be empty (a new SKU)
     * @param stockOuts the indices (from 0) of periods in which the shelf ran empty, so that the quantity is only a
     *     floor of demand
     * @param factors what else moved demand, and is planned to
     * @param category the group whose seasonal profile and new-item level the series borrows; null for none
     */
    public DemandSeries(
            SeriesKey key,
            int firstPeriod,
            long[] quantities,
            BitSet stockOuts,
            DemandFactors factors,
            @Nullable String category) {
        for (int i = 0; i < quantities.length; i++) {
            if (quantities[i] < 0) {
                throw new IllegalArgumentException("The demand of " + key + " in period " + (firstPeriod + i) + " is "
                        + quantities[i] + ". Maybe returns were netted; demand counts only what was wanted.");
            }
        }
        if (stockOuts.length() > quantities.length) {
            throw new IllegalArgumentException("A stock-out of " + key + " is marked at index "
                    + (stockOuts.length() - 1) + " of " + quantities.length
                    + " quantities. Maybe it lies in the future.");
        }
        this.key = key;
        this.firstPeriod = firstPeriod;
        this.quantities = quantities.clone();
        this.stockOuts = (BitSet) stockOuts.clone();
        this.factors = factors;
        this.category = category;
    }

    /** A series with nothing but its quantities. */
    public static DemandSeries of(SeriesKey key, int firstPeriod, long... quantities) {
        return new DemandSeries(key, firstPeriod, quantities, new BitSet(), DemandFactors.NONE, null);
    }

    public DemandSeries withFactors(DemandFactors other) {
        return new DemandSeries(key, firstPeriod, quantities, stockOuts, other, category);
    }

    public DemandSeries withCategory(String other) {
        return new DemandSeries(key, firstPeriod, quantities, stockOuts, factors, other);
    }

    public DemandSeries withStockOuts(BitSet other) {
        return new DemandSeries(key, firstPeriod, quantities, other, factors, category);
    }

    /**
     * What was known so many periods ago. Plans that were known ahead stay known.
     *
     * @param periods 0 or more; more than there are leave none
     */
    public DemandSeries withoutLast(int periods) {
        int left = Math.max(0, quantities.length - periods);
        return new DemandSeries(
                key, firstPeriod, Arrays.copyOf(quantities, left), stockOuts.get(0, left), factors, category);
    }

    public SeriesKey key() {
        return key;
    }

    public int firstPeriod() {
        return firstPeriod;
    }

    /** The first period that is not history any more. */
    public int endPeriod() {
        return firstPeriod + quantities.length;
    }

    public int length() {
        return quantities.length;
    }

    /** Units sold in the period {@code firstPeriod() + index}. */
    public long quantity(int index) {
        return quantities[index];
    }

    public long[] quantities() {
        return quantities.clone();
    }

    public boolean stockOut(int index) {
        return stockOuts.get(index);
    }

    public boolean hasStockOuts() {
        return !stockOuts.isEmpty();
    }

    public DemandFactors factors() {
        return factors;
    }

    public @Nullable String category() {
        return category;
    }

    @Override
    public String toString() {
        return key + " from " + firstPeriod + ", " + quantities.length + " periods";
    }
}
