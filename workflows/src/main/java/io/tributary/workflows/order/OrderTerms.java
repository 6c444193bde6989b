package io.tributary.workflows.order;

import java.time.Duration;

/**
 * How long an order's workflow waits, in wall-clock time. The activity converts business time, so that the workflow
 * needs no clock of its own.
 *
 * @param holdFor until a held line is decided by default
 * @param backorderFor until units that no node serves are given up
 * @param deliverFor until units on their way count as late; after as long again they count as lost
 */
public record OrderTerms(Duration holdFor, Duration backorderFor, Duration deliverFor) {}
