package io.tributary.app.demand;

import static io.tributary.db.schema.Tables.ZONE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tributary.db.catalog.KnownNames;
import io.tributary.db.forecast.ForecastTotals;
import io.tributary.db.forecast.ForecastTotals.By;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is forecast for categories and regions in all. */
@RestController
@RequestMapping("/v1/forecasts")
@Tag(name = "Demand")
class ForecastController {
    private final DSLContext db;
    private final ForecastTotals totals;

    ForecastController(DSLContext db, ForecastTotals totals) {
        this.db = db;
        this.totals = totals;
    }

    @GetMapping("/totals")
    @Operation(
            summary = "The newest forecast of each zone in all, by category, by region or by both",
            description = "Means add up: every division has the same sum. The spread of a total comes from the spreads"
                    + " of its series and the correlation that their errors had, which the answer tells; quantiles are"
                    + " those of a negative binomial distribution of that mean and variance. Weeks are named by their"
                    + " Monday.")
    List<ForecastTotals.Total> totals(
            @RequestParam(defaultValue = "CATEGORY") By by, @RequestParam(required = false) @Nullable String zone) {
        KnownNames.require(db, "zone", zone, ZONE.CODE);
        return totals.newest(by, zone);
    }
}
