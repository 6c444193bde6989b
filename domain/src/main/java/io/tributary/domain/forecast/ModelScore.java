package io.tributary.domain.forecast;

/**
 * How a candidate did on a series' rolling-origin backtest.
 *
 * @param model the candidate
 * @param scaledError root mean squared error over the naive one-step error (RMSSE); lower is better
 * @param weight its share of the forecast, 0 to 1; the weights of a series add up to 1
 */
public record ModelScore(ForecastModel model, double scaledError, double weight) {}
