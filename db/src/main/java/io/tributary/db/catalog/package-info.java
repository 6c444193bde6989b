/** The network as people describe it: zones, nodes, lanes, suppliers, SKUs, offers and their history. */
@NullMarked
package io.tributary.db.catalog;

import org.jspecify.annotations.NullMarked;
