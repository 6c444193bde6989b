/** From allocation to the buyer's door: release, picking, shipping, delivery, and the ways back. */
@NullMarked
package io.tributary.db.fulfilment;

import org.jspecify.annotations.NullMarked;
