/** Stock and offers by HTTP. */
@NullMarked
package io.tributary.app.supply;

import org.jspecify.annotations.NullMarked;
