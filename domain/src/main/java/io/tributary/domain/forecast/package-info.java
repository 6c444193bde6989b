/** Demand as it was and as it may be: series per SKU and region, and their forecasts as distributions. */
@NullMarked
package io.tributary.domain.forecast;

import org.jspecify.annotations.NullMarked;
