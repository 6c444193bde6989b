package io.tributary.domain.risk;

import java.time.Instant;

/** What is known about the risk of a consignment at a moment. */
public sealed interface RiskAssessment {
    /** The moment: nothing recorded at or after it was used. */
    Instant asOf();

    /** There is evidence. */
    record Scored(Instant asOf, RiskScore score) implements RiskAssessment {}

    /**
     * There is none.
     *
     * @param reason what is missing, for people
     */
    record NoScore(Instant asOf, String reason) implements RiskAssessment {}
}
