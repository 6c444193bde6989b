/** Suppliers, their terms, and how they have performed. */
@NullMarked
package io.tributary.db.sourcing;

import org.jspecify.annotations.NullMarked;
