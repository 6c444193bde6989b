package io.tributary.analytics.forecast;

import io.tributary.analytics.demand.WeekCalendar;
import io.tributary.domain.forecast.DemandSeries;
import io.tributary.domain.forecast.ForecastModel;
import io.tributary.domain.forecast.ForecastPolicy;
import io.tributary.domain.forecast.PeriodForecast;
import io.tributary.domain.forecast.QuantileForecast;
import java.util.ArrayList;
import java.util.List;

/**
 * Forecasts demand as distributions. A pure function: the same series and policy give the same forecasts, in the order
 * of the series. The work is spread over the processors; nothing depends on how.
 */
public final class Forecaster {

    /**
     * Forecasts every series from its own end on, for the policy's horizon.
     *
     * @param demand series of one panel; they share experience, so a large and similar panel forecasts better than one
     *     series alone
     * @return one forecast per series, in the same order; a series without any history is forecast as its category's
     *     mean, or zero
     */
    public List<QuantileForecast> forecast(List<DemandSeries> demand, ForecastPolicy policy) {
        return forecast(demand, WeekCalendar.NONE, policy);
    }

    /** The same, with festivals and working days; the calendar's weeks are the periods of the panel. */
    public List<QuantileForecast> forecast(List<DemandSeries> demand, WeekCalendar calendar, ForecastPolicy policy) {
        return panel(demand, calendar, policy).series();
    }

    /** The same, with what the totals of the series need. */
    public PanelForecast panel(List<DemandSeries> demand, WeekCalendar calendar, ForecastPolicy policy) {
        List<PreparedSeries> prepared = EventEffects.remove(demand, policy.horizon(), calendar);
        var local = new LocalForecasts(prepared, policy);
        ForecastGrid grid = local.forecast();
        String trees = "";
        if (policy.candidates().contains(ForecastModel.GLOBAL_TREES)) {
            trees = addTrees(prepared, calendar, policy, local, grid, blendBefore(demand, calendar, policy));
        }
        List<QuantileForecast> forecasts = new ArrayList<>(prepared.size());
        double[] kept = new double[prepared.size()];
        for (int s = 0; s < prepared.size(); s++) {
            QuantileForecast one = forecast(prepared.get(s), s, local, grid, trees);
            forecasts.add(one);
            kept[s] = kept(one.periods(), s, local);
        }
        SharedErrors shared = local.sharedErrors(kept);
        return new PanelForecast(forecasts, shared.products(), shared.sizes(), shared.keptLevels());
    }

    /** The blend as it would have been made one horizon ago. */
    private static Blend blendBefore(List<DemandSeries> demand, WeekCalendar calendar, ForecastPolicy policy) {
        List<DemandSeries> known =
                demand.stream().map(one -> one.withoutLast(policy.horizon())).toList();
        List<PreparedSeries> prepared = EventEffects.remove(known, policy.horizon(), calendar);
        var local = new LocalForecasts(prepared, policy);
        ForecastGrid localBefore = local.validation();
        ForecastGrid before = trees(prepared, calendar, policy).forecast(policy.horizon());
        if (!PreparedSeries.slow(prepared)) {
            new TreeSpread(prepared, before).replaceQuantiles(localBefore, before, local::restlessBefore);
        }
        return new Blend(prepared, localBefore, before, null);
    }

    private static GlobalTrees trees(List<PreparedSeries> prepared, WeekCalendar calendar, ForecastPolicy policy) {
        var features = new PanelFeatures(prepared, policy.season(), calendar);
        return new GlobalTrees(prepared, features, policy.horizon(), policy.season());
    }

    /** Blends the trees into the grid, and says how much of the mean is theirs. */
    private static String addTrees(
            List<PreparedSeries> prepared,
            WeekCalendar calendar,
            ForecastPolicy policy,
            LocalForecasts local,
            ForecastGrid grid,
            Blend older) {
        GlobalTrees trees = trees(prepared, calendar, policy);
        ForecastGrid localBefore = local.validation();
        ForecastGrid before = trees.forecast(policy.horizon());
        ForecastGrid now = trees.forecast(0);
        if (!PreparedSeries.slow(prepared)) {
            var spread = new TreeSpread(prepared, before);
            spread.replaceQuantiles(localBefore, before, local::restlessBefore);
            spread.replaceQuantiles(grid, now, local::restless);
        }
        var blend = new Blend(prepared, localBefore, before, older);
        double keep = blend.keepingTotal(grid, now, trees.cut());
        for (int s = 0; s < prepared.size(); s++) {
            for (int h = 0; h < policy.horizon(); h++) {
                double mean = keep * blend.mean(grid, now, s, h);
                for (int level = 1; level <= ForecastGrid.LEVELS.length; level++) {
                    grid.set(s, h, level, blend.quantile(grid, now, s, h, level));
                }
                grid.set(s, h, ForecastGrid.MEAN, mean);
            }
        }
        return Math.round(100 * blend.treeShare()) + " % " + ForecastModel.GLOBAL_TREES + ", else ";
    }

    private static double kept(List<PeriodForecast> periods, int s, LocalForecasts local) {
        double learned = 0;
        double kept = 0;
        for (PeriodForecast one : periods) {
            learned += local.learnedVariance(s, one.mean());
            kept += one.variance();
        }
        return learned > 0 ? kept / learned : 1;
    }

    private static QuantileForecast forecast(
            PreparedSeries one, int s, LocalForecasts local, ForecastGrid grid, String trees) {
        List<PeriodForecast> periods = new ArrayList<>(grid.horizon());
        for (int h = 0; h < grid.horizon(); h++) {
            double[] q = new double[ForecastGrid.LEVELS.length];
            for (int k = 0; k < q.length; k++) {
                q[k] = Math.max(k == 0 ? 0 : q[k - 1], grid.get(s, h, k + 1));
            }
            double mean = grid.get(s, h, ForecastGrid.MEAN);
            periods.add(new PeriodForecast(mean, QuantileVariance.of(mean, q), q[0], q[1], q[2], q[3], q[4]));
        }
        return new QuantileForecast(
                one.source().key(),
                one.source().endPeriod(),
                periods,
                trees + local.description(s),
                local.scores(s),
                one.length(),
                local.errorCorrelation());
    }
}
