package io.tributary.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VarianceCurveTest {
    /** 60 forecasts of nearly nothing, of which one met an order of 20, and 60 of a unit with an error of 2 squared. */
    private static VarianceCurve curve() {
        double[] forecasts = new double[120];
        double[] squares = new double[120];
        Arrays.fill(forecasts, 0, 60, .0001);
        squares[17] = 400;
        Arrays.fill(forecasts, 60, 120, 1);
        Arrays.fill(squares, 60, 120, 4);
        return VarianceCurve.fit(forecasts, squares);
    }

    @Test
    void eachGroupKeepsItsOwnSquaredError() {
        assertThat(curve().at(.0001)).isCloseTo(400 / 60.0, within(1e-9));
        assertThat(curve().at(1)).isCloseTo(4, within(1e-9));
        assertThat(curve().at(2)).as("the coefficient of variation stays").isCloseTo(16, within(1e-9));
    }

    @Test
    void fractionsOfAUnitDoNotInheritTheRatioOfNearlyNothing() {
        assertThat(curve().at(.1)).isBetween(4.0, 7.0);
        assertThat(curve().at(.5)).isBetween(4.0, 7.0);
    }

    @Test
    void withoutExperienceDemandIsPoisson() {
        assertThat(VarianceCurve.fit(new double[0], new double[0]).at(3)).isEqualTo(3);
    }
}
