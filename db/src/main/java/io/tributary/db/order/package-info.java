/** Orders and their lines: intake, progress, cancellation. */
@NullMarked
package io.tributary.db.order;

import org.jspecify.annotations.NullMarked;
