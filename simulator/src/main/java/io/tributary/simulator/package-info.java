/** A seeded world of demand, suppliers and carriers that acts through the public API only. */
@NullMarked
package io.tributary.simulator;

import org.jspecify.annotations.NullMarked;
