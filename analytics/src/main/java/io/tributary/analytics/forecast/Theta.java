package io.tributary.analytics.forecast;

/**
 * The Theta method in the form of Hyndman and Billah (International Journal of Forecasting 19, 2003): simple smoothing
 * plus half the slope of the regression on time.
 */
record Theta() implements PointModel {

    @Override
    public double[] forecast(double[] history, int length, int horizon) {
        SimpleSmoothing.Fit fit = SimpleSmoothing.best(history, length);
        double drift = slope(history, length) / 2;
        double warmUp = (1 - Math.pow(1 - fit.weight(), length)) / fit.weight();
        double[] forecast = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            forecast[h] = Math.max(0, fit.level() + drift * (h + warmUp));
        }
        return forecast;
    }

    private static double slope(double[] history, int length) {
        if (length < 2) {
            return 0;
        }
        double middle = (length - 1) / 2.0;
        double products = 0;
        double squares = 0;
        for (int i = 0; i < length; i++) {
            products += (i - middle) * history[i];
            squares += (i - middle) * (i - middle);
        }
        return products / squares;
    }
}
