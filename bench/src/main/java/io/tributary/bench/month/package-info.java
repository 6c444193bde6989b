/** A simulated month: the same orders and stock under four ways of choosing where each line is served from. */
@NullMarked
package io.tributary.bench.month;

import org.jspecify.annotations.NullMarked;
