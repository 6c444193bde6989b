/** What moves demand beside time: planned events, content heat, and what was sold around them. */
@NullMarked
package io.tributary.db.demand;

import org.jspecify.annotations.NullMarked;
