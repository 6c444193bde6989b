package io.tributary.bench.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AccuracyTest {
    private static final double[] CHANCES = {.1, .4, .4, .8};
    private static final boolean[] LATE = {false, true, false, true};

    @Test
    void aucCountsPairsAndTiesHalf() {
        // pairs (late, punctual): .4>.1, .4=.4, .8>.1, .8>.4: 3.5 of 4
        assertThat(Accuracy.auc(CHANCES, LATE)).isCloseTo(3.5 / 4, within(1e-12));
    }

    @Test
    void brierIsTheMeanSquare() {
        assertThat(Accuracy.brier(CHANCES, LATE)).isCloseTo((.01 + .36 + .16 + .04) / 4, within(1e-12));
    }

    @Test
    void calibrationComparesGroups() {
        assertThat(Accuracy.calibrationError(new double[] {.5, .5, .5, .5}, LATE))
                .isCloseTo(.5, within(1e-12));
    }

    @Test
    void quotedFieldsKeepTheirCommas() {
        assertThat(DeliveryFile.cells("a,\"b, c\",\"d \"\"e\"\"\",")).containsExactly("a", "b, c", "d \"e\"", "");
    }
}
