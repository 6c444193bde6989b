package io.tributary.domain;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount in integer minor units of an ISO 4217 currency (fen, cents). Arithmetic is exact: it throws
 * {@link ArithmeticException} instead of overflowing, and refuses to mix currencies.
 *
 * @param minor the amount in minor units; may be negative
 * @param currency the currency; its default fraction digits say how many minor units make a major one
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {
    public static final Currency CNY = Currency.getInstance("CNY");

    public static Money ofMinor(long minor, String currencyCode) {
        return new Money(minor, Currency.getInstance(currencyCode));
    }

    public static Money cny(long fen) {
        return new Money(fen, CNY);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, other.sameCurrency(this).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, other.sameCurrency(this).minor), currency);
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(minor, factor), currency);
    }

    public boolean isNegative() {
        return minor < 0;
    }

    /** The amount in major units with the currency's own number of decimals, for people to read. */
    public BigDecimal major() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    private Money sameCurrency(Money wanted) {
        if (!currency.equals(wanted.currency)) {
            throw new IllegalArgumentException("Cannot add " + currency + " to " + wanted.currency
                    + ". Maybe convert one of them at a dated rate first.");
        }
        return this;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, other.sameCurrency(this).minor);
    }

    @Override
    public String toString() {
        return major().toPlainString() + " " + currency;
    }
}
