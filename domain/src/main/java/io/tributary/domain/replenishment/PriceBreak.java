package io.tributary.domain.replenishment;

/**
 * An all-units price: from this quantity on, every unit of the order costs this much.
 *
 * @param fromUnits the least quantity that gets the price, 1 or more
 * @param unitCost minor units of money per unit, 0 or more
 */
public record PriceBreak(int fromUnits, long unitCost) {
    public PriceBreak {
        Require.atLeast("A price break's quantity", fromUnits, 1, "Maybe use 1 for the base price.");
        Require.atLeast("A price break's unit cost", unitCost, 0, "Maybe a discount was given as a difference.");
    }
}
