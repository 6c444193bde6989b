package io.tributary.bench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BarChartTest {
    @Test
    void barsAreAsLongAsTheirValues() {
        var chart = new BarChart(
                "A & B", List.of("half", "whole"), List.of(new BarChart.Panel("cost", List.of(1.0, 2.0), "%.1f")));
        assertThat(chart.svg())
                .contains("A &amp; B")
                .contains("width=\"110.0\" height=\"18.0\"")
                .contains("width=\"220.0\" height=\"18.0\"")
                .contains(">2.0</text>");
    }

    @Test
    void aValueTooFewIsNamed() {
        var panel = new BarChart.Panel("cost", List.of(1.0), "%.1f");
        assertThatThrownBy(() -> new BarChart("t", List.of("a", "b"), List.of(panel)))
                .hasMessageContaining("'cost' has 1 values for 2 rows");
    }
}
