package io.tributary.activities.replenishment;

import io.tributary.activities.BusinessTime;
import io.tributary.analytics.forecast.Forecaster;
import io.tributary.analytics.forecast.PanelForecast;
import io.tributary.db.forecast.ForecastTotals;
import io.tributary.db.replenishment.ForecastParts;
import io.tributary.db.replenishment.RestockWrites;
import io.tributary.db.replenishment.WeeklyDemand;
import io.tributary.domain.forecast.ForecastPolicy;
import io.tributary.domain.forecast.ForecastTotal;
import io.tributary.domain.forecast.QuantileForecast;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/**
 * Forecasts a zone in parts. A part holds SKUs that are alike, because series of one panel share experience; its size
 * bounds the memory that a worker needs, whatever the size of the zone.
 */
final class RestockForecasts {
    private static final int SEASON_WEEKS = 52;

    private final DSLContext db;
    private final BusinessTime time;
    private final int partSize;
    private final Forecaster forecaster = new Forecaster();

    RestockForecasts(DSLContext db, BusinessTime time, int partSize) {
        this.db = db;
        this.time = time;
        this.partSize = partSize;
    }

    void all(UUID runId, String zone) {
        Instant now = time.now();
        DemandReader.Demand demand = DemandReader.of(db, zone, time.today(), RestockSnapshots.PERIODS);
        PanelForecast forecasts = forecast(demand);
        db.transaction(configuration -> {
            DSLContext tx = configuration.dsl();
            RestockWrites.forecasts(tx, runId, zone, forecasts.series(), now);
            ForecastTotals.clear(tx, runId);
            addTotals(tx, runId, demand, forecasts);
        });
    }

    int divide(UUID runId, String zone) {
        List<ForecastParts.SkuSeries> skus =
                new WeeklyDemand(db, zone, DemandReader.thisWeek(time.today())).seriesBySku();
        return db.transactionResult(configuration -> {
            ForecastParts.forget(configuration.dsl(), runId, zone);
            ForecastTotals.forget(configuration.dsl(), zone);
            return ForecastParts.divide(configuration.dsl(), runId, skus, partSize);
        });
    }

    /** @param report is told how far the part is */
    void part(UUID runId, String zone, int part, Consumer<String> report) {
        List<String> skus = ForecastParts.toDo(db, runId, part);
        if (skus == null) {
            return;
        }
        report.accept("reading " + skus.size() + " SKUs");
        DemandReader.Demand demand = DemandReader.of(db, zone, time.today(), RestockSnapshots.PERIODS, skus);
        report.accept("forecasting " + demand.series().size() + " series");
        PanelForecast forecasts = forecast(demand);
        report.accept("storing " + forecasts.series().size() + " forecasts");
        db.transaction(configuration -> {
            DSLContext tx = configuration.dsl();
            if (ForecastParts.store(tx, runId, part, forecasts.series(), time.now())) {
                addTotals(tx, runId, demand, forecasts);
            }
        });
    }

    /** The part's share in the totals of its categories and regions. */
    private static void addTotals(DSLContext tx, UUID runId, DemandReader.Demand demand, PanelForecast forecasts) {
        Map<ForecastTotals.Key, ForecastTotal> totals = new HashMap<>();
        for (int s = 0; s < forecasts.series().size(); s++) {
            QuantileForecast one = forecasts.series().get(s);
            String category = Objects.requireNonNullElse(demand.series().get(s).category(), "");
            for (int week = 0; week < one.periods().size(); week++) {
                totals.merge(
                        new ForecastTotals.Key(category, one.key().region().code(), week),
                        ForecastTotal.of(one.periods().get(week)),
                        ForecastTotal::plus);
            }
        }
        ForecastTotals.add(tx, runId, totals, forecasts.errorProducts(), forecasts.errorSizes());
    }

    private PanelForecast forecast(DemandReader.Demand demand) {
        return forecaster.panel(
                demand.series(), demand.calendar(), ForecastPolicy.local(SEASON_WEEKS, RestockSnapshots.PERIODS));
    }
}
