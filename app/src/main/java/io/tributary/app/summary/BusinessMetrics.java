package io.tributary.app.summary;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.tributary.activities.allocation.WaveListener;
import io.tributary.app.BusinessClock;
import io.tributary.db.summary.InvariantQueries;
import io.tributary.db.summary.SummaryQueries;
import io.tributary.db.summary.SummaryQueries.Count;
import io.tributary.db.summary.SummaryQueries.Figures;
import io.tributary.domain.allocation.AllocationPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The metrics of the business. Counters count what this process did or what the database knows in all; gauges are read
 * from the database every few seconds, so that every instance shows the same. {@link #NAMES} lists all of them.
 */
@Component
public class BusinessMetrics implements WaveListener {
    /** Every metric as Prometheus names it. Dashboards and alerts may use these and no others of ours. */
    public static final List<String> NAMES = List.of(
            "tributary_orders_accepted_total",
            "tributary_orders_closed_total",
            "tributary_orders_open",
            "tributary_orders_in_progress",
            "tributary_lines_flagged_total",
            "tributary_lines_rerouted_total",
            "tributary_units_backordered",
            "tributary_fill_rate_ratio",
            "tributary_stock_outs",
            "tributary_stock_on_hand_units",
            "tributary_purchase_orders_open",
            "tributary_purchase_orders_by_purpose",
            "tributary_purchase_orders_late",
            "tributary_exceptions_open",
            "tributary_outbox_messages",
            "tributary_outbox_given_up",
            "tributary_outbox_oldest_seconds",
            "tributary_invariants_violated",
            "tributary_wave_gap_percent",
            "tributary_wave_seconds",
            "tributary_waves_total",
            "tributary_forecast_bias_ratio",
            "tributary_forecast_coverage_ratio",
            "tributary_forecast_tracking_signal",
            "tributary_promise_seconds");

    private static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private final MeterRegistry registry;
    private final SummaryQueries summary;
    private final InvariantQueries invariants;
    private final BusinessClock clock;
    private final OrderRate rate = new OrderRate(System::nanoTime);
    private final Counter accepted;
    private final Timer promise;
    private final Map<Count, MultiGauge> byLabel;
    private final Map<String, WaveFigures> waves = new ConcurrentHashMap<>();
    private volatile Figures figures = NONE;
    private volatile Map<String, Long> closed = Map.of();
    private volatile SummaryQueries.OutboxState outbox = new SummaryQueries.OutboxState(0, 0, 0);
    private volatile long violated;

    private record WaveFigures(double gapPercent, double seconds) {}

    BusinessMetrics(MeterRegistry registry, SummaryQueries summary, InvariantQueries invariants, BusinessClock clock) {
        this.registry = registry;
        this.summary = summary;
        this.invariants = invariants;
        this.clock = clock;
        this.accepted = Counter.builder("tributary.orders.accepted")
                .description("Orders that this process accepted")
                .register(registry);
        this.promise = Timer.builder("tributary.promise")
                .description("Time to price, promise and write an order")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(5))
                .register(registry);
        this.byLabel = Map.of(
                Count.OPEN_ORDERS_BY_STATUS, labelled("tributary.orders.open", "Open orders"),
                Count.OPEN_PURCHASE_ORDERS_BY_STATUS, labelled("tributary.purchase.orders.open", "Open POs"),
                Count.OPEN_PURCHASE_ORDERS_BY_PURPOSE,
                        labelled("tributary.purchase.orders.by.purpose", "Open POs by purpose"),
                Count.OPEN_EXCEPTIONS_BY_KIND, labelled("tributary.exceptions.open", "What waits for people"),
                Count.UNITS_ON_HAND_BY_WAREHOUSE, labelled("tributary.stock.on.hand.units", "Units on hand"));
        gauges();
    }

    private MultiGauge labelled(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    private void gauges() {
        total("tributary.lines.flagged", "Lines flagged for risk", f -> f.flagged());
        total("tributary.lines.rerouted", "Flagged lines that a substitute serves", f -> f.rerouted());
        total("tributary.waves", "Waves committed", f -> f.wavesCommitted());
        closed("completed");
        closed("cancelled");
        gauge("tributary.orders.in.progress", "Orders not closed", () -> figures.ordersOpen());
        gauge("tributary.units.backordered", "Units that no node can serve now", () -> figures.unitsBackordered());
        gauge("tributary.fill.rate.ratio", "Units served ÷ units served or backordered", () -> figures.fillRate());
        gauge("tributary.stock.outs", "Warehouse balances without a free unit", () -> figures.stockOuts());
        gauge("tributary.purchase.orders.late", "Open POs past their date", () -> figures.posLate());
        gauge("tributary.outbox.messages", "Messages to workflows that wait", () -> outbox.messages());
        gauge("tributary.outbox.given.up", "Messages that were given up", () -> outbox.givenUp());
        gauge("tributary.outbox.oldest.seconds", "Age of the oldest waiting message", () -> outbox.oldestSeconds());
        gauge("tributary.invariants.violated", "Checks of the books that fail", () -> violated);
    }

    private void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    private void total(String name, String description, ToDoubleFunction<Figures> value) {
        FunctionCounter.builder(name, this, metrics -> value.applyAsDouble(metrics.figures))
                .description(description)
                .register(registry);
    }

    private void closed(String outcome) {
        FunctionCounter.builder("tributary.orders.closed", this, metrics -> metrics.closed.getOrDefault(outcome, 0L))
                .description("Orders that ended")
                .tag("outcome", outcome)
                .register(registry);
    }

    /** Notes an accepted order, after its transaction. */
    public void orderAccepted() {
        accepted.increment();
        rate.count();
    }

    /** Orders per wall-clock second that this process accepted lately. */
    public double ordersPerSecond() {
        return rate.perSecond();
    }

    /** Times the promise of an order. */
    public <T> T promising(Supplier<T> work) {
        return promise.record(work);
    }

    @Override
    public void waveCommitted(String zone, AllocationPlan plan, int allocatedLines, Duration planning) {
        double cost = plan.cost().total();
        double gap = cost <= 0 ? 0 : 100 * (cost - plan.lowerBound()) / cost;
        WaveFigures known = waves.put(zone, new WaveFigures(gap, planning.toNanos() / 1e9));
        if (known == null) {
            wave("tributary.wave.gap.percent", "Cost above the proven bound", zone, figures -> figures.gapPercent());
            wave("tributary.wave.seconds", "Planning time of the last wave", zone, figures -> figures.seconds());
        }
    }

    private void wave(String name, String description, String zone, ToDoubleFunction<WaveFigures> value) {
        Gauge.builder(name, waves, all -> value.applyAsDouble(all.get(zone)))
                .description(description)
                .tags(Tags.of("zone", zone))
                .register(registry);
    }

    @Scheduled(fixedDelay = 3000)
    void read() {
        figures = summary.figures(clock.instant());
        outbox = summary.outbox();
        closed = summary.countsOf(Count.CLOSED_ORDERS_BY_OUTCOME);
        byLabel.forEach(this::read);
    }

    @Scheduled(fixedDelay = 30_000)
    void check() {
        violated = invariants.check().stream().filter(check -> !check.holds()).count();
    }

    private void read(Count count, MultiGauge gauge) {
        gauge.register(
                summary.countsOf(count).entrySet().stream()
                        .map(entry -> MultiGauge.Row.of(Tags.of(count.label(), entry.getKey()), entry.getValue()))
                        .toList(),
                true);
    }
}
