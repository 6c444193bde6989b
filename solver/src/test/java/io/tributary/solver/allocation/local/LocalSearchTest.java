package io.tributary.solver.allocation.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;

class LocalSearchTest {
    /** Two orders hold each other's best source: only a swap, or a detour over unfilled, sets it right. */
    private static Wave crossed() {
        var builder = new WaveBuilder();
        var first = builder.source(0, builder.room(0, 1), 1);
        var second = builder.source(1, builder.room(1, 1), 1);
        builder.option(first, builder.parcel(0, 100), 900).option(second, builder.parcel(1, 100), 1);
        builder.line(new WaveOrder(0, Integer.MAX_VALUE), 1, 9000).setSource(first);
        builder.option(first, builder.parcel(2, 100), 2).option(second, builder.parcel(3, 100), 900);
        builder.line(new WaveOrder(1, Integer.MAX_VALUE), 1, 9000).setSource(second);
        return builder.build();
    }

    @Test
    void swapsWhatIsCrossed() {
        var improved = new LocalSearch(10, 1).improve(crossed(), 2000L, null);

        assertThat(improved.getScore()).isEqualTo(HardSoftLongScore.of(0, -203));
    }

    @Test
    void isRepeatable() {
        var one = new LocalSearch(10, 7).improve(crossed(), 50L, null);
        var two = new LocalSearch(10, 7).improve(crossed(), 50L, null);

        assertThat(two.getScore()).isEqualTo(one.getScore());
        assertThat(two.getLines())
                .map(WaveLine::getSource)
                .isEqualTo(one.getLines().stream().map(WaveLine::getSource).toList());
    }
}
