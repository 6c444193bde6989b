/** Plans what to buy and move: net requirements, lot sizes over suppliers, warehouses and periods, and a bound. */
@NullMarked
package io.tributary.solver.replenishment;

import org.jspecify.annotations.NullMarked;
