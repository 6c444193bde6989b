package io.tributary.domain.forecast;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How to forecast.
 *
 * @param version names this policy in decisions
 * @param season periods in a year or other season, ≥ 1; 52 for weeks, 12 for months, 1 for none
 * @param horizon periods to forecast, 1 to 520
 * @param minHistory periods that a series needs before models compete for it; below, it gets the historic mean, drawn
 *     towards its category
 * @param backtestOrigins past moments from which candidates are tried, 1 to 52
 * @param candidates the models that compete; not empty
 */
public record ForecastPolicy(
        String version, int season, int horizon, int minHistory, int backtestOrigins, Set<ForecastModel> candidates) {

    public ForecastPolicy {
        require("season", season, 1, 10_000);
        require("horizon", horizon, 1, 520);
        require("minHistory", minHistory, 1, 10_000);
        require("backtestOrigins", backtestOrigins, 1, 52);
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException(
                    "The forecast policy " + version + " has no candidate model. Maybe allow SES, TSB and IMAPA.");
        }
        candidates = Collections.unmodifiableSet(EnumSet.copyOf(candidates));
    }

    /** Every local model, without the trees that need a long panel. */
    public static ForecastPolicy local(int season, int horizon) {
        var models = EnumSet.complementOf(EnumSet.of(ForecastModel.GLOBAL_TREES));
        return new ForecastPolicy("local-1", season, horizon, 8, 4, models);
    }

    /** Every model. */
    public static ForecastPolicy full(int season, int horizon) {
        return new ForecastPolicy("full-1", season, horizon, 8, 4, EnumSet.allOf(ForecastModel.class));
    }

    /**
     * Every model where history is long enough for the trees, the local ones where it is not.
     *
     * @param periods of history, of the panel's longest series
     * @param treesFrom periods that the trees need
     */
    public static ForecastPolicy forHistory(int periods, int treesFrom, int season, int horizon) {
        return periods >= treesFrom ? full(season, horizon) : local(season, horizon);
    }

    private static void require(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("The forecast policy's " + what + " is " + value + ", not " + min
                    + " to " + max + ". Maybe it was given in days instead of periods.");
        }
    }
}
