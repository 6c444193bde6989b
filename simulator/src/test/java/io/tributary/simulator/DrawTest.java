package io.tributary.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DrawTest {
    @Test
    void dependsOnTheSeedAndOnWhatItIsAboutOnly() {
        assertThat(Draw.of(1, "a", "bc").unit()).isEqualTo(Draw.of(1, "a", "bc").unit());
        assertThat(Draw.of(1, "a", "bc").unit())
                .isNotEqualTo(Draw.of(1, "ab", "c").unit())
                .isNotEqualTo(Draw.of(2, "a", "bc").unit());
    }

    @Test
    void poissonHasItsMean() {
        for (double mean : new double[] {.3, 4, 200}) {
            double sum = 0;
            for (int i = 0; i < 4000; i++) {
                sum += Draw.of(3, mean, i).poisson(mean);
            }
            assertThat(sum / 4000).isCloseTo(mean, within(4 * Math.sqrt(mean / 4000)));
        }
    }

    @Test
    void anIndexComesAsOftenAsItsWeight() {
        double[] cumulative = Draw.cumulative(new double[] {1, 0, 3});
        int[] seen = new int[3];
        for (int i = 0; i < 4000; i++) {
            seen[Draw.of(5, i).index(cumulative)]++;
        }
        assertThat(seen[1]).isZero();
        assertThat(seen[0]).isBetween(880, 1120);
    }

    @Test
    void aShuffleKeepsEveryItem() {
        assertThat(Draw.of(1, "x").shuffled(List.of(1, 2, 3, 4))).containsExactlyInAnyOrder(1, 2, 3, 4);
    }
}
