package io.tributary.db.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One activation: activating the previous version again undoes it. */
public record PolicyActivation(
        long id,
        int version,
        @Nullable Integer previousVersion,
        String activatedBy,
        String note,
        Instant activatedAt) {}
