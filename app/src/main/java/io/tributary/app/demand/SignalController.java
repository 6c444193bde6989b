package io.tributary.app.demand;

import static io.tributary.db.schema.Tables.SKU;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tributary.app.BusinessClock;
import io.tributary.app.web.Idempotency;
import io.tributary.db.catalog.KnownNames;
import io.tributary.db.demand.CalendarEvents;
import io.tributary.db.demand.HeatReports;
import io.tributary.db.demand.HeatReports.By;
import io.tributary.db.demand.HeatReports.Heat;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.forecast.DemandFactors;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Content heat comes in, and every signal that forecasts read goes out. */
@RestController
@RequestMapping("/v1/signals")
@Tag(name = "Demand")
class SignalController {
    /** @param term the keyword, the SKU's code or the category */
    record SignalBody(
            @NotNull By by,
            @NotBlank @Size(max = 120) String term,
            @NotNull LocalDate week,

            @NotNull @DecimalMin("" + DemandFactors.LEAST) @DecimalMax("" + DemandFactors.MOST)
            Double factor) {}

    /** What a signal can be. */
    enum Kind {
        PROMOTION,
        FESTIVAL,
        CONTENT_HEAT
    }

    record BatchBody(@NotNull @Size(min = 1, max = 1000) List<@Valid @NotNull SignalBody> signals) {}

    record Taken(int signals, int series, List<HeatReports.Taken> taken) {}

    private static final int FAR_DAYS = 3 * 366;

    private final DSLContext db;
    private final Idempotency idempotency;
    private final BusinessClock clock;

    SignalController(DSLContext db, Idempotency idempotency, BusinessClock clock) {
        this.db = db;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @PostMapping
    @Operation(
            summary = "Takes content heat by keyword, SKU or category, all or nothing",
            description = "week is a Monday; factor is 0.05 to 20, where 1 is an ordinary week. A keyword stands for"
                    + " every SKU whose name or category contains it; the answer says which. Heat told again of the"
                    + " same SKU or category and week replaces the former. Needs an Idempotency-Key.")
    ResponseEntity<String> take(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody BatchBody body) {
        List<Heat> batch = body.signals().stream()
                .map(one -> new Heat(one.by(), one.term().strip(), week(one.week()), one.factor()))
                .toList();
        refuseTwice(batch);
        return idempotency.once("signals", key, body, 200, tx -> {
            var taken = HeatReports.take(tx, batch, clock.instant());
            int scopes = (int) taken.stream()
                    .flatMap(one -> one.matched().stream())
                    .distinct()
                    .count();
            return new Taken(taken.size(), scopes, taken);
        });
    }

    private static void refuseTwice(List<Heat> batch) {
        Map<List<Object>, Integer> first = new HashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            Heat heat = batch.get(i);
            Integer before = first.putIfAbsent(List.of(heat.by(), heat.term(), heat.week()), i);
            if (before != null) {
                throw new RefusedException(
                        ErrorCode.INVALID_VALUE,
                        "Signal " + (i + 1) + " tells " + heat.by() + " '" + heat.term() + "' of " + heat.week()
                                + " again, as signal " + (before + 1) + " does. Maybe two reports were joined.");
            }
        }
    }

    private LocalDate week(LocalDate week) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (Math.abs(ChronoUnit.DAYS.between(today, week)) > FAR_DAYS) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE,
                    "The week " + week + " is more than three years from today, " + today
                            + ". Maybe the year is mistyped.");
        }
        return monday(week);
    }

    private static LocalDate monday(LocalDate week) {
        if (week.getDayOfWeek() != DayOfWeek.MONDAY) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE,
                    "The week " + week + " is a " + week.getDayOfWeek() + ", not a Monday. Maybe "
                            + week.with(java.time.temporal.TemporalAdjusters.previous(DayOfWeek.MONDAY))
                            + " is meant.");
        }
        return week;
    }

    @GetMapping
    @Operation(
            summary = "Factors that forecasts read, planned events included; by default 26 weeks from the present one")
    List<HeatReports.Signal> inForce(
            @RequestParam(required = false) @Nullable Kind kind,
            @RequestParam(required = false) @Nullable String scope,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "1000") @Min(1) @Max(10000) int limit) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate first = from == null ? today.minusDays(6) : from;
        LocalDate last = to == null ? first.plusWeeks(26) : to;
        if (last.isBefore(first)) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE,
                    "The weeks from " + first + " to " + last + " are none. Maybe the two dates are swapped.");
        }
        if (scope != null && !scope.equals(CalendarEvents.ALL) && !db.fetchExists(SKU, SKU.CATEGORY.eq(scope))) {
            KnownNames.require(db, "SKU or category", scope, SKU.CODE);
        }
        return HeatReports.inForce(db, kind == null ? null : kind.name(), scope, first, last, limit);
    }

    @GetMapping("/heat")
    @Operation(summary = "Heat as it was told, the newest first, with what each keyword was taken to mean")
    List<HeatReports.Taken> told(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        return HeatReports.told(db, from, limit);
    }
}
