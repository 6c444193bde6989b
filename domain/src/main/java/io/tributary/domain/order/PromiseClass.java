package io.tributary.domain.order;

/** How much a promised date is worth; the policy gives each class its breach cost. */
public enum PromiseClass {
    STANDARD,
    /** The buyer paid for the date, or was burnt before: breaking it costs much more. */
    GUARANTEED
}
