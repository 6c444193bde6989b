/** Exceptions and the live stream of events by HTTP. */
@NullMarked
package io.tributary.app.event;

import org.jspecify.annotations.NullMarked;
