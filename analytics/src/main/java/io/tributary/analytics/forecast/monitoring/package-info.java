/** Watches forecasts against what came: bias, drift, one-off orders, the lift of signals, and sums that agree. */
@NullMarked
package io.tributary.analytics.forecast.monitoring;

import org.jspecify.annotations.NullMarked;
