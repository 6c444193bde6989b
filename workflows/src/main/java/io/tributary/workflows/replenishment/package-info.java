/** One restock run of a zone. */
@NullMarked
package io.tributary.workflows.replenishment;

import org.jspecify.annotations.NullMarked;
