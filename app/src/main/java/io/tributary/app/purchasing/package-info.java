/** Purchase orders by HTTP: suppliers' answers, shipments, receipts, stock feeds. */
@NullMarked
package io.tributary.app.purchasing;

import org.jspecify.annotations.NullMarked;
