package io.tributary.bench.backtest;

/** What happened; all that the audit looks at. Items, warehouses and suppliers by position in the trade's lists. */
sealed interface Entry {
    record Opened(int item, int warehouse, int units) implements Entry {}

    record Bought(int week, Order.Buy order) implements Entry {}

    record Received(int week, int item, int warehouse, int units) implements Entry {}

    record Sent(int week, Order.Move move) implements Entry {}

    record Wasted(int week, int item, int warehouse, int units) implements Entry {}

    record Sold(int week, int item, int warehouse, int units, int wanted) implements Entry {}

    record Closed(int item, int warehouse, int onHand, int onWay) implements Entry {}
}
