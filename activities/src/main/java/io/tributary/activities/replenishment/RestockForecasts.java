package io.tributary.activities.replenishment;

import static io.tributary.db.schema.Tables.RESTOCK_RUN;

import io.tributary.activities.BusinessTime;
import io.tributary.analytics.forecast.BorrowedForecasts;
import io.tributary.analytics.forecast.Forecaster;
import io.tributary.analytics.forecast.PanelForecast;
import io.tributary.db.forecast.ForecastTotals;
import io.tributary.db.forecast.NewOffers;
import io.tributary.db.policy.Policies;
import io.tributary.db.replenishment.ForecastParts;
import io.tributary.db.replenishment.RestockWrites;
import io.tributary.db.replenishment.WeeklyDemand;
import io.tributary.domain.CalendarWeek;
import io.tributary.domain.forecast.ForecastPolicy;
import io.tributary.domain.forecast.ForecastTotal;
import io.tributary.domain.forecast.QuantileForecast;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
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

    /**
     * A run as it was opened: its history ends there, also for a part that is done again on the next Monday.
     *
     * @param weeks to forecast
     * @param policyVersion what it follows, also when another one became active meanwhile
     */
    private record Opened(LocalDate day, int weeks, int policyVersion) {}

    RestockForecasts(DSLContext db, BusinessTime time, int partSize) {
        this.db = db;
        this.time = time;
        this.partSize = partSize;
    }

    void all(UUID runId, String zone) {
        Instant now = time.now();
        Opened run = opened(runId);
        DemandReader.Demand demand = DemandReader.of(db, zone, run.day(), run.weeks());
        PanelForecast panel = forecast(demand, run);
        List<QuantileForecast> all = withNewcomers(demand, panel);
        db.transaction(configuration -> {
            DSLContext tx = configuration.dsl();
            RestockWrites.forecasts(tx, runId, zone, all, now);
            ForecastTotals.clear(tx, runId);
            addTotals(tx, runId, demand, all, panel);
        });
    }

    int divide(UUID runId, String zone) {
        LocalDate day = opened(runId).day();
        List<ForecastParts.SkuSeries> skus = new WeeklyDemand(db, zone, CalendarWeek.monday(day))
                .seriesBySku(new NewOffers(db, zone, day).since(null).keySet());
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
        Opened run = opened(runId);
        DemandReader.Demand demand = DemandReader.of(db, zone, run.day(), run.weeks(), skus);
        report.accept("forecasting " + demand.series().size() + " series");
        PanelForecast panel = forecast(demand, run);
        List<QuantileForecast> all = withNewcomers(demand, panel);
        report.accept("storing " + all.size() + " forecasts");
        db.transaction(configuration -> {
            DSLContext tx = configuration.dsl();
            if (ForecastParts.store(tx, runId, part, all, time.now())) {
                addTotals(tx, runId, demand, all, panel);
            }
        });
    }

    /** The forecasts of what was sold, and what is new borrows from them. */
    private static List<QuantileForecast> withNewcomers(DemandReader.Demand demand, PanelForecast panel) {
        var borrowed = new BorrowedForecasts(
                demand.series(), panel.series(), key -> demand.sku(key).getListPriceMinor(), demand.unwanted());
        return Stream.concat(panel.series().stream(), borrowed.of(demand.newcomers()).stream())
                .toList();
    }

    /** The part's share in the totals of its categories and regions. */
    private static void addTotals(
            DSLContext tx,
            UUID runId,
            DemandReader.Demand demand,
            List<QuantileForecast> forecasts,
            PanelForecast panel) {
        Map<ForecastTotals.Key, ForecastTotal> totals = new HashMap<>();
        for (QuantileForecast one : forecasts) {
            String category = demand.sku(one.key()).getCategory();
            for (int week = 0; week < one.periods().size(); week++) {
                totals.merge(
                        new ForecastTotals.Key(category, one.key().region().code(), week),
                        ForecastTotal.of(one.periods().get(week)),
                        ForecastTotal::plus);
            }
        }
        ForecastTotals.add(tx, runId, totals, panel.errorProducts(), panel.errorSizes(), panel.keptLevels());
    }

    private Opened opened(UUID runId) {
        return db.select(RESTOCK_RUN.STARTED_AT, RESTOCK_RUN.WEEKS, RESTOCK_RUN.POLICY_VERSION)
                .from(RESTOCK_RUN)
                .where(RESTOCK_RUN.ID.eq(runId))
                .fetchSingle(row ->
                        new Opened(LocalDate.ofInstant(row.value1(), ZoneOffset.UTC), row.value2(), row.value3()));
    }

    private PanelForecast forecast(DemandReader.Demand demand, Opened run) {
        int treesFrom =
                Policies.version(db, run.policyVersion()).policy().restock().treesFromWeeks();
        return forecaster.panel(
                demand.series(),
                demand.calendar(),
                ForecastPolicy.forHistory(demand.weeks(), treesFrom, SEASON_WEEKS, run.weeks()));
    }
}
