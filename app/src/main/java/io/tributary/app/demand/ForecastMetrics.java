package io.tributary.app.demand;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.tributary.analytics.forecast.SegmentAccuracy;
import io.tributary.app.BusinessClock;
import io.tributary.db.forecast.AccuracyView;
import io.tributary.domain.CalendarWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How right the forecasts of the last weeks were, in all and by segment, for Prometheus; nothing until a week can be judged. */
@Component
class ForecastMetrics {
    private static final int WEEKS = 8;

    /** What the figures were read of; they change with a run, a week or the calendar, and cost a look at all sales. */
    private record Seen(LocalDate present, AccuracyView.State state) {}

    private final AccuracyView accuracy;
    private final BusinessClock clock;
    private final MultiGauge signals;
    private @Nullable Seen seen;
    private volatile SegmentAccuracy whole = SegmentAccuracy.of(List.of());

    ForecastMetrics(AccuracyView accuracy, BusinessClock clock, MeterRegistry registry) {
        this.accuracy = accuracy;
        this.clock = clock;
        Gauge.builder("tributary.forecast.bias.ratio", this, metrics -> metrics.whole.bias())
                .description("Units forecast a week ahead over units sold, less 1, over the last 8 weeks")
                .register(registry);
        Gauge.builder("tributary.forecast.coverage.ratio", this, metrics -> metrics.whole.coverage())
                .description("Share of series and weeks that sold no more than their 90 % quantile")
                .register(registry);
        this.signals = MultiGauge.builder("tributary.forecast.tracking.signal")
                .description(
                        "Summed error of a segment's last 8 weeks over its mean absolute error; beyond 4, it drifts")
                .register(registry);
        signals.register(List.of(row(AccuracyView.By.ALL, "ALL", whole)), true);
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 5_000)
    void read() {
        LocalDate present = CalendarWeek.monday(clock.instant());
        var state = new Seen(present, accuracy.state());
        if (state.equals(seen)) {
            return;
        }
        whole = SegmentAccuracies.together(accuracy.weeks(AccuracyView.By.ALL, 1, present, WEEKS));
        List<MultiGauge.Row<?>> rows = new ArrayList<>(List.of(row(AccuracyView.By.ALL, "ALL", whole)));
        for (var by : List.of(AccuracyView.By.CATEGORY, AccuracyView.By.REGION, AccuracyView.By.CLASS)) {
            SegmentAccuracies.of(accuracy.weeks(by, 1, present, WEEKS))
                    .forEach((segment, one) -> rows.add(row(by, segment, one)));
        }
        signals.register(rows, true);
        seen = state;
    }

    private static MultiGauge.Row<?> row(AccuracyView.By by, String segment, SegmentAccuracy accuracy) {
        var tags = Tags.of("by", by.name().toLowerCase(Locale.ROOT), "segment", segment);
        return MultiGauge.Row.of(tags, accuracy.trackingSignal());
    }
}
