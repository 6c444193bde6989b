package io.tributary.app.console;

import io.tributary.db.event.ExceptionsView;
import io.tributary.db.event.TimelineView;
import io.tributary.db.purchasing.PurchaseOrdersView;
import io.tributary.db.replenishment.RestockOrders;
import io.tributary.db.replenishment.RestockOutcomes;
import io.tributary.db.replenishment.RestockPauses;
import io.tributary.db.replenishment.RestockQueries;
import io.tributary.db.replenishment.RestockWrites;
import io.tributary.db.replenishment.RunForecasts;
import io.tributary.db.replenishment.Spillovers;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Restock runs: forecast, plan, and the why of every quantity. */
@Controller
class RestockPages {
    private static final Comparator<RestockOutcomes.Line> WORST_FIRST = Comparator.comparingInt(
                    (RestockOutcomes.Line line) -> -line.missing())
            .thenComparing(RestockOutcomes.Line::latenessHours, Comparator.nullsLast(Comparator.reverseOrder()));

    private static final Comparator<RestockQueries.Line> DEAREST_FIRST = Comparator.comparingInt(
                    RestockQueries.Line::period)
            .thenComparing(line -> -line.valueMinor())
            .thenComparing(RestockQueries.Line::id);

    private static final int FAN_PAST = 52;

    private final RunForecasts forecasts;
    private final PurchaseOrdersView purchaseOrders;
    private final TimelineView timeline;
    private final ExceptionsView exceptions;
    private final RestockOutcomes outcomes;
    private final RestockQueries runs;
    private final Spillovers spillovers;
    private final DSLContext db;
    private final InstantSource businessClock;
    private final Acting acting;

    RestockPages(
            RunForecasts forecasts,
            PurchaseOrdersView purchaseOrders,
            TimelineView timeline,
            ExceptionsView exceptions,
            RestockOutcomes outcomes,
            RestockQueries runs,
            Spillovers spillovers,
            DSLContext db,
            InstantSource businessClock,
            Acting acting) {
        this.forecasts = forecasts;
        this.purchaseOrders = purchaseOrders;
        this.timeline = timeline;
        this.exceptions = exceptions;
        this.outcomes = outcomes;
        this.runs = runs;
        this.spillovers = spillovers;
        this.db = db;
        this.businessClock = businessClock;
        this.acting = acting;
    }

    @GetMapping("/restock")
    String list(@Nullable @RequestParam(required = false) String zone, Model model) {
        model.addAttribute("zone", OrderPages.given(zone));
        model.addAttribute("runs", runs.runs(OrderPages.given(zone), 60));
        return "console/restock";
    }

    @PostMapping("/restock")
    String start(@RequestParam String zone) {
        return acting.redirect("/restock", "restock", actions -> actions.startRestock(zone));
    }

    @GetMapping("/restock/{id}")
    String one(@PathVariable String id, Model model) {
        UUID key = NotFound.uuid("restock run", id);
        var detail = runs.one(key);
        model.addAttribute("run", detail.run());
        model.addAttribute(
                "lines", detail.lines().stream().sorted(DEAREST_FIRST).toList());
        var series = forecasts.series(key);
        model.addAttribute("series", series);
        model.addAttribute(
                "first",
                series.stream()
                        .max(Comparator.comparingDouble(RunForecasts.Series::units))
                        .orElse(null));
        model.addAttribute("purchaseOrders", purchaseOrders.ofRun(key));
        model.addAttribute("events", timeline.ofSubject(id, 100));
        model.addAttribute("cases", exceptions.openOf(key));
        model.addAttribute("orders", RestockOrders.ofRun(db, key));
        model.addAttribute(
                "underWay", RestockWrites.UNDER_WAY.contains(detail.run().status()));
        model.addAttribute("waits", RestockWrites.WAITING.contains(detail.run().status()));
        model.addAttribute("leftOut", runs.leftOut(key));
        model.addAttribute("spillovers", spillovers.ofRun(key));
        var outcome = outcomes.of(key, businessClock.instant());
        model.addAttribute("outcome", outcome);
        model.addAttribute(
                "came", outcome.perLine().stream().sorted(WORST_FIRST).toList());
        model.addAttribute("pause", RestockPauses.of(db, detail.run().zone()).orElse(null));
        return "console/restock-run";
    }

    /** Past weeks and the forecast of one series. */
    @GetMapping("/restock/{id}/fan")
    @ResponseBody
    SkuDemand.Fan fan(
            @PathVariable UUID id,
            @RequestParam String sku,
            @RequestParam String region,
            @ModelAttribute(name = "w", binding = false) Words w) {
        var made = forecasts.of(id, sku, region).orElseThrow(() -> new NotFound("forecast", sku + " " + region));
        return SkuDemand.fan(made, FAN_PAST, new Sentences(w).models(made.model()));
    }

    /** Planned value by supplier, and planned receipts by period. */
    @GetMapping("/restock/{id}/plan")
    @ResponseBody
    PlanChart plan(@PathVariable UUID id, @ModelAttribute(name = "w", binding = false) Words w) {
        var lines = runs.one(id).lines();
        var value = new TreeMap<String, long[]>();
        for (RestockQueries.Line line : lines) {
            long[] split = value.computeIfAbsent(line.supplier(), supplier -> new long[2]);
            split[line.period() == 0 ? 0 : 1] += line.valueMinor();
        }
        var suppliers = value.entrySet().stream()
                .map(e -> new SupplierValue(w.supplier(e.getKey()), e.getValue()[0], e.getValue()[1]))
                .sorted(Comparator.comparingLong((SupplierValue v) -> -v.nowMinor() - v.laterMinor()))
                .limit(12)
                .toList();
        return new PlanChart(suppliers, projection(lines));
    }

    /** Sums over the lines' whys: what stands where each line arrives, and what the plan adds there. */
    private static List<Arrival> projection(List<RestockQueries.Line> lines) {
        Map<Integer, long[]> periods = new TreeMap<>();
        for (RestockQueries.Line line : lines) {
            int arrival = line.why().path("arrivalPeriod").asInt(line.period());
            long[] sums = periods.computeIfAbsent(arrival, period -> new long[4]);
            sums[0] += line.why().path("projectedStock").asLong(0);
            sums[1] += line.quantity();
            sums[2] += line.why().path("demandOverCover").asLong(0);
            sums[3] += line.why().path("safetyStock").asLong(0);
        }
        return periods.entrySet().stream()
                .map(e -> new Arrival(e.getKey(), e.getValue()[0], e.getValue()[1], e.getValue()[2], e.getValue()[3]))
                .toList();
    }

    record PlanChart(List<SupplierValue> suppliers, List<Arrival> arrivals) {}

    record SupplierValue(String supplier, long nowMinor, long laterMinor) {}

    record Arrival(int period, long projected, long planned, long demand, long safety) {}
}
