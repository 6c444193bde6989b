/** Starting up: PostgreSQL, Temporal, the clock, and whether they are well. */
@NullMarked
package io.tributary.app.start;

import org.jspecify.annotations.NullMarked;
