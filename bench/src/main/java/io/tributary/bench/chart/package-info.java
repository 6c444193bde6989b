/** Small charts as plain SVG, for the documentation. */
@NullMarked
package io.tributary.bench.chart;

import org.jspecify.annotations.NullMarked;
