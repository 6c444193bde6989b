/** Real order lines from a file as the demand of the simulated world. */
@NullMarked
package io.tributary.simulator.orders;

import org.jspecify.annotations.NullMarked;
