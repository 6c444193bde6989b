package io.tributary.bench.backtest;

import java.util.List;

/** A way of restocking, asked once a week after receipts and before demand. */
@FunctionalInterface
interface RestockMethod {
    List<Order> decide(View view);
}
