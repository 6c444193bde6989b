package io.tributary.domain.forecast;

/** The models that compete for a series. */
public enum ForecastModel {
    /** The mean of the whole history. */
    HISTORIC_MEAN,
    /** The value of one season ago. */
    SEASONAL_NAIVE,
    /** Simple exponential smoothing, its weight chosen by squared error. */
    SES,
    /** Teunter, Syntetos and Babai (2011): smoothed chance of a sale times smoothed size. */
    TSB,
    /** Petropoulos and Kourentzes (2015): smoothing averaged over temporal aggregation levels. */
    IMAPA,
    /** Holt's linear trend, damped (Gardner and McKenzie 1985). */
    DAMPED_TREND,
    /** Assimakopoulos and Nikolopoulos (2000): smoothing with half the linear drift. */
    THETA,
    /** Gradient-boosted trees over all series of the run, with price, calendar and event factors. */
    GLOBAL_TREES
}
