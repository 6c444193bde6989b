package io.tributary.app.console;

import static io.tributary.app.console.OrderPages.given;

import io.tributary.analytics.forecast.BorrowedForecasts;
import io.tributary.db.forecast.SkuDemandView;
import io.tributary.db.forecast.SkuDemandView.Factor;
import io.tributary.db.forecast.SkuDemandView.Facts;
import io.tributary.db.forecast.SkuSupplyView;
import io.tributary.db.forecast.SkuSupplyView.Receipt;
import io.tributary.db.replenishment.Spillovers;
import io.tributary.db.replenishment.Spillovers.Spillover;
import io.tributary.db.supply.StockView;
import io.tributary.domain.CalendarWeek;
import io.tributary.domain.replenishment.StockProjection;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** One SKU: what it sold, what it will, what moves it, where its stock is heading, and who can send more. */
@Controller
class SkuPage {
    private static final int HISTORY = 160;
    private static final int FAN_PAST = 52;
    private static final int FACTOR_WEEKS = 10;

    private final SkuDemandView demand;
    private final SkuSupplyView supply;
    private final StockView stock;
    private final Spillovers spillovers;
    private final InstantSource businessClock;

    SkuPage(
            SkuDemandView demand,
            SkuSupplyView supply,
            StockView stock,
            Spillovers spillovers,
            InstantSource businessClock) {
        this.spillovers = spillovers;
        this.demand = demand;
        this.supply = supply;
        this.stock = stock;
        this.businessClock = businessClock;
    }

