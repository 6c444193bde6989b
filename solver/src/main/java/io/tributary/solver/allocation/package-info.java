/** Planning of allocations: exact single orders, joint waves, and the bounds that judge them. */
@NullMarked
package io.tributary.solver.allocation;

import org.jspecify.annotations.NullMarked;
