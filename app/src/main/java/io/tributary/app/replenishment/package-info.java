/** Restock runs by HTTP, and the trigger that starts them. */
@NullMarked
package io.tributary.app.replenishment;

import org.jspecify.annotations.NullMarked;
