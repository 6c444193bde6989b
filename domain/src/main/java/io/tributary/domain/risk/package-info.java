/** What can go wrong with a delivery, how likely it is, on what evidence, and what policy makes of it. */
@NullMarked
package io.tributary.domain.risk;

import org.jspecify.annotations.NullMarked;
