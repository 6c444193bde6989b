package io.tributary.analytics.forecast;

import io.tributary.domain.forecast.CountDistribution;
import io.tributary.domain.forecast.DemandSeries;
import io.tributary.domain.forecast.PeriodForecast;
import io.tributary.domain.forecast.QuantileForecast;
import io.tributary.domain.forecast.SeriesKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What a SKU may sell where it is on offer and never sold: a level from its own sales elsewhere, else from what similar
 * SKUs sell there (same category, up to twice or half the price), and how unsure that is. The level is Gamma distributed
 * around it; weeks on offer without a sale draw it down as Poisson weeks would, each counting for less where demand is
 * lumpier than that (conjugate update; Gelman and others, Bayesian Data Analysis, 3rd ed., section 2.6), and none faster
 * than {@link ShortHistory} forgets what it borrowed. Weeks of the horizon go up and down as those of the similar SKUs.
 */
public final class BorrowedForecasts {
    /** The model of a level from the SKU's own sales in other regions. */
    public static final String ELSEWHERE = "SOLD_ELSEWHERE";
    /** The model of a level from other SKUs of the region. */
    public static final String SIMILAR = "SIMILAR_SKUS";

    private static final int RECENT = 13;
    private static final int LEAST_SIMILAR = 3;
    private static final int ENOUGH_OF_PRICE = 5;
    private static final double PRICE_RATIO = 2;
    /** How unsure the level is at least, as a share of it. */
    private static final double LEAST_SPREAD = .7;
    /** Units over a horizon below which nothing is said: a hundred such SKUs would sell a unit or two. */
    private static final double LEAST_UNITS = .02;

    /** Periods without a sale that what was borrowed is worth at least: buyers need time to find a new SKU. */
    private static final double LEAST_WORTH = 2;

    private static final double IQR_TO_DEVIATION = 1.349;

    /**
     * A SKU on offer in a region where it never sold.
     *
     * @param periods on offer without a sale, ≥ 0
     * @param elsewhere units per period that its sales in other regions make likely, ≥ 0; NaN where it sells nowhere
     */
    public record Newcomer(SeriesKey key, String category, int periods, double elsewhere) {}

    private record Place(String category, String region) {}

    private record Neighbour(long price, double recent, QuantileForecast forecast) {}

    private record Level(double mean, double variance, String source) {}

    private final Map<Place, List<Neighbour>> neighbours = new HashMap<>();
    private final ToLongFunction<SeriesKey> prices;
    private final Map<String, Integer> unwanted;

    /**
     * @param panel series of the newcomers' regions, and {@code forecasts} of them, in the same order
     * @param prices of SKUs, in any one unit, &gt; 0
     * @param unwanted by category: how many SKUs have long been on offer and never sold, so that those that did are not
     *     taken for all
     */
    public BorrowedForecasts(
            List<DemandSeries> panel,
            List<QuantileForecast> forecasts,
            ToLongFunction<SeriesKey> prices,
            Map<String, Integer> unwanted) {
        this.prices = prices;
        this.unwanted = unwanted;
        for (int s = 0; s < panel.size(); s++) {
            DemandSeries one = panel.get(s);
            if (one.category() != null && one.length() > 0) {
                neighbours
                        .computeIfAbsent(
                                new Place(one.category(), one.key().region().code()), key -> new ArrayList<>())
                        .add(new Neighbour(prices.applyAsLong(one.key()), recent(one), forecasts.get(s)));
            }
        }
    }

    /** One per newcomer of whom anything can be said and expected, in order. */
    public List<QuantileForecast> of(List<Newcomer> newcomers) {
        List<QuantileForecast> forecasts = new ArrayList<>();
        for (Newcomer one : newcomers) {
            var near =
                    neighbours.get(new Place(one.category(), one.key().region().code()));
            if (near != null) {
                QuantileForecast forecast = forecast(one, near);
                if (forecast.periods().stream()
                                .mapToDouble(PeriodForecast::mean)
                                .sum()
                        >= LEAST_UNITS) {
                    forecasts.add(forecast);
                }
            }
        }
        return forecasts;
    }

