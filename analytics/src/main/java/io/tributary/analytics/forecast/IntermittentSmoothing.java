package io.tributary.analytics.forecast;

import java.util.Arrays;

/**
 * The method of Teunter, Syntetos and Babai (European Journal of Operational Research 214, 2011): the chance of a sale
 * is smoothed in every period, the size of a sale when there is one; the forecast is their product. Both weights come
 * from a grid, by least squared one-step error.
 */
record IntermittentSmoothing() implements PointModel {
    private static final double[] CHANCE_WEIGHTS = {.02, .05, .1, .2, .35};
    private static final double[] SIZE_WEIGHTS = {.03, .1, .25};

    @Override
    public double[] forecast(double[] history, int length, int horizon) {
        Start start = start(history, length);
        double best = Double.POSITIVE_INFINITY;
        double level = 0;
        for (double chanceWeight : CHANCE_WEIGHTS) {
            for (double sizeWeight : SIZE_WEIGHTS) {
                double chance = start.chance();
                double size = start.size();
                double squares = 0;
                for (int i = 0; i < length; i++) {
                    double error = history[i] - chance * size;
                    squares += error * error;
                    if (history[i] > 0) {
                        chance += chanceWeight * (1 - chance);
                        size += sizeWeight * (history[i] - size);
                    } else {
                        chance -= chanceWeight * chance;
                    }
                }
                if (squares < best) {
                    best = squares;
                    level = chance * size;
                }
            }
        }
        double[] forecast = new double[horizon];
        Arrays.fill(forecast, level);
        return forecast;
    }

    /** The share of periods with a sale, and the mean size, of the first half. */
    private static Start start(double[] history, int length) {
        int first = (length + 1) / 2;
        int sales = 0;
        double units = 0;
        for (int i = 0; i < first; i++) {
            if (history[i] > 0) {
                sales++;
                units += history[i];
            }
        }
        return new Start((double) sales / first, sales == 0 ? 0 : units / sales);
    }

    private record Start(double chance, double size) {}
}
