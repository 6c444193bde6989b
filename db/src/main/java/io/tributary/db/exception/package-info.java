/** Cases that wait for a person, each with a deadline and a default. */
@NullMarked
package io.tributary.db.exception;

import org.jspecify.annotations.NullMarked;
