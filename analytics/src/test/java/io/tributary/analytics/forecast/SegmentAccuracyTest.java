package io.tributary.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tributary.analytics.forecast.SegmentAccuracy.Week;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentAccuracyTest {
    @Test
    void alwaysTooMuchIsAlarmed() {
        var accuracy = SegmentAccuracy.of(Collections.nCopies(6, new Week(120, 100, 30, 9, 10)));
        assertThat(accuracy.wape()).isEqualTo(.3, within(1e-9));
        assertThat(accuracy.bias()).isEqualTo(.2, within(1e-9));
        assertThat(accuracy.coverage()).isEqualTo(.9, within(1e-9));
        assertThat(accuracy.trackingSignal()).isEqualTo(6, within(1e-9));
        assertThat(accuracy.alarm()).isTrue();
    }

    @Test
    void errorsThatCancelAreNot() {
        var accuracy = SegmentAccuracy.of(List.of(new Week(120, 100, 30, 9, 10), new Week(80, 100, 30, 9, 10)));
        assertThat(accuracy.trackingSignal()).isZero();
        assertThat(accuracy.alarm()).isFalse();
    }

    @Test
    void nothingSoldHasNoRatio() {
        assertThat(SegmentAccuracy.of(List.of(new Week(1, 0, 1, 1, 1))).bias()).isNaN();
        assertThat(SegmentAccuracy.of(List.of()).coverage()).isNaN();
    }
}
