/** Telling workflows what happened, and restarting those that a server lost. */
@NullMarked
package io.tributary.activities.outbox;

import org.jspecify.annotations.NullMarked;
