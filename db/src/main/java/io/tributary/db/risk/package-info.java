/** The record of deliveries that risk scores learn from. */
@NullMarked
package io.tributary.db.risk;

import org.jspecify.annotations.NullMarked;
