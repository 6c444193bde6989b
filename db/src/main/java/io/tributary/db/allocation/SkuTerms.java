package io.tributary.db.allocation;

import io.tributary.domain.Sku;
import io.tributary.domain.SupplierCode;
import java.util.List;
import java.util.Map;

/**
 * What is known of a SKU's supply.
 *
 * @param replacementMinor the least unit cost of any valid offer: what a unit taken from a warehouse costs to replace;
 *     0 when nobody offers it
 * @param dropShipMinor unit cost by supplier that drop-ships it
 * @param leadTimeDays the shortest lead time of any valid offer; 0 when nobody offers it
 * @param substitutes other SKUs that may stand in, best first
 */
public record SkuTerms(
        Sku sku,
        long replacementMinor,
        Map<SupplierCode, Long> dropShipMinor,
        int leadTimeDays,
        List<Substitute> substitutes) {

    /**
     * @param score 0 to 1; 1 is the same thing
     */
    public record Substitute(Sku sku, double score, String source) {}
}
