package io.tributary.app.demand;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.analytics.forecast.SegmentAccuracy;
import io.tributary.app.BusinessClock;
import io.tributary.db.forecast.AccuracyView;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How right the forecasts of the last weeks were, for Prometheus; not a number until a week can be judged. */
@Component
class ForecastMetrics {
    private static final int WEEKS = 8;

    private final AccuracyView accuracy;
    private final BusinessClock clock;
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
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 5_000)
    void read() {
        LocalDate present = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        whole = SegmentAccuracy.of(accuracy.weeks(AccuracyView.By.ALL, 1, present, WEEKS).stream()
                .map(week -> new SegmentAccuracy.Week(
                        week.forecast(), week.sold(), week.absolute(), week.covered(), week.series()))
                .toList());
    }
}
