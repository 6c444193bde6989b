/** The engine killed in mid-run, again and again, and what must be true afterwards. */
@NullMarked
package io.tributary.bench.chaos;

import org.jspecify.annotations.NullMarked;
