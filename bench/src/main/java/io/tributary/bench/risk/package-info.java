/** The risk benchmark: past deliveries and coming orders in, chances to be late out. */
@NullMarked
package io.tributary.bench.risk;

import org.jspecify.annotations.NullMarked;
