package io.tributary.workflows.purchasing;

import io.tributary.domain.purchasing.PurchaseOrderProgress;

/** What a step left behind: where the purchase order stands, and how long to wait for what comes next. */
public record PurchaseOrderStep(PurchaseOrderProgress progress, PurchaseOrderTerms terms) {}
