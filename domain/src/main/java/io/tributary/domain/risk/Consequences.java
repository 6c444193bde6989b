package io.tributary.domain.risk;

import io.tributary.domain.Money;

/**
 * What each trouble would cost for one consignment, in one currency.
 *
 * @param late penalty, goodwill and handling of a late delivery
 * @param damaged replacement and handling of damaged goods
 * @param misShipped return and second delivery
 */
public record Consequences(Money late, Money damaged, Money misShipped) {
    public Consequences {
        if (late.plus(damaged).plus(misShipped).isNegative()) {
            throw new IllegalArgumentException("The consequences " + late + ", " + damaged + ", " + misShipped
                    + " add up to less than nothing. Maybe a cost was entered as a credit.");
        }
    }
}
