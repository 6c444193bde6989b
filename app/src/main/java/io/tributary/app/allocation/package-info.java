/** Decisions and waves by HTTP. */
@NullMarked
package io.tributary.app.allocation;

import org.jspecify.annotations.NullMarked;
