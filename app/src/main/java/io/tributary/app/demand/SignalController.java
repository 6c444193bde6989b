package io.tributary.app.demand;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tributary.app.BusinessClock;
import io.tributary.app.web.Idempotency;
import io.tributary.db.demand.HeatReports;
import io.tributary.db.demand.HeatReports.By;
import io.tributary.db.demand.HeatReports.Heat;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
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
import java.util.List;
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
            @NotNull @DecimalMin("0.05") @DecimalMax("20") Double factor) {}

    record BatchBody(@NotNull @Size(min = 1, max = 1000) List<@Valid @NotNull SignalBody> signals) {}

    record Taken(int signals, int series, List<HeatReports.Taken> taken) {}

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
                .map(one -> new Heat(one.by(), one.term().strip(), monday(one.week()), one.factor()))
                .toList();
        return idempotency.once("signals", key, body, 200, tx -> {
            var taken = HeatReports.take(tx, batch, clock.instant());
            int scopes = (int) taken.stream()
                    .flatMap(one -> one.matched().stream())
                    .distinct()
                    .count();
            return new Taken(taken.size(), scopes, taken);
        });
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
            summary = "Factors that forecasts read, planned events included; by default those of the coming 26 weeks")
    List<HeatReports.Signal> inForce(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String scope,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "1000") @Min(1) @Max(10000) int limit) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return HeatReports.inForce(
                db,
                kind,
                scope,
                from == null ? today.minusDays(6) : from,
                to == null ? today.plusWeeks(26) : to,
                limit);
    }

    @GetMapping("/heat")
    @Operation(summary = "Heat as it was told, the newest first, with what each keyword was taken to mean")
    List<HeatReports.Taken> told(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        return HeatReports.told(db, from, limit);
    }
}
