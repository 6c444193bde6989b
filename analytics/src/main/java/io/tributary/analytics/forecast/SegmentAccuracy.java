package io.tributary.analytics.forecast;

import java.util.List;

/**
 * How forecasts of a segment did over past weeks.
 *
 * @param weeks that are over
 * @param wape summed absolute error of the series over units sold; NaN when nothing was sold
 * @param bias units forecast over units sold, less 1; above 0 too much was forecast; NaN when nothing was sold
 * @param coverage share of series and weeks whose sales were not above the 90 % quantile
 * @param trackingSignal summed error of the segment over its mean absolute error (Trigg, Operational Research Quarterly
 *     15, 1964), −weeks to weeks
 * @param alarm whether the signal is beyond ±{@value #LIMIT}
 */
public record SegmentAccuracy(
        int weeks, double wape, double bias, double coverage, double trackingSignal, boolean alarm) {
    /** Four mean absolute errors: by chance in about one of a hundred segments. */
    public static final double LIMIT = 4;

    /** One week: units forecast and sold, the series' absolute errors, how many series were covered, of how many. */
    public record Week(double forecast, double sold, double absolute, long covered, long series) {}

    public static SegmentAccuracy of(List<Week> weeks) {
        double forecast = 0;
        double sold = 0;
        double absolute = 0;
        double own = 0;
        long covered = 0;
        long series = 0;
        for (Week week : weeks) {
            forecast += week.forecast();
            sold += week.sold();
            absolute += week.absolute();
            own += Math.abs(week.forecast() - week.sold());
            covered += week.covered();
            series += week.series();
        }
        double signal = own == 0 ? 0 : (forecast - sold) / (own / weeks.size());
        return new SegmentAccuracy(
                weeks.size(),
                sold == 0 ? Double.NaN : absolute / sold,
                sold == 0 ? Double.NaN : forecast / sold - 1,
                series == 0 ? Double.NaN : (double) covered / series,
                signal,
                Math.abs(signal) > LIMIT);
    }
}
