package io.tributary.activities.replenishment;

import io.tributary.activities.BusinessTime;
import io.tributary.analytics.forecast.Forecaster;
import io.tributary.db.replenishment.ForecastParts;
import io.tributary.db.replenishment.RestockReads;
import io.tributary.db.replenishment.RestockWrites;
import io.tributary.domain.forecast.ForecastPolicy;
import io.tributary.domain.forecast.QuantileForecast;
import java.time.Instant;
import java.util.List;
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
        List<QuantileForecast> forecasts = forecast(DemandReader.of(db, zone, time.today(), RestockSnapshots.PERIODS));
        db.transaction(configuration -> RestockWrites.forecasts(configuration.dsl(), runId, zone, forecasts, now));
    }

    int divide(UUID runId, String zone) {
        List<ForecastParts.SkuSeries> skus =
                new RestockReads(db).seriesBySku(zone, DemandReader.thisWeek(time.today()));
        return db.transactionResult(configuration -> {
            ForecastParts.forget(configuration.dsl(), runId, zone);
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
        List<QuantileForecast> forecasts = forecast(demand);
        report.accept("storing " + forecasts.size() + " forecasts");
        db.transaction(configuration -> ForecastParts.store(configuration.dsl(), runId, part, forecasts, time.now()));
    }

    private List<QuantileForecast> forecast(DemandReader.Demand demand) {
        return forecaster.forecast(
                demand.series(), demand.calendar(), ForecastPolicy.local(SEASON_WEEKS, RestockSnapshots.PERIODS));
    }
}
