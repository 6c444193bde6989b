package io.tributary.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class BulkOrdersProperties {

    @Property
    void whatIsSetAsideAndWhatStaysAddUpToDemand(
            @ForAll("wild") double[] demand, @ForAll @IntRange(min = 1, max = 60) int season) {
        BulkOrders separated = BulkOrders.separate(demand, season);

        assertThat(separated.usual()).hasSameSizeAs(demand);
        for (int i = 0; i < demand.length; i++) {
            double wanted = Double.isFinite(demand[i]) ? Math.max(0, demand[i]) : 0;
            assertThat(separated.usual()[i]).isBetween(0.0, wanted);
            assertThat(separated.oneOff()[i]).isNotNegative();
            assertThat(separated.usual()[i] + separated.oneOff()[i]).isCloseTo(wanted, within(1e-6 * (1 + wanted)));
        }
    }

    @Property
    void demandThatIsLevelHasNoOneOff(
            @ForAll @IntRange(max = 1_000_000_000) int level, @ForAll @IntRange(max = 200) int periods) {
        double[] demand = new double[periods];
        Arrays.fill(demand, level);

        assertThat(BulkOrders.separate(demand, 52).usual()).containsExactly(demand);
    }

    @Provide
    Arbitrary<double[]> wild() {
        return Arbitraries.oneOf(
                        Arbitraries.doubles().between(-50, 50),
                        Arbitraries.of(0.0, 0.0, 1e9, Double.NaN, Double.POSITIVE_INFINITY))
                .array(double[].class)
                .ofMaxSize(130);
    }
}
