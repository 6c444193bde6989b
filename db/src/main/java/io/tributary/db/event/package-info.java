/** The timeline that people read. */
@NullMarked
package io.tributary.db.event;

import org.jspecify.annotations.NullMarked;
