package io.tributary.domain.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeptLevelsTest {
    @Test
    void aForecastThatKeepsItsLevelsIsLeftAsItIs() {
        var even = levels(1);
        for (double level : new double[] {.5, .75, .9, .95, .99}) {
            assertThat(even.corrected(level)).isCloseTo(level, within(.006));
        }
    }

    @Test
    void whereTotalsCameHighAHigherLevelIsAsked() {
        // half of them above .75
        var high = levels(.4);
        assertThat(high.corrected(.5)).isCloseTo(Math.pow(.5, .4), within(.006));
        assertThat(high.corrected(.9)).isCloseTo(Math.pow(.9, .4), within(.006));
        var all = KeptLevels.of(IntStream.range(0, 100).mapToDouble(i -> 1).toArray());
        assertThat(all.corrected(.9)).as("no level is certain").isEqualTo(.995);
    }

    @Test
    void correctedLevelsRise() {
        var kept = KeptLevels.of(
                IntStream.range(0, 100).mapToDouble(i -> i % 2 == 0 ? .1 : .95).toArray());
        double before = 0;
        for (double level = .05; level < 1; level += .05) {
            assertThat(kept.corrected(level)).isGreaterThanOrEqualTo(before);
            before = kept.corrected(level);
        }
    }

    @Test
    void partsAddUpAndFewTotalsSayNothing() {
        var one = KeptLevels.of(IntStream.range(0, 40).mapToDouble(i -> .999).toArray());
        assertThat(one.corrected(.9)).isEqualTo(.9);
        assertThat(one.plus(one).corrected(.9)).isGreaterThan(.99);
        assertThat(KeptLevels.NONE.plus(one)).isEqualTo(one);
        assertThat(one.plus(KeptLevels.NONE)).isEqualTo(one);
        assertThatThrownBy(() -> new KeptLevels(List.of(1, 2))).hasMessageContaining("2 counts");
    }

    private static KeptLevels levels(double power) {
        return KeptLevels.of(IntStream.range(0, 2_000)
                .mapToDouble(i -> Math.pow((i + .5) / 2_000, power))
                .toArray());
    }
}
