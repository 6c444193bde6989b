package io.tributary.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BulkOrdersTest {

    @Test
    void aOneOffBulkOrderIsSetAsideAndAYearlyPeakIsNot() {
        double[] once = new double[104];
        Arrays.fill(once, 10);
        once[40] = 400;
        double[] yearly = once.clone();
        yearly[92] = 350;

        BulkOrders separated = BulkOrders.separate(once, 52);

        assertThat(separated.oneOff()[40]).isGreaterThan(350);
        assertThat(separated.usual()[40] + separated.oneOff()[40]).isEqualTo(400);
        assertThat(Arrays.stream(separated.oneOff()).filter(x -> x > 0).count()).isEqualTo(1);
        assertThat(BulkOrders.separate(yearly, 52).oneOff()).containsOnly(0);
    }

    @Test
    void badNumbersLeaveASaneSeries() {
        double[] bad = {Double.NaN, -5, 0, 1e9, 3, Double.POSITIVE_INFINITY, 2, 1};

        assertThat(Arrays.stream(BulkOrders.separate(bad, 1).usual()))
                .allSatisfy(units -> assertThat(units).isFinite().isNotNegative());
        assertThat(BulkOrders.separate(new double[0], 12).usual()).isEmpty();
        assertThat(BulkOrders.separate(new double[] {7}, 12).usual()).containsExactly(7);
    }
}
