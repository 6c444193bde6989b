/** What a wave may look at, and the commit of what it decides. */
@NullMarked
package io.tributary.db.allocation;

import org.jspecify.annotations.NullMarked;
