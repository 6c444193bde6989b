package io.tributary.analytics.forecast.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class MonitoringProperties {

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

    @Property
    void partsAddUpToTheTotalAndStayNonNegative(
            @ForAll("means") double[] means, @ForAll("mean") double total, @ForAll("mean") double variance) {
        double[] variances = Arrays.stream(means).map(mean -> 1 + mean).toArray();

        CoherentForecasts agreed = CoherentForecasts.reconcile(means, variances, total, variance);

        assertThat(agreed.parts()).hasSameSizeAs(means);
        assertThat(Arrays.stream(agreed.parts())).allMatch(part -> part >= 0 && Double.isFinite(part));
        assertThat(Arrays.stream(agreed.parts()).sum()).isCloseTo(agreed.total(), within(1e-9 * (1 + agreed.total())));
        double sum = Arrays.stream(means).sum();
        assertThat(agreed.total()).isGreaterThanOrEqualTo(Math.min(sum, total) * (1 - 1e-9) - 1e-6);
    }

    @Property
    void aTotalWithoutTrustChangesNoPart(@ForAll("means") double[] means, @ForAll("mean") double total) {
        CoherentForecasts agreed = CoherentForecasts.reconcile(means, means, total, Double.POSITIVE_INFINITY);

        assertThat(agreed.parts()).containsExactly(means);
    }

    @Property
    void aMissingMeanIsRefusedWithARemedy(@ForAll("means") double[] means) {
        means[0] = Double.NaN;

        assertThatThrownBy(() -> CoherentForecasts.reconcile(means, new double[means.length], 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe");
    }

    @Provide
    Arbitrary<double[]> wild() {
        return Arbitraries.oneOf(
                        Arbitraries.doubles().between(-50, 50),
                        Arbitraries.of(0.0, 0.0, 1e9, Double.NaN, Double.POSITIVE_INFINITY))
                .array(double[].class)
                .ofMaxSize(130);
    }

    @Provide
    Arbitrary<Double> mean() {
        return Arbitraries.oneOf(Arbitraries.just(0.0), Arbitraries.doubles().between(0, 1e9));
    }

    @Provide
    Arbitrary<double[]> means() {
        return mean().array(double[].class).ofMinSize(1).ofMaxSize(20);
    }
}
