package io.tributary.domain.purchasing;

import java.util.UUID;

/**
 * Where a purchase order stands, as of one version of it.
 *
 * @param version grows with every change; the higher one is the newer one
 */
public record PurchaseOrderProgress(UUID poId, long version, PurchaseOrderStatus status) {
    /** The newer of the two. Messages may arrive out of order; the version decides. */
    public PurchaseOrderProgress orNewer(PurchaseOrderProgress other) {
        return other.version > version ? other : this;
    }
}
