package io.tributary.db.purchasing;

/** Units of one line of a purchase order. */
public record LineQuantity(int lineNo, int quantity) {}
