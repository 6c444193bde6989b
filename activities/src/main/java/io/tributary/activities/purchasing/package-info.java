/** The steps of purchase orders. */
@NullMarked
package io.tributary.activities.purchasing;

import org.jspecify.annotations.NullMarked;
