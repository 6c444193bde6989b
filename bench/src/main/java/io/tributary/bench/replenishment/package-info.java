/** The replenishment benchmark: reads the format replenishment/1, plans, and writes and measures the plan. */
@NullMarked
package io.tributary.bench.replenishment;

import org.jspecify.annotations.NullMarked;
