/** Forecasts of demand: models per series, models over all series, and the calibration of both. */
@NullMarked
package io.tributary.analytics.forecast;

import org.jspecify.annotations.NullMarked;
