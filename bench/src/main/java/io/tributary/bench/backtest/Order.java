package io.tributary.bench.backtest;

/**
 * A decision of a policy.
 */
sealed interface Order {
    /** By position in the trade's lists; units are valid under the offer. */
    record Buy(int supplier, int item, int warehouse, int units) implements Order {}

    record Move(int item, int from, int to, int units) implements Order {}
}
