/** The network by HTTP: imports, the map, closing and opening. */
@NullMarked
package io.tributary.app.catalog;

import org.jspecify.annotations.NullMarked;
