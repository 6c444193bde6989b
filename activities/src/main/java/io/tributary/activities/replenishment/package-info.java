/** The steps of restock runs. */
@NullMarked
package io.tributary.activities.replenishment;

import org.jspecify.annotations.NullMarked;
