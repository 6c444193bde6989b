package io.tributary.db.policy;

import io.tributary.domain.NetworkPolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of the network's policy. Its body is never changed; a draft is a version that is not active yet.
 *
 * @param baseVersion the version that it was made from; null for the first
 * @param activatedAt when it was last activated, wall time; null when it never was
 */
public record PolicyVersion(
        int version,
        boolean active,
        @Nullable Integer baseVersion,
        String createdBy,
        String note,
        Instant createdAt,
        @Nullable Instant activatedAt,
        NetworkPolicy policy) {}
