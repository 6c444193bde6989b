/** Orders by HTTP: placing, promising, reading, cancelling, changing, returning. */
@NullMarked
package io.tributary.app.order;

import org.jspecify.annotations.NullMarked;
