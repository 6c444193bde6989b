package io.tributary.analytics.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatenessRegressionTest {
    private static final int CASES = 600;

    @Test
    void aBadSupplierStandsOutAndTheFirstCasesHaveNoChance() {
        double[] chances = new LatenessRegression(1).chances(cases(CASES, CASES));
        assertThat(chances[0]).isNaN();
        assertThat(chances[CASES - 1]).isGreaterThan(.4);
        assertThat(chances[CASES - 2]).isLessThan(.1);
    }

    @Test
    void outcomesRecordedLaterChangeNothing() {
        int known = CASES - 100;
        double[] one = new LatenessRegression(1).chances(cases(CASES, CASES));
        double[] other = new LatenessRegression(1).chances(cases(CASES, known));
        // case i is recorded two days after it was asked for, so those asked up to then are safe
        assertThat(Arrays.copyOf(other, known + 2)).containsExactly(Arrays.copyOf(one, known + 2));
        assertThat(other[CASES - 1]).isNotEqualTo(one[CASES - 1]);
    }

    /** Every second case is of the bad supplier, two of three of which are late; outcomes flip from one case on. */
    private static List<LatenessCase> cases(int count, int flippedFrom) {
        List<LatenessCase> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean bad = i % 2 == 1;
            boolean late = (bad && i % 3 != 0) != (i >= flippedFrom);
            var asked = Instant.EPOCH.plusSeconds(86_400L * i);
            cases.add(new LatenessCase(
                    "c" + i, List.of(bad ? "BAD" : "GOOD"), List.of(1.0), asked, asked.plusSeconds(2 * 86_400), late));
        }
        return cases;
    }
}
