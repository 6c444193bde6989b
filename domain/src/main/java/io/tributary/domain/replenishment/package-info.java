/** What to buy or move, where, when and from whom, so that stock meets demand: the question, the plan and its why. */
@NullMarked
package io.tributary.domain.replenishment;

import org.jspecify.annotations.NullMarked;
