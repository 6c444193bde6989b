package io.tributary.workflows.order;

import io.tributary.domain.order.OrderProgress;

/** What a step left behind: where the units are, and how long to wait for what comes next. */
public record OrderStep(OrderProgress progress, OrderTerms terms) {}
