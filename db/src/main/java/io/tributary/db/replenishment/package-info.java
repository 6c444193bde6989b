/** Restock runs: what they read and what they release. */
@NullMarked
package io.tributary.db.replenishment;

import org.jspecify.annotations.NullMarked;
