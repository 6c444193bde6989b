/** One command that starts everything, drives it and tells whether it held. */
@NullMarked
package io.tributary.simulator.demo;

import org.jspecify.annotations.NullMarked;
