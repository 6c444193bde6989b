package io.tributary.db.supply;

import java.time.Instant;

/** Units that a supplier confirmed for a warehouse, and when they are due there. */
public record Inbound(Instant at, long units) {}
