/** Allocation and replenishment planning: pure functions over a snapshot, with a proven bound. */
@NullMarked
package io.tributary.solver;

import org.jspecify.annotations.NullMarked;
