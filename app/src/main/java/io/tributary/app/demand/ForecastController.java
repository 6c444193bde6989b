package io.tributary.app.demand;

import static io.tributary.db.schema.Tables.SKU;
import static io.tributary.db.schema.Tables.ZONE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tributary.analytics.forecast.SegmentAccuracy;
import io.tributary.app.BusinessClock;
import io.tributary.db.catalog.KnownNames;
import io.tributary.db.forecast.AccuracyView;
import io.tributary.db.forecast.ForecastTotals;
import io.tributary.db.forecast.SkuDemandView;
import io.tributary.domain.CalendarWeek;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.forecast.PeriodForecast;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is forecast for a SKU, for categories and regions in all, and how right forecasts were. */
@RestController
@RequestMapping("/v1/forecasts")
@Tag(name = "Demand")
class ForecastController {
    private static final int MOST_WEEKS = 52;

    private final DSLContext db;
    private final SkuDemandView demand;
    private final ForecastTotals totals;
    private final AccuracyView accuracy;
    private final BusinessClock clock;

    ForecastController(
            DSLContext db, SkuDemandView demand, ForecastTotals totals, AccuracyView accuracy, BusinessClock clock) {
        this.db = db;
        this.demand = demand;
        this.totals = totals;
        this.accuracy = accuracy;
        this.clock = clock;
    }

    /** Units wanted in the week of this Monday. */
    record Week(LocalDate monday, PeriodForecast forecast) {}

    /** @param sampleSize weeks of history that it was made from; of what is new on offer, similar SKUs */
    record OfRegion(
            String region, String zone, UUID runId, Instant madeAt, String model, int sampleSize, List<Week> weeks) {}

    /**
     * A segment over some weeks; shares are null where nothing was sold.
     *
     * @param bias units forecast over units sold, less 1
     * @param coverage share of series and weeks that sold no more than their 90 % quantile
     * @param alarm whether the tracking signal is beyond ±4: it drifts
     */
    record Segment(
            String segment,
            int weeks,
            @Nullable Double wape,
            @Nullable Double bias,
            @Nullable Double coverage,
            double trackingSignal,
            boolean alarm) {
        static Segment of(String code, SegmentAccuracy one) {
            return new Segment(
                    code,
                    one.weeks(),
                    number(one.wape()),
                    number(one.bias()),
                    number(one.coverage()),
                    one.trackingSignal(),
                    one.alarm());
        }

        private static @Nullable Double number(double value) {
            return Double.isNaN(value) ? null : value;
        }
    }

    @GetMapping
    @Operation(
            summary = "The newest forecast of a SKU in every region that has one",
            description = "Mean, variance and quantiles of the units wanted per week, a week named by its Monday; the"
                    + " quantiles are calibrated, so that 90 % of weeks stay below q90. Empty before the first restock"
                    + " run of a zone, and where nothing was ever sold.")
    List<OfRegion> ofSku(@RequestParam String sku) {
        KnownNames.require(db, "SKU", sku, SKU.CODE);
        return demand.forecasts(sku).stream().map(ForecastController::dated).toList();
    }

    private static OfRegion dated(SkuDemandView.Forecast one) {
        LocalDate first = CalendarWeek.monday(one.madeAt());
        return new OfRegion(
                one.region(),
                one.zone(),
                one.runId(),
                one.madeAt(),
                one.model(),
                one.sampleSize(),
                IntStream.range(0, one.weeks().size())
                        .mapToObj(i -> new Week(first.plusWeeks(i), one.weeks().get(i)))
                        .toList());
    }

    @GetMapping("/totals")
    @Operation(
            summary = "The newest forecast of each zone in all, by category, by region or by both",
            description = "Means add up: every division has the same sum. The spread of a total comes from the spreads"
                    + " of its series and the correlation that their errors had, which the answer tells; quantiles are"
                    + " those of a negative binomial distribution of that mean and variance. Weeks are named by their"
                    + " Monday.")
    List<ForecastTotals.Total> totals(
            @RequestParam(defaultValue = "CATEGORY") ForecastTotals.By by,
            @RequestParam(required = false) @Nullable String zone) {
        KnownNames.require(db, "zone", zone, ZONE.CODE);
        return totals.newest(by, zone);
    }

    @GetMapping("/accuracy")
    @Operation(
            summary = "How right forecasts were over the last weeks, in all, by region, category or revenue class",
            description = "Forecasts made 1, 2 or 4 weeks ahead, held against what was sold, as they were made. A"
                    + " segment whose tracking signal is beyond 4 drifts and is alarmed. Weeks that an event touched"
                    + " which was told of afterwards are left out.")
    List<Segment> accuracy(
            @RequestParam(defaultValue = "ALL") AccuracyView.By by,
            @RequestParam(defaultValue = "1") int ahead,
            @RequestParam(defaultValue = "8") int weeks) {
        if (ahead != 1 && ahead != 2 && ahead != 4) {
            throw invalid("ahead is " + ahead + "; forecasts are kept for 1, 2 and 4 weeks. Maybe one of these.");
        }
        if (weeks < 1 || weeks > MOST_WEEKS) {
            throw invalid("weeks is " + weeks + ", not 1 to " + MOST_WEEKS + ". Maybe 8.");
        }
        return SegmentAccuracies.of(accuracy.weeks(by, ahead, CalendarWeek.monday(clock.instant()), weeks))
                .entrySet()
                .stream()
                .map(entry -> Segment.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static RefusedException invalid(String message) {
        return new RefusedException(ErrorCode.INVALID_VALUE, message);
    }
}
