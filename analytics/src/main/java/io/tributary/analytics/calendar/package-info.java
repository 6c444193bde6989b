/** When China's festivals and working days fall. */
@NullMarked
package io.tributary.analytics.calendar;

import org.jspecify.annotations.NullMarked;
