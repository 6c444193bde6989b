package io.tributary.bench.orders;

/** A kind of order to be measured. */
interface Contender {
    /**
     * Begins an order and waits until its workflow has ended. Called by many threads.
     *
     * @param number counts the orders of this kind
     * @return the workflow's id
     */
    String complete(int number) throws Exception;
}