    private QuantileForecast forecast(Newcomer one, List<Neighbour> near) {
        Level level = level(one, near);
        double lumps = lumps(near);
        double worth = level.variance() > 0 ? level.mean() / level.variance() * lumps : 0;
        double before = Math.max(LEAST_WORTH, worth);
        double left = before / (before + one.periods());
        double mean = level.mean() * left;
        double spread = level.variance() * left * left;
        List<PeriodForecast> periods = new ArrayList<>();
        double shared = 0;
        double whole = 0;
        double[] shape = shape(near);
        for (double season : shape) {
            double expected = mean * season;
            double ofLevel = spread * season * season;
            double variance = lumps * expected + ofLevel;
            double[] q = CountDistribution.of(expected, variance).quantiles(ForecastGrid.LEVELS);
            periods.add(new PeriodForecast(expected, variance, q[0], q[1], q[2], q[3], q[4]));
            shared += ofLevel;
            whole += variance;
        }
        // A level that is too high is so in every week.
        double correlation = whole > 0 ? Math.clamp(shared / whole, 0, 1) : 0;
        int first = near.getFirst().forecast().firstPeriod();
        return new QuantileForecast(one.key(), first, periods, level.source(), List.of(), one.periods(), correlation);
    }

    private Level level(Newcomer one, List<Neighbour> near) {
        if (!Double.isNaN(one.elsewhere())) {
            return level(one.elsewhere(), 0, 1, ELSEWHERE);
        }
        long price = prices.applyAsLong(one.key());
        List<Neighbour> alike = near.stream()
                .filter(other -> other.price() <= PRICE_RATIO * price && price <= PRICE_RATIO * other.price())
                .toList();
        double[] levels = (alike.size() >= ENOUGH_OF_PRICE ? alike : near)
                .stream().mapToDouble(Neighbour::recent).sorted().toArray();
        if (levels.length < LEAST_SIMILAR) {
            return new Level(0, 0, SIMILAR);
        }
        int cut = levels.length / 4;
        double middle =
                Arrays.stream(levels, cut, levels.length - cut).average().orElse(0);
        double deviation = (levels[levels.length - 1 - cut] - levels[cut]) / IQR_TO_DEVIATION;
        double sold = (double) near.size() / (near.size() + unwanted.getOrDefault(one.category(), 0));
        return level(middle, deviation, sold, SIMILAR);
    }

    /** A level that is one of these with a chance, and none else. */
    private static Level level(double mean, double deviation, double chance, String source) {
        double spread = Math.max(deviation, LEAST_SPREAD * mean);
        double expected = chance * mean;
        return new Level(expected, chance * (spread * spread + mean * mean) - expected * expected, source);
    }

    /** Each period of the horizon against the neighbours' present level. */
    private static double[] shape(List<Neighbour> near) {
        double recent = near.stream().mapToDouble(Neighbour::recent).sum();
        double[] shape = new double[near.getFirst().forecast().periods().size()];
        Arrays.setAll(shape, h -> {
            double coming = near.stream()
                    .mapToDouble(one -> one.forecast().periods().get(h).mean())
                    .sum();
            return recent > 0 ? coming / recent : 1;
        });
        return shape;
    }

    /** By how much the variance of a period is above its mean, at least 1: what is ordered at a time. */
    private static double lumps(List<Neighbour> near) {
        return Math.max(
                1,
                near.stream()
                        .map(one -> one.forecast().periods().getFirst())
                        .filter(period -> period.mean() > 0)
                        .mapToDouble(period -> period.variance() / period.mean())
                        .average()
                        .orElse(1));
    }

    private static double recent(DemandSeries series) {
        double[] demand = LostSales.fill(series);
        return Arrays.stream(demand, Math.max(0, demand.length - RECENT), demand.length)
                .average()
                .orElse(0);
    }
}
