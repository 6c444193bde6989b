package io.tributary.bench.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextbookTest {
    /** Ten a week in the north, none in the south; 40 on the shelf. */
    private static final Trade STEADY = YearAuditTest.trade(0, steady(30, 10), steady(30, 0));

    private static int[] steady(int weeks, int units) {
        int[] demand = new int[weeks];
        java.util.Arrays.fill(demand, units);
        return demand;
    }

    private static List<Integer> bought(RestockMethod method) {
        return new YearRun(STEADY, 26, 30)
                .run(method).stream()
                        .filter(Entry.Bought.class::isInstance)
                        .map(entry -> ((Entry.Bought) entry).order().units())
                        .toList();
    }

    @Test
    void minMaxWaitsForItsMinimum() {
        // 40, 30, 20: then up to 60
        assertThat(bought(Textbook.minMax(STEADY, 2, 4, false))).containsExactly(40);
    }

    @Test
    void fixedCoverFillsUpEveryTime() {
        assertThat(bought(Textbook.fixedCover(STEADY, 5, 1, false))).containsExactly(10, 10, 10, 10);
    }

    @Test
    void fixedCoverKeepsItsRhythm() {
        assertThat(bought(Textbook.fixedCover(STEADY, 6, 2, false))).containsExactly(20, 20);
    }

    @Test
    void theNewsvendorCoversLeadTimeAndReview() {
        // Poisson demand of mean 20 does not exceed 28 at 95 %; 40 and 30 are more, 20 and 20 are not.
        assertThat(bought(Textbook.newsvendor(STEADY, .95, 1, false))).containsExactly(10, 10);
    }
}
