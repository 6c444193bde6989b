/** The versions of the network's policy. */
@NullMarked
package io.tributary.db.policy;

import org.jspecify.annotations.NullMarked;
