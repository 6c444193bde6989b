package io.tributary.bench.backtest;

/** What a policy can see in a week: its own books. Sales are what was sold, not what was wanted. */
interface View {
    int week();

    /** Units sold in a week before this one. */
    int sold(int item, int warehouse, int week);

    /** Whether the shelf ran empty in a week before this one. */
    boolean ranOut(int item, int warehouse, int week);

    int onHand(int item, int warehouse);

    /** Units due in so many weeks from now, as the lanes say; what is overdue is due in one. */
    int due(int item, int warehouse, int weeks);

    /** All units that are on their way. */
    int onOrder(int item, int warehouse);
}
