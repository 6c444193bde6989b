/** What moves demand, by HTTP: heat, planned events, and the lift that each gave. */
@NullMarked
package io.tributary.app.demand;

import org.jspecify.annotations.NullMarked;
