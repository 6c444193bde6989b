package io.tributary.bench.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void countsOrdersPerSecondOfItsOwnRounds() {
        var tally = new Tally();
        for (int i = 1; i <= 100; i++) {
            tally.completed("w" + i, i * 1_000_000L);
        }
        tally.roundTook(4_000_000_000L);
        tally.roundTook(1_000_000_000L);

        assertThat(tally.perSecond()).isEqualTo(20);
        assertThat(tally.percentileMillis(0.5)).isEqualTo(50);
        assertThat(tally.percentileMillis(0.99)).isEqualTo(99);
        assertThat(tally.lastWorkflows(2)).containsExactly("w99", "w100");
    }
}
