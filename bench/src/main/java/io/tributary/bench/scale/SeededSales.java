package io.tributary.bench.scale;

import io.tributary.simulator.Draw;
import java.time.LocalDate;
import java.util.function.Consumer;

/**
 * Weekly sales of SKUs in regions, drawn from a seed: levels from a unit in months to dozens a week, a season by category,
 * a drift, and more variance than Poisson's. A week without a sale has no row, as in most files.
 */
final class SeededSales {
    static final int REGIONS = 10;
    static final int CATEGORIES = 24;

    private final ScaleOptions options;
    private final LocalDate first;

    /** @param end the Monday after the last week */
    SeededSales(ScaleOptions options, LocalDate end) {
        this.options = options;
        this.first = end.minusWeeks(options.weeks());
    }

    int skus() {
        return (options.series() + REGIONS - 1) / REGIONS;
    }

    static String sku(int number) {
        return "S%06d".formatted(number);
    }

    static String region(int number) {
        return "R%02d".formatted(number);
    }

    static int category(int sku) {
        return sku % CATEGORIES;
    }

    /** Expected units a week in a region, before season and drift. */
    double level(int sku, int region) {
        Draw all = Draw.of(options.seed(), "sku", sku);
        double own = Math.exp(0.4 + 1.1 * all.normal());
        return own * Draw.of(options.seed(), "place", sku, region).between(.3, 1.7);
    }

    /** Hands over rows as COPY reads them: SKU, region, week, units. The last SKU may have fewer regions. */
    void rows(Consumer<String> sink) {
        for (int series = 0; series < options.series(); series++) {
            int sku = series / REGIONS;
            int region = series % REGIONS;
            var text = new StringBuilder(options.weeks() * 26);
            String start = sku(sku) + '\t' + region(region) + '\t';
            Draw draw = Draw.of(options.seed(), "sales", sku, region);
            double level = level(sku, region);
            double drift = draw.between(-.3, .3) / options.weeks();
            double swing = .1 + .05 * (category(sku) % 7);
            boolean sold = false;
            for (int week = 0; week < options.weeks(); week++) {
                double season = 1 + swing * StrictMath.sin(2 * Math.PI * (week / 52.0 + category(sku) / 24.0));
                int units = draw.poisson(level * season * (1 + drift * week) * draw.between(.4, 1.6));
                // A series is one that sold at least once.
                if (units > 0 || (!sold && week == options.weeks() - 1)) {
                    text.append(start)
                            .append(first.plusWeeks(week))
                            .append('\t')
                            .append(Math.max(1, units))
                            .append('\n');
                    sold = true;
                }
            }
            sink.accept(text.toString());
        }
    }
}
