package io.tributary.workflows.purchasing;

import java.time.Duration;

/**
 * How long a purchase order's workflow waits, in wall-clock time.
 *
 * @param acknowledgeFor until an unanswered order expires
 * @param decideFor until a counter-offer that policy leaves to an operator is declined
 * @param shipFor until an acknowledged order counts as late; after as long again it expires
 * @param arriveFor until a shipped order counts as late; after as long again it counts as lost
 */
public record PurchaseOrderTerms(Duration acknowledgeFor, Duration decideFor, Duration shipFor, Duration arriveFor) {}
