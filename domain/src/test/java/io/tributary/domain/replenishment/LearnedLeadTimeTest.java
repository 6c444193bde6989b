package io.tributary.domain.replenishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** A factory says two weeks. */
class LearnedLeadTimeTest {
    @Test
    void withoutReceiptsWhatIsDeclaredIsBelieved() {
        assertThat(LearnedLeadTime.of(2, 0, 0, 0)).isEqualTo(new LearnedLeadTime(2, .4, 0));
    }

    @Test
    void oneReceiptMovesItAFifthOfTheWay() {
        // (4 × 2 + 1 × 4) / 5; variance (4 × 0.16 + 0 + 4/5 × 4) / 5 = 0.768
        LearnedLeadTime one = LearnedLeadTime.of(2, 4, 0, 1);
        assertThat(one.mean()).isCloseTo(2.4, within(1e-12));
        assertThat(one.deviation()).isCloseTo(Math.sqrt(.768), within(1e-12));
    }

    @Test
    void manyReceiptsDecide() {
        LearnedLeadTime many = LearnedLeadTime.of(2, 4, 1, 400);
        assertThat(many.mean()).isCloseTo(4, within(.03));
        assertThat(many.deviation()).isCloseTo(1, within(.03));
        assertThat(many.sampleSize()).isEqualTo(400);
    }

    @Test
    void whatIsNoLeadTimeIsRefused() {
        assertThatThrownBy(() -> LearnedLeadTime.of(2, -40, 0, 9))
                .hasMessageContaining("dated before its confirmation");
    }
}
