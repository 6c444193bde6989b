/** The chance of trouble with a delivery, from what was recorded before the question. */
@NullMarked
package io.tributary.analytics.risk;

import org.jspecify.annotations.NullMarked;
