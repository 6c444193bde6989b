/** Demand as it was and as it was forecast, for people to read. */
@NullMarked
package io.tributary.db.forecast;

import org.jspecify.annotations.NullMarked;
