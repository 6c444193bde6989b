package io.tributary.db.order;

import io.tributary.domain.allocation.StockKey;
import io.tributary.domain.order.Service;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a line is promised until a wave commits it. */
public sealed interface SoftPromise {

    /**
     * From stock that is available to promise.
     *
     * @param inboundAt when the stock arrives, where it is on its way; null when it is on hand
     */
    record FromStock(
            StockKey from,
            Service service,
            Instant shipBy,
            Instant deliverBy,
            long costMinor,
            @Nullable Instant inboundAt)
            implements SoftPromise {}

    /**
     * Nothing is free now.
     *
     * @param expected when supply is expected at the buyer; null when nobody offers the SKU
     */
    record Backordered(@Nullable Instant expected, String reason) implements SoftPromise {}
}
