/** Purchase orders on suppliers, for drop-ship and for restock. */
@NullMarked
package io.tributary.domain.purchasing;

import org.jspecify.annotations.NullMarked;
