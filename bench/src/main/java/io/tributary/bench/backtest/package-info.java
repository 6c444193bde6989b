/** A year of restocking: the same demand and lead times under four ways to decide what to buy. */
@NullMarked
package io.tributary.bench.backtest;

import org.jspecify.annotations.NullMarked;
