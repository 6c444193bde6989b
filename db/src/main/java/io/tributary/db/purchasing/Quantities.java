package io.tributary.db.purchasing;

import io.tributary.db.schema.tables.records.PurchaseOrderLineRecord;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Quantities by line, checked against the purchase order: every line once, none other, each within its limit. */
final class Quantities {
    private Quantities() {}

    static Map<Integer, Integer> check(
            List<PurchaseOrderLineRecord> lines,
            List<LineQuantity> given,
            ToIntFunction<PurchaseOrderLineRecord> most) {
        Map<Integer, Integer> byLine = new HashMap<>();
        given.forEach(line -> byLine.put(line.lineNo(), line.quantity()));
        for (PurchaseOrderLineRecord line : lines) {
            Integer quantity = byLine.get(line.getLineNo());
            if (quantity == null || quantity < 0 || quantity > most.applyAsInt(line)) {
                throw new RefusedException(
                        ErrorCode.INVALID_VALUE,
                        "Line " + line.getLineNo() + " (" + line.getSku() + ") says " + quantity
                                + "; the range is 0 to " + most.applyAsInt(line)
                                + ". Maybe a line is missing; send 0 for none.");
            }
        }
        if (byLine.size() != lines.size() || given.size() != lines.size()) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE,
                    given.size() + " lines were sent, the purchase order has " + lines.size()
                            + ". Maybe a line number appears twice.");
        }
        return byLine;
    }

    static int total(Map<Integer, Integer> byLine) {
        return byLine.values().stream().mapToInt(Integer::intValue).sum();
    }
}
