package io.tributary.domain.risk;

import java.util.Locale;

/**
 * What one group of past deliveries says.
 *
 * @param kind the trouble
 * @param level the kind of group
 * @param subject the group, for example a supplier's code
 * @param troubled deliveries of the group with this trouble
 * @param sampleSize deliveries of the group
 * @param prior the chance that wider groups gave before this group spoke, 0 to 1
 * @param rate the chance after this group spoke, 0 to 1
 */
public record RiskReason(
        RiskKind kind, RiskLevel level, String subject, int troubled, int sampleSize, double prior, double rate) {

    /** How far this group moved the chance; positive for worse. */
    public double contribution() {
        return rate - prior;
    }

    /** One line for people. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%s %s: %d of %d %s, chance %.1f %% after %.1f %%",
                words(level),
                subject,
                troubled,
                sampleSize,
                words(kind),
                100 * rate,
                100 * prior);
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
