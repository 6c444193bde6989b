/** The night of a large zone: its forecast in parts, its plan and its release, on the product's own path. */
@NullMarked
package io.tributary.bench.scale;

import org.jspecify.annotations.NullMarked;
