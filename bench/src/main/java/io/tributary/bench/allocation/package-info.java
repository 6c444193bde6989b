/** The allocation benchmark: reads {@code allocation/1} files, plans, and reports cost, bound and violations. */
@NullMarked
package io.tributary.bench.allocation;

import org.jspecify.annotations.NullMarked;
