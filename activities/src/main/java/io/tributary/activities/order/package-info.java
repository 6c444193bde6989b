/** Order intake, commands and steps. */
@NullMarked
package io.tributary.activities.order;

import org.jspecify.annotations.NullMarked;
