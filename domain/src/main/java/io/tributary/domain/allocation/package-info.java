/** Joint assignment of order lines to nodes as pure data: what is known, what is wanted, what was decided and why. */
@NullMarked
package io.tributary.domain.allocation;

import org.jspecify.annotations.NullMarked;