    @GetMapping("/stock/{sku}")
    String page(@PathVariable String sku, Model model) {
        Facts facts = facts(sku);
        LocalDate present = present();
        var series = new SkuDemand(demand, sku, present, HISTORY);
        model.addAttribute("facts", facts);
        model.addAttribute("hasSales", series.hasSales());
        model.addAttribute("sold4", series.soldIn(4));
        model.addAttribute("sold52", series.soldIn(52));
        model.addAttribute("outOfStock", series.outOfStockIn(52));
        model.addAttribute("forecasts", series.forecasts());
        model.addAttribute(
                "forecastAt",
                series.forecasts().stream()
                        .map(SkuDemandView.Forecast::madeAt)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
        model.addAttribute(
                "borrowed",
                series.forecasts().stream().filter(SkuPage::borrowed).toList());
        var onOrder = supply.onOrder(sku, businessClock.instant());
        model.addAttribute("nodes", nodes(sku, series, onOrder, List.of()));
        model.addAttribute("spillovers", spilling(sku, present));
        model.addAttribute("factors", factors(facts, present));
        model.addAttribute("onOrder", onOrder);
        model.addAttribute("proposed", supply.proposed(sku));
        model.addAttribute(
                "sources", supply.sources(sku, LocalDate.ofInstant(businessClock.instant(), ZoneOffset.UTC)));
        model.addAttribute("substitutes", supply.substitutes(sku));
        return "console/sku";
    }

    private static boolean borrowed(SkuDemandView.Forecast forecast) {
        return forecast.model().equals(BorrowedForecasts.SIMILAR)
                || forecast.model().equals(BorrowedForecasts.ELSEWHERE);
    }

    /** Past weeks and the newest forecast, of one region or of all. */
    @GetMapping("/stock/{sku}/fan")
    @ResponseBody
    SkuDemand.Fan fan(
            @PathVariable String sku,
            @Nullable @RequestParam(required = false) String region,
            @ModelAttribute(name = "w", binding = false) Words w) {
        facts(sku);
        var fan = new SkuDemand(demand, sku, present(), FAN_PAST).fan(given(region));
        return fan.named(new Sentences(w).models(fan.model()));
    }

    @GetMapping("/stock/{sku}/sales")
    @ResponseBody
    SkuDemand.Sales sales(@PathVariable String sku, @ModelAttribute(name = "w", binding = false) Words w) {
        facts(sku);
        return new SkuDemand(demand, sku, present(), HISTORY).byRegion(104, w::region, w.text("sku.other.regions"));
    }

    @GetMapping("/stock/{sku}/season")
    @ResponseBody
    List<SkuDemand.MonthIndex> season(@PathVariable String sku) {
        facts(sku);
        return new SkuDemand(demand, sku, present(), HISTORY).season();
    }

    /**
     * @param safety units that are never promised
     * @param planned the same with what the newest run proposes and plans for later, and with what neighbours serve;
     *     null when it has nothing for it
     */
    public record Projection(
            long safety, StockProjection future, @Nullable StockProjection planned) {}

    @GetMapping("/stock/{sku}/projection")
    @ResponseBody
    Projection projection(@PathVariable String sku, @RequestParam String node) {
        facts(sku);
        var series = new SkuDemand(demand, sku, present(), 1);
        var onOrder = supply.onOrder(sku, businessClock.instant());
        var proposed = supply.proposed(sku).stream()
                .filter(receipt -> receipt.node().equals(node))
                .toList();
        var shared = spilling(sku, present()).stream()
                .filter(one -> one.from().equals(node) || one.to().equals(node))
                .toList();
        SkuStock.AtNode at = at(sku, series, onOrder, List.of(), node);
        return new Projection(
                at.safety(),
                at.future(),
                proposed.isEmpty() && shared.isEmpty()
                        ? null
                        : at(
                                        sku,
                                        series,
                                        Stream.concat(onOrder.stream(), proposed.stream())
                                                .toList(),
                                        shared,
                                        node)
                                .future());
    }

    /** What the newest plans expect neighbours to serve, from the present week on. */
    private List<Spillover> spilling(String sku, LocalDate present) {
        return spillovers.newest(sku).stream()
                .filter(one -> !one.week().isBefore(present))
                .toList();
    }

    private SkuStock.AtNode at(
            String sku, SkuDemand series, List<Receipt> receipts, List<Spillover> shared, String node) {
        return nodes(sku, series, receipts, shared).stream()
                .filter(at -> at.node().equals(node))
                .findFirst()
                .orElseThrow(() -> new NotFound("warehouse", node));
    }

    /** What runs out first is first. */
    private List<SkuStock.AtNode> nodes(String sku, SkuDemand series, List<Receipt> receipts, List<Spillover> shared) {
        return SkuStock.project(
                        businessClock.instant(),
                        stock.atWarehouses(sku),
                        receipts,
                        series.forecasts(),
                        demand.servingWarehouses(),
                        shared)
                .stream()
                .sorted(Comparator.comparing(
                        (SkuStock.AtNode at) -> at.future().stockOut(),
                        Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /** A coming week's factors by kind; what says nothing is an ordinary week. */
    public record WeekFactors(LocalDate week, Map<String, Double> byKind) {}

    private List<WeekFactors> factors(Facts facts, LocalDate present) {
        Map<LocalDate, Map<String, Factor>> narrowest = new TreeMap<>();
        for (Factor factor : demand.factors(facts, present, present.plusWeeks(FACTOR_WEEKS))) {
            narrowest
                    .computeIfAbsent(factor.week(), week -> new TreeMap<>())
                    .merge(
                            factor.kind(),
                            factor,
                            (one, other) -> breadth(facts, one) <= breadth(facts, other) ? one : other);
        }
        List<WeekFactors> weeks = new ArrayList<>();
        narrowest.forEach((week, factors) -> {
            Map<String, Double> byKind = new TreeMap<>();
            factors.forEach((kind, factor) -> byKind.put(kind, factor.factor()));
            weeks.add(new WeekFactors(week, byKind));
        });
        return weeks;
    }

    private static int breadth(Facts facts, Factor factor) {
        return factor.scope().equals(facts.code()) ? 0 : factor.scope().equals(facts.category()) ? 1 : 2;
    }

    private Facts facts(String sku) {
        return demand.facts(sku).orElseThrow(() -> new NotFound("SKU", sku));
    }

    private LocalDate present() {
        return CalendarWeek.monday(businessClock.instant());
    }
}
