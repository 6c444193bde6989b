/** What every endpoint shares: problem details, idempotency, cursors, entity tags. */
@NullMarked
package io.tributary.app.web;

import org.jspecify.annotations.NullMarked;
