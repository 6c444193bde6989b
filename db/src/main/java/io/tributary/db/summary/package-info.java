/** Figures over everything, and whether the books are right. */
@NullMarked
package io.tributary.db.summary;

import org.jspecify.annotations.NullMarked;
