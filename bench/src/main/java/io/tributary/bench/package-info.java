/** The benchmarks: one command a measurement, one JSON object an input. */
@NullMarked
package io.tributary.bench;

import org.jspecify.annotations.NullMarked;
