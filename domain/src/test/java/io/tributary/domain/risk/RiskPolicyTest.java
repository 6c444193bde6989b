package io.tributary.domain.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.domain.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RiskPolicyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final RiskPolicy POLICY = new RiskPolicy("test", .3, .1, .1, 5);
    private static final RiskReason WEAK = new RiskReason(RiskKind.LATE, RiskLevel.LANE, "WH-1 → 44", 3, 20, .30, .28);
    private static final RiskReason STRONG = new RiskReason(RiskKind.LATE, RiskLevel.SUPPLIER, "S-7", 9, 20, .10, .30);

    @Test
    void aChanceAtItsThresholdIsFlaggedWithTheStrongestReason() {
        var screening = POLICY.screen(scored(.3, 20));
        assertThat(screening).isInstanceOfSatisfying(Screening.Flagged.class, flagged -> {
            assertThat(flagged.excesses()).containsExactly(new Screening.Excess(RiskKind.LATE, .3, .3));
            assertThat(flagged.reason())
                    .isEqualTo("LATE 30.0 % ≥ 30.0 % (supplier S-7: 9 of 20 late, chance 30.0 % after 10.0 %)");
        });
    }

    @Test
    void belowTheThresholdIsClear() {
        assertThat(POLICY.screen(scored(.29, 20))).isInstanceOf(Screening.Clear.class);
    }

    @Test
    void thinEvidenceFlagsNothing() {
        assertThat(POLICY.screen(scored(.9, 4))).isInstanceOf(Screening.Clear.class);
    }

    @Test
    void noScoreIsSaidSo() {
        assertThat(POLICY.screen(new RiskAssessment.NoScore(NOW, "no deliveries")))
                .isEqualTo(new Screening.Unscored("no deliveries"));
    }

    @Test
    void expectedCostIsChanceTimesConsequence() {
        var consequences = new Consequences(Money.cny(1_000), Money.cny(5_000), Money.cny(2_000));
        // .3 × 1000 + .02 × 5000 + .01 × 2000
        assertThat(new RiskScore(.3, .02, .01, 9, List.of()).expectedCost(consequences))
                .isEqualTo(Money.cny(420));
    }

    @Test
    void percentIsRefused() {
        assertThatThrownBy(() -> new RiskPolicy("bad", 30, .1, .1, 5)).hasMessageContaining("percent");
    }

    private static RiskAssessment scored(double late, int sample) {
        return new RiskAssessment.Scored(NOW, new RiskScore(late, .01, .02, sample, List.of(WEAK, STRONG)));
    }
}
