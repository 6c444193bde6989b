/** Promises and waves: from rows to a snapshot, to a plan, to reservations. */
@NullMarked
package io.tributary.activities.allocation;

import org.jspecify.annotations.NullMarked;
