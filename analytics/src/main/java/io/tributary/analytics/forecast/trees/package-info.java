/** Gradient-boosted regression trees on binned inputs, for expected values and for quantiles. */
@NullMarked
package io.tributary.analytics.forecast.trees;

import org.jspecify.annotations.NullMarked;
