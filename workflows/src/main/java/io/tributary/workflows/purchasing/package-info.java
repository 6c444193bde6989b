/** The life of a purchase order, from sending to its end. */
@NullMarked
package io.tributary.workflows.purchasing;

import org.jspecify.annotations.NullMarked;
