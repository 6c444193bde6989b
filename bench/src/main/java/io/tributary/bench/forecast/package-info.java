/** The forecast benchmark: a panel of demand in, quantiles out. */
@NullMarked
package io.tributary.bench.forecast;

import org.jspecify.annotations.NullMarked;
