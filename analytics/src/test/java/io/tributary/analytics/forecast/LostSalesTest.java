package io.tributary.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.DemandSeries;
import io.tributary.domain.forecast.SeriesKey;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class LostSalesTest {
    private static final SeriesKey KEY = new SeriesKey(new Sku("A"), new Region("44"));

    @Test
    void anEmptyShelfTakesTheMeanAroundIt() {
        assertThat(LostSales.fill(series(out(1), 10, 2, 14))).containsExactly(10, 12, 14);
    }

    @Test
    void salesAboveThatMeanStand() {
        assertThat(LostSales.fill(series(out(1), 10, 40, 14))).containsExactly(10, 40, 14);
    }

    @Test
    void withoutAnyFullShelfSalesStand() {
        assertThat(LostSales.fill(series(out(0, 1), 3, 4))).containsExactly(3, 4);
    }

    private static DemandSeries series(BitSet out, long... quantities) {
        return DemandSeries.of(KEY, 0, quantities).withStockOuts(out);
    }

    private static BitSet out(int... indices) {
        var set = new BitSet();
        for (int index : indices) {
            set.set(index);
        }
        return set;
    }
}
