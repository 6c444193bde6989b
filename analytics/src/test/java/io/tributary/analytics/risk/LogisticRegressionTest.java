package io.tributary.analytics.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tributary.analytics.Cholesky;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {

    @Test
    void choleskySolves() {
        // 4x + 2y = 10, 2x + 3y = 9: x = 1.5, y = 2
        assertThat(Cholesky.solve(new double[][] {{4, 0}, {2, 3}}, new double[] {10, 9}))
                .containsExactly(new double[] {1.5, 2}, within(1e-12));
    }

    @Test
    void withoutPenaltyTwoGroupsGetTheirOwnRates() {
        double[][] inputs = new double[40][1];
        boolean[] outcomes = new boolean[40];
        for (int i = 0; i < 40; i++) {
            inputs[i][0] = i < 20 ? 0 : 1;
            outcomes[i] = i % 20 < (i < 20 ? 5 : 15);
        }
        var model = LogisticRegression.fit(inputs, outcomes, ones(40), 1e-9);
        assertThat(model.chance(new double[] {0})).isCloseTo(.25, within(1e-6));
        assertThat(model.chance(new double[] {1})).isCloseTo(.75, within(1e-6));
    }

    @Test
    void aHugePenaltyLeavesTheOverallRate() {
        double[][] inputs = {{0}, {0}, {1}, {1}};
        var model = LogisticRegression.fit(inputs, new boolean[] {false, false, true, false}, ones(4), 1e9);
        assertThat(model.chance(new double[] {1})).isCloseTo(.25, within(1e-6));
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}
