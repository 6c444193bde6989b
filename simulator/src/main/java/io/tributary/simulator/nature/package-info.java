/** What the outside world is really like: hidden chances that only outcomes reveal. */
@NullMarked
package io.tributary.simulator.nature;

import org.jspecify.annotations.NullMarked;
