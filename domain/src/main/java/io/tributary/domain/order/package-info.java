/** Orders, their lines, and the buckets that a line's units move through. */
@NullMarked
package io.tributary.domain.order;

import org.jspecify.annotations.NullMarked;
