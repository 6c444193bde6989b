package io.tributary.simulator.orders;

/** Why a line of the file becomes no part of an order or of a cancellation. */
public enum Reason {
    MALFORMED("the line has too few or too many cells, or a number or date that is none"),
    FEE_OR_SERVICE("the stock code is a fee, postage, a discount, a sample or a manual entry, not goods"),
    NOT_AN_ORDER("the invoice number is neither an order's nor a cancellation's, for example a bad debt"),
    ZERO_PRICE("goods without a price are a gift, a stock correction or damage, not a sale"),
    NEGATIVE_PRICE("a price below zero is a correction of accounts"),
    NEGATIVE_QUANTITY("fewer than zero units outside a cancellation are a stock correction"),
    ZERO_QUANTITY("nothing was ordered"),
    POSITIVE_CANCELLATION("a cancellation of more than nothing is none"),
    CANCELLATION_WITHOUT_CUSTOMER("nobody knows whose order was meant"),
    CANCELLATION_WITHOUT_ORDER("the customer has no earlier order in this file with so many units of it");

    private final String meaning;

    Reason(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }
}
