package io.tributary.analytics.forecast;

/** Sums over any span of one series, and smoothed levels at any moment, from one pass over it. */
final class Signals {
    static final double[] SMOOTHING = {.05, .15, .4};

    private final double[] sum;
    private final double[] squares;
    private final double[] stepSquares;
    private final int[] sales;
    private final int[] lastSale;
    private final double[][] levels;

    Signals(double[] history) {
        int n = history.length;
        sum = new double[n + 1];
        squares = new double[n + 1];
        stepSquares = new double[n + 1];
        sales = new int[n + 1];
        lastSale = new int[n + 1];
        levels = new double[SMOOTHING.length][n + 1];
        lastSale[0] = -1;
        for (int i = 0; i < n; i++) {
            double y = history[i];
            double step = i == 0 ? 0 : y - history[i - 1];
            sum[i + 1] = sum[i] + y;
            squares[i + 1] = squares[i] + y * y;
            stepSquares[i + 1] = stepSquares[i] + step * step;
            sales[i + 1] = sales[i] + (y > 0 ? 1 : 0);
            lastSale[i + 1] = y > 0 ? i : lastSale[i];
            for (int k = 0; k < SMOOTHING.length; k++) {
                // a cumulative mean at first, so that the first value does not weigh for ever
                double weight = Math.max(SMOOTHING[k], 1.0 / (i + 1));
                levels[k][i + 1] = levels[k][i] + weight * (y - levels[k][i]);
            }
        }
    }

    /** The mean of the {@code span} values before {@code end}, or of all when there are fewer; NaN of none. */
    double mean(int end, int span) {
        int from = Math.max(0, end - span);
        return end <= from ? Double.NaN : (sum[end] - sum[from]) / (end - from);
    }

    /** The mean of the values from {@code from} to before {@code to}, as far as they exist; NaN where none does. */
    double meanBetween(int from, int to, int known) {
        int low = Math.max(0, from);
        int high = Math.min(known, to);
        return high <= low ? Double.NaN : (sum[high] - sum[low]) / (high - low);
    }

    double deviation(int end, int span) {
        int from = Math.max(0, end - span);
        if (end - from < 2) {
            return Double.NaN;
        }
        double mean = (sum[end] - sum[from]) / (end - from);
        return Math.sqrt(Math.max(0, (squares[end] - squares[from]) / (end - from) - mean * mean));
    }

    double saleShare(int end, int span) {
        int from = Math.max(0, end - span);
        return end <= from ? Double.NaN : (double) (sales[end] - sales[from]) / (end - from);
    }

    double saleSize(int end, int span) {
        int from = Math.max(0, end - span);
        int count = sales[end] - sales[from];
        return count == 0 ? 0 : (sum[end] - sum[from]) / count;
    }

    int periodsSinceSale(int end) {
        return end - 1 - lastSale[end];
    }

    double level(int smoothing, int end) {
        return levels[smoothing][end];
    }

    /** The series' own scale as known at {@code end}: root mean squared change, never zero. */
    double scale(int end) {
        double mean = end == 0 ? 0 : sum[end] / end;
        return Math.sqrt((stepSquares[end] + mean * mean + .25) / Math.max(1, end));
    }
}
