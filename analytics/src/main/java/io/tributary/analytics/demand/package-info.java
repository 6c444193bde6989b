/** When China's festivals and working days fall. */
@NullMarked
package io.tributary.analytics.demand;

import org.jspecify.annotations.NullMarked;
