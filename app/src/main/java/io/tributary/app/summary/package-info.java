/** Live figures, invariants and the metrics of the business. */
@NullMarked
package io.tributary.app.summary;

import org.jspecify.annotations.NullMarked;
