/** Orders per second through Temporal: the full order workflow beside a bare one, alternating in one run. */
@NullMarked
package io.tributary.bench.orders;

import org.jspecify.annotations.NullMarked;
