/** The life of an order, from screening to its end. */
@NullMarked
package io.tributary.workflows.order;

import org.jspecify.annotations.NullMarked;
