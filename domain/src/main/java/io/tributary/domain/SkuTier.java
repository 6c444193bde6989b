package io.tributary.domain;

/** How much the assortment needs a SKU: it decides how surely the SKU is kept in stock. */
public enum SkuTier {
    /** What people come for; missing it loses the basket. */
    A,
    /** The ordinary. */
    B,
    /** The long tail. */
    C
}
