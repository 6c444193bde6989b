package io.tributary.domain.forecast;

/** The models that compete for a series. */
public enum ForecastModel {
    /** The mean of the whole history. */
    HISTORIC_MEAN,
    /** The value of one season ago. */
    SEASONAL_NAIVE,
    /** Simple exponential smoothing, its weight chosen by squared error. */
    SES,
    /** Croston (1972), corrected by Syntetos and Boylan (2005): smoothed size over smoothed interval between sales. */
    CROSTON_SBA,
    /** Teunter, Syntetos and Babai (2011): smoothed chance of a sale times smoothed size. */
    TSB,
    /** Petropoulos and Kourentzes (2015): smoothing averaged over temporal aggregation levels. */
    IMAPA,
    /** Holt's linear trend, damped (Gardner and McKenzie 1985). */
    DAMPED_TREND,
    /** Holt and Winters: damped trend and an additive season (Winters 1960). */
    HOLT_WINTERS,
    /** Assimakopoulos and Nikolopoulos (2000): smoothing with half the linear drift. */
    THETA,
    /** A slow level, times the recent momentum and the season of its SKU, category and panel. */
    SEASONAL_PROFILE,
    /** Gradient-boosted trees over all series of the run, with price, calendar and event factors. */
    GLOBAL_TREES
}
