package io.tributary.db.order;

import io.tributary.domain.order.LineBucket;
import java.util.EnumMap;
import java.util.Map;

/** Units by where they are. */
public record UnitCounts(int open, int allocated, int released, int shipped, int delivered, int cancelled) {
    public int total() {
        return open + allocated + released + shipped + delivered + cancelled;
    }

    /** In the order that units move, without the empty ones. */
    public Map<LineBucket, Integer> filled() {
        var filled = new EnumMap<LineBucket, Integer>(LineBucket.class);
        for (LineBucket bucket : LineBucket.values()) {
            if (of(bucket) > 0) {
                filled.put(bucket, of(bucket));
            }
        }
        return filled;
    }

    private int of(LineBucket bucket) {
        return switch (bucket) {
            case OPEN -> open;
            case ALLOCATED -> allocated;
            case RELEASED -> released;
            case SHIPPED -> shipped;
            case DELIVERED -> delivered;
            case CANCELLED -> cancelled;
        };
    }
}
