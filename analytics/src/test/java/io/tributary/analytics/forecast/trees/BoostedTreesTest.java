package io.tributary.analytics.forecast.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BoostedTreesTest {
    private static final int ROWS = 400;

    /** One tree with one split and full learning rate: the mean of each side. */
    @Test
    void aStumpLearnsTheMeanOfEachSide() {
        var settings = new TreeSettings(1, 2, 10, 0, 1, 1, 1, 1);
        double[] values = fit(new Loss.Squared(), settings);
        // rows below 200 have targets 0 to 199 % 4, mean 1.5; the others are 10 higher
        assertThat(values[0]).isCloseTo(1.5, within(1e-4));
        assertThat(values[ROWS - 1]).isCloseTo(11.5, within(1e-4));
    }

    @Test
    void aQuantileStumpLearnsTheQuantileOfEachSide() {
        var settings = new TreeSettings(1, 2, 10, 0, 1, 1, 1, 1);
        double[] values = fit(new Loss.Pinball(.75), settings);
        // 50 each of 0, 1, 2, 3: place .75 × 199 = 149.25 lies a quarter of the way from a 2 to a 3
        assertThat(values[0]).isCloseTo(2.25, within(1e-4));
        assertThat(values[ROWS - 1]).isCloseTo(12.25, within(1e-4));
    }

    @Test
    void missingNumbersGoTheirOwnWay() {
        var table = new Table(1, ROWS);
        float[] targets = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            boolean missing = i % 2 == 0;
            table.add(new float[] {missing ? Float.NaN : i});
            targets[i] = missing ? 5 : 1;
        }
        var settings = new TreeSettings(1, 2, 10, 0, 1, 1, 1, 1);
        double[] values = BoostedTrees.fit(
                        new BinnedTable(table), targets, new float[ROWS], new Loss.Squared(), settings)
                .values(table, new float[ROWS]);
        assertThat(values[0]).isCloseTo(5, within(1e-4));
        assertThat(values[1]).isCloseTo(1, within(1e-4));
    }

    @Test
    void theSameSeedGivesTheSameTrees() {
        var settings = new TreeSettings(20, 8, 10, 1, .1, .5, 1, 3);
        assertThat(fit(new Loss.Squared(), settings)).containsExactly(fit(new Loss.Squared(), settings));
        var other = new TreeSettings(20, 8, 10, 1, .1, .5, 1, 4);
        assertThat(fit(new Loss.Squared(), other)).isNotEqualTo(fit(new Loss.Squared(), settings));
    }

    private static double[] fit(Loss loss, TreeSettings settings) {
        var table = new Table(2, 1);
        float[] targets = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            table.add(new float[] {i < 200 ? 0 : 1, i % 3});
            targets[i] = i % 4 + (i < 200 ? 0 : 10);
        }
        return BoostedTrees.fit(new BinnedTable(table), targets, new float[ROWS], loss, settings)
                .values(table, new float[ROWS]);
    }
}
