package io.tributary.simulator.orders;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * A line of the file as it is written.
 *
 * @param line its number in the file, from 1
 * @param customer empty when the file names none
 */
record OrderRow(
        int line,
        String invoice,
        String stockCode,
        String description,
        int quantity,
        LocalDateTime at,
        BigDecimal unitPrice,
        String customer,
        String country) {
    boolean isCancellation() {
        return invoice.startsWith("C");
    }
}
