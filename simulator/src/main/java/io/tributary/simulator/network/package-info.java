/** A seeded network of regions, warehouses, factories and SKUs with its history, as rows that the public API imports. */
@NullMarked
package io.tributary.simulator.network;

import org.jspecify.annotations.NullMarked;
