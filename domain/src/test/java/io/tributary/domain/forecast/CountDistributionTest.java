package io.tributary.domain.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CountDistributionTest {

    @Test
    void aVarianceOfTheMeanIsPoisson() {
        var poisson = CountDistribution.of(2, 1);
        assertThat(poisson.atMost(0)).isCloseTo(Math.exp(-2), within(1e-12));
        assertThat(poisson.atMost(2)).isCloseTo(Math.exp(-2) * (1 + 2 + 2), within(1e-12));
        // 0.1353, 0.4060, 0.6767, 0.8571, 0.9473: the 90th percentile is 4
        assertThat(poisson.quantiles(.1, .5, .9)).containsExactly(0, 2, 4);
    }

    @Test
    void aNegativeBinomialOfSizeOneIsGeometric() {
        // mean 1, variance 2: size 1, chance 1/2, so P(at most k) = 1 - 2^-(k+1)
        var geometric = CountDistribution.of(1, 2);
        assertThat(geometric.atMost(3)).isCloseTo(1 - Math.pow(2, -4), within(1e-12));
        assertThat(geometric.quantiles(.5, .75, .76, .99)).containsExactly(0, 1, 2, 6);
    }

    @Test
    void aLargeOneIsGamma() {
        // standard deviation 10,000 around 1,000,000 is all but normal: 1.2816 deviations for 90 %
        assertThat(CountDistribution.of(1e6, 1e8).quantile(.9)).isCloseTo(1_012_816, within(50.0));
        assertThat(CountDistribution.of(1e6, 1e8).atMost(1_012_816)).isCloseTo(.9, within(1e-3));
    }

    @Test
    void billionsStayFinite() {
        assertThat(CountDistribution.of(1e9, 1e18).quantile(.5)).isCloseTo(1e9 * Math.log(2), within(10.0));
    }

    @Test
    void theUnitsBeyondALevelAreTheMeanLessWhatIsBelowIt() {
        // E(X − 1)⁺ = 2 − 1 + P(0); E(X − 3)⁺ = 2 − 3 + 3 P(0) + 2 P(1) + P(2)
        double none = Math.exp(-2);
        assertThat(CountDistribution.of(2, 2).excess(1, 2, 2))
                .containsExactly(new double[] {1 + none, -1 + (3 + 2 * 2 + 2) * none}, within(1e-12));
        assertThat(CountDistribution.of(0, 0).excess(0, 1, 2)).containsExactly(0, 0);
        // all but normal: 0.3989 deviations at the mean, 0.0833 one above it
        double[] large = CountDistribution.of(1e6, 1e8).excess(1_000_000, 10_000, 2);
        assertThat(large[0]).isCloseTo(3_989, within(10.0));
        assertThat(large[1]).isCloseTo(833, within(10.0));
    }

    @Test
    void nothingIsWanted() {
        assertThat(CountDistribution.of(0, 0).quantile(.99)).isZero();
        assertThat(CountDistribution.of(0, 0).atMost(0)).isEqualTo(1);
    }

    @Test
    void nothingIsBeyondAnyLevelOfNoDemand() {
        for (long from : new long[] {0, 7, 89_000, 2_000_000_000L}) {
            assertThat(CountDistribution.of(0, 0).excess(from, 3, 4)).containsExactly(0, 0, 0, 0);
        }
    }
}
