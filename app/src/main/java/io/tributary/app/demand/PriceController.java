package io.tributary.app.demand;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tributary.db.demand.PricePlan;
import io.tributary.db.demand.PricePlan.Price;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Prices that are planned ahead; forecasts learn what prices did and count on those to come. */
@RestController
@RequestMapping("/v1/calendar/prices")
@Tag(name = "Demand")
class PriceController {
    private static final int MOST_DAYS = 366;

    record PriceBody(
            @NotNull LocalDate endsOn,
            @NotNull @Min(1) @Max(1_000_000_000_000L) Long priceMinor) {}

    private final PricePlan prices;

    PriceController(PricePlan prices) {
        this.prices = prices;
    }

    @GetMapping
    @Operation(summary = "Planned prices, and past ones, by SKU and date")
    List<Price> all(
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(defaultValue = "1000") @Min(1) @Max(10_000) int limit) {
        return prices.all(sku, limit);
    }

    @PutMapping("/{sku}/{startsOn}")
    @Operation(
            summary = "Plans a SKU's price from this day on; outside of planned days its list price stands",
            description = "Prices of one SKU do not overlap. Putting the same again changes nothing. Keep past prices:"
                    + " forecasts learn from them what the next one does.")
    Price put(@PathVariable String sku, @PathVariable LocalDate startsOn, @Valid @RequestBody PriceBody body) {
        long days = ChronoUnit.DAYS.between(startsOn, body.endsOn());
        if (days < 0 || days > MOST_DAYS) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE,
                    "The price of '" + sku + "' is planned from " + startsOn + " to " + body.endsOn()
                            + ". Maybe the dates are swapped, or the list price should change: a plan lasts at most "
                            + MOST_DAYS + " days.");
        }
        return prices.put(new Price(sku, startsOn, body.endsOn(), body.priceMinor()));
    }

    @DeleteMapping("/{sku}/{startsOn}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes a planned price back")
    void remove(@PathVariable String sku, @PathVariable LocalDate startsOn) {
        prices.remove(sku, startsOn);
    }
}
