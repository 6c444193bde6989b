/** Messages to workflows, written with the facts that they tell of. */
@NullMarked
package io.tributary.db.outbox;

import org.jspecify.annotations.NullMarked;
