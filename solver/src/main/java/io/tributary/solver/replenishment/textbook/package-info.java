/**
 * Inventory policies of the textbooks, exact where theory is: yardsticks for the plans, and policies of their own where a
 * single item or a serial chain is restocked without a joint plan.
 */
@NullMarked
package io.tributary.solver.replenishment.textbook;

import org.jspecify.annotations.NullMarked;
