package io.tributary.domain.risk;

import io.tributary.domain.Money;
import java.util.Comparator;
import java.util.List;

/**
 * Calibrated chances of trouble, each 0 to 1.
 *
 * @param late chance of delivery after the promised date
 * @param damaged chance of damage
 * @param misShipped chance of a wrong item, quantity or address
 * @param sampleSize deliveries recorded for the narrowest group that had any
 * @param reasons what each group of past deliveries said, the strongest first
 */
public record RiskScore(double late, double damaged, double misShipped, int sampleSize, List<RiskReason> reasons) {
    private static final Comparator<RiskReason> STRONGEST_FIRST =
            Comparator.comparingDouble((RiskReason reason) -> -Math.abs(reason.contribution()));

    public RiskScore {
        requireChance("late", late);
        requireChance("damaged", damaged);
        requireChance("mis-shipped", misShipped);
        reasons = reasons.stream().sorted(STRONGEST_FIRST).toList();
    }

    public double chance(RiskKind kind) {
        return switch (kind) {
            case LATE -> late;
            case DAMAGED -> damaged;
            case MIS_SHIPPED -> misShipped;
        };
    }

    /** What trouble costs on average: each chance times its consequence, rounded to the nearest minor unit. */
    public Money expectedCost(Consequences consequences) {
        double minor = late * consequences.late().minor()
                + damaged * consequences.damaged().minor()
                + misShipped * consequences.misShipped().minor();
        return new Money(Math.round(minor), consequences.late().currency());
    }

    private static void requireChance(String what, double chance) {
        if (!(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException(
                    "The chance of " + what + " is " + chance + ", not 0 to 1. Maybe it was given in percent.");
        }
    }
}
