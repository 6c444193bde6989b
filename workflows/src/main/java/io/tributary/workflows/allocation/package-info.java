/** The rolling wave of a zone. */
@NullMarked
package io.tributary.workflows.allocation;

import org.jspecify.annotations.NullMarked;
