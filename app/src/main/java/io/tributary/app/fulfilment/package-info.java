/** What warehouses and carriers report by HTTP. */
@NullMarked
package io.tributary.app.fulfilment;

import org.jspecify.annotations.NullMarked;
