package io.tributary.app.console;

import io.tributary.analytics.forecast.SegmentAccuracy;
import io.tributary.app.demand.SegmentAccuracies;
import io.tributary.db.forecast.AccuracyView;
import io.tributary.db.forecast.AccuracyView.By;
import io.tributary.db.forecast.ForecastTotals;
import io.tributary.domain.CalendarWeek;
import io.tributary.domain.forecast.PeriodForecast;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What is forecast for categories and regions in all, and how right forecasts were, by week and segment. */
@Controller
class ForecastPage {
    private static final int WEEKS = 26;

    /** A segment's accuracy over all of its weeks. */
    public record SegmentRow(String code, SegmentAccuracy accuracy) {}

    /** @param forecasts per week shown; null where there is none */
    public record TotalRow(ForecastTotals.Total total, List<@Nullable PeriodForecast> forecasts) {}

    /** A week's figures as shares; null where nothing was sold. */
    record Point(
            String week, @Nullable Double wape, @Nullable Double bias, double coverage, double forecast, long sold) {}

    private final AccuracyView accuracy;
    private final ForecastTotals totals;
    private final InstantSource businessClock;

    ForecastPage(AccuracyView accuracy, ForecastTotals totals, InstantSource businessClock) {
        this.accuracy = accuracy;
        this.totals = totals;
        this.businessClock = businessClock;
    }

    @GetMapping("/forecast")
    String page(
            @RequestParam(defaultValue = "CATEGORY") By by, @RequestParam(defaultValue = "1") int ahead, Model model) {
        var all = weeks(By.ALL, ahead);
        model.addAttribute("by", by);
        model.addAttribute("ahead", ahead);
        model.addAttribute("weeks", all.size());
        model.addAttribute(
                "series", all.stream().mapToLong(AccuracyView.Week::series).sum());
        model.addAttribute("whole", SegmentAccuracies.together(all));
        model.addAttribute("segments", segments(by, ahead));
        totals(by == By.REGION ? ForecastTotals.By.REGION : ForecastTotals.By.CATEGORY, model);
        return "console/forecast";
    }

    /** One row per segment and zone, and one for each zone as a whole, over the coming weeks that any of them is forecast for. */
    private void totals(ForecastTotals.By by, Model model) {
        List<ForecastTotals.Total> rows = new ArrayList<>(totals.newest(by, null));
        rows.addAll(totals.newest(ForecastTotals.By.ALL, null));
        LocalDate present = CalendarWeek.monday(businessClock.instant());
        List<LocalDate> weeks = rows.stream()
                .flatMap(total -> total.weeks().stream())
                .map(ForecastTotals.Week::monday)
                .filter(monday -> !monday.isBefore(present))
                .distinct()
                .sorted()
                .toList();
        model.addAttribute("totalWeeks", weeks);
        model.addAttribute(
                "totals",
                rows.stream()
                        .map(total -> {
                            Map<LocalDate, PeriodForecast> byWeek = new TreeMap<>();
                            total.weeks().forEach(week -> byWeek.put(week.monday(), week.forecast()));
                            return new TotalRow(
                                    total, weeks.stream().map(byWeek::get).toList());
                        })
                        .filter(row -> row.forecasts().stream().anyMatch(Objects::nonNull))
                        .toList());
    }

    private List<AccuracyView.Week> weeks(By by, int ahead) {
        return accuracy.weeks(by, ahead, CalendarWeek.monday(businessClock.instant()), WEEKS);
    }

    private List<SegmentRow> segments(By by, int ahead) {
        return SegmentAccuracies.of(weeks(by, ahead)).entrySet().stream()
                .map(entry -> new SegmentRow(entry.getKey(), entry.getValue()))
                .sorted(java.util.Comparator.comparingDouble(
                        (SegmentRow row) -> -Math.abs(row.accuracy().trackingSignal())))
                .toList();
    }

    @GetMapping("/forecast/weeks")
    @ResponseBody
    List<Point> points(@RequestParam(defaultValue = "1") int ahead) {
        return weeks(By.ALL, ahead).stream()
                .map(one -> {
                    var own = SegmentAccuracies.together(List.of(one));
                    boolean none = one.sold() == 0;
                    return new Point(
                            one.week().toString(),
                            none ? null : own.wape(),
                            none ? null : own.bias(),
                            own.coverage(),
                            one.forecast(),
                            one.sold());
                })
                .toList();
    }
}
