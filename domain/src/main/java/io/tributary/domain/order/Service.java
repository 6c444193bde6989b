package io.tributary.domain.order;

/** How fast a lane is; a lane of each service has its own cost and time. */
public enum Service {
    STANDARD,
    EXPRESS
}
