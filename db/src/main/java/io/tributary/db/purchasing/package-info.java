/** Purchase orders as they move between us and suppliers. */
@NullMarked
package io.tributary.db.purchasing;

import org.jspecify.annotations.NullMarked;
