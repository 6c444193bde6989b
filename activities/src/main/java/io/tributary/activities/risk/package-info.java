/** Risk scores kept up to date with the record of deliveries. */
@NullMarked
package io.tributary.activities.risk;

import org.jspecify.annotations.NullMarked;
