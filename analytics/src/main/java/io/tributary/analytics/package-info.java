/** Models without I/O: forecasts, risk, price, similarity. */
@NullMarked
package io.tributary.analytics;

import org.jspecify.annotations.NullMarked;
