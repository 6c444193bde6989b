package io.tributary.domain.forecast;

import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import java.util.Comparator;

/**
 * What a demand series counts: the units of one SKU wanted in one region.
 *
 * @param sku the SKU
 * @param region the destination region
 */
public record SeriesKey(Sku sku, Region region) implements Comparable<SeriesKey> {
    private static final Comparator<SeriesKey> ORDER =
            Comparator.comparing(SeriesKey::sku).thenComparing(SeriesKey::region);

    @Override
    public int compareTo(SeriesKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return sku + "@" + region;
    }
}
