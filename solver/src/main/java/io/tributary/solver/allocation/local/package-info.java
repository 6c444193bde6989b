/** Local search of a wave with OptaPlanner, behind one class, so that the engine can be replaced. */
@NullMarked
package io.tributary.solver.allocation.local;

import org.jspecify.annotations.NullMarked;
