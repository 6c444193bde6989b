package io.tributary.domain.risk;

import java.util.ArrayList;
import java.util.List;

/**
 * From which chance on a consignment is flagged before anything is ordered.
 *
 * @param version names this policy in decisions
 * @param late threshold of the chance to be late, above 0 to 1
 * @param damaged threshold of the chance of damage, above 0 to 1
 * @param misShipped threshold of the chance of a wrong delivery, above 0 to 1
 * @param minSample deliveries recorded in the narrowest group below which a score flags nothing, ≥ 0
 */
public record RiskPolicy(String version, double late, double damaged, double misShipped, int minSample) {
    public static final RiskPolicy STANDARD = new RiskPolicy("risk-1", .30, .10, .10, 5);

    public RiskPolicy {
        if (!(late > 0 && late <= 1 && damaged > 0 && damaged <= 1 && misShipped > 0 && misShipped <= 1)) {
            throw new IllegalArgumentException("The risk policy " + version + " has thresholds " + late + ", " + damaged
                    + ", " + misShipped + ", not above 0 to 1. Maybe they were given in percent.");
        }
    }

    public double threshold(RiskKind kind) {
        return switch (kind) {
            case LATE -> late;
            case DAMAGED -> damaged;
            case MIS_SHIPPED -> misShipped;
        };
    }

    /** Holds an assessment against the thresholds. */
    public Screening screen(RiskAssessment assessment) {
        return switch (assessment) {
            case RiskAssessment.NoScore none -> new Screening.Unscored(none.reason());
            case RiskAssessment.Scored scored -> screen(scored.score());
        };
    }

    private Screening screen(RiskScore score) {
        List<Screening.Excess> excesses = new ArrayList<>();
        for (RiskKind kind : RiskKind.values()) {
            if (score.chance(kind) >= threshold(kind) && score.sampleSize() >= minSample) {
                excesses.add(new Screening.Excess(kind, score.chance(kind), threshold(kind)));
            }
        }
        return excesses.isEmpty() ? new Screening.Clear(score) : new Screening.Flagged(score, excesses);
    }
}
