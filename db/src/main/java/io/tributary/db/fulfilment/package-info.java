/** What warehouses and carriers report: pick tasks, shipments, deliveries, returns. */
@NullMarked
package io.tributary.db.fulfilment;

import org.jspecify.annotations.NullMarked;
