/** Risk scores by HTTP. */
@NullMarked
package io.tributary.app.risk;

import org.jspecify.annotations.NullMarked;
