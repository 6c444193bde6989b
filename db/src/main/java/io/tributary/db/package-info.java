/** The truth in PostgreSQL: migrations, and repositories that speak jOOQ. */
@NullMarked
package io.tributary.db;

import org.jspecify.annotations.NullMarked;
