/** Buyers, warehouses, carriers and suppliers that act through the public HTTP API only. */
@NullMarked
package io.tributary.simulator.world;

import org.jspecify.annotations.NullMarked;
