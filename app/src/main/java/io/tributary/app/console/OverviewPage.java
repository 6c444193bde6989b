package io.tributary.app.console;

import io.tributary.db.allocation.DecisionsView;
import io.tributary.db.catalog.NetworkView;
import io.tributary.db.event.TimelineView;
import io.tributary.db.order.OverviewView;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseBody;

/** The whole network at a glance. */
@Controller
class OverviewPage {
    private static final int EVENTS = 40;
    private static final Duration FLOW_WINDOW = Duration.ofHours(24);
    private static final Duration DEMAND_WINDOW = Duration.ofDays(7);
    private static final long RATE_SECONDS = 10;

    private final OverviewView overview;
    private final NetworkView network;
    private final DecisionsView decisions;
    private final TimelineView timeline;
    private final InstantSource businessClock;
    private final double timeScale;

    OverviewPage(
            OverviewView overview,
            NetworkView network,
            DecisionsView decisions,
            TimelineView timeline,
            InstantSource businessClock,
            @Value("${tributary.time-scale:1.0}") double timeScale) {
        this.overview = overview;
        this.network = network;
        this.decisions = decisions;
        this.timeline = timeline;
        this.businessClock = businessClock;
        this.timeScale = timeScale;
    }

    @GetMapping("/")
    String page(Model model) {
        var window = Duration.ofMillis((long) (RATE_SECONDS * 1000 * timeScale));
        var figures = overview.figures(businessClock.instant(), window);
        model.addAttribute("figures", figures);
        model.addAttribute("ordersPerSecond", (double) figures.placedInWindow() / RATE_SECONDS);
        model.addAttribute("events", timeline.latest(EVENTS));
        model.addAttribute("load", overview.load(12));
        var waves = decisions.waves(null, 60);
        model.addAttribute("lastWave", waves.isEmpty() ? null : waves.getFirst());
        return "console/overview";
    }

    /** What the map draws; names are in the reader's language. */
    @GetMapping("/console/map")
    @ResponseBody
    FlowMap map(@ModelAttribute(name = "w", binding = false) Words w) {
        var now = businessClock.instant();
        Map<String, Integer> demand = overview.demand(now.minus(DEMAND_WINDOW));
        var places = network.places().stream()
                .map(p -> new Spot(
                        p.code(),
                        name(w, p),
                        p.kind(),
                        p.lon(),
                        p.lat(),
                        p.zone(),
                        p.open(),
                        demand.getOrDefault(p.code(), 0)))
                .toList();
        return new FlowMap(
                w.zones().stream().map(code -> new Label(code, w.zone(code))).toList(),
                places,
                overview.flows(now.minus(FLOW_WINDOW), 80));
    }

    static String name(Words w, NetworkView.Place place) {
        return switch (place.kind()) {
            case "REGION" -> w.region(place.code());
            case "BELT" -> w.belt(place.code());
            default -> w.node(place.code());
        };
    }

    record FlowMap(List<Label> zones, List<Spot> places, List<OverviewView.Flow> flows) {}

    record Label(String code, String name) {}

    /** @param orders orders of the last 7 days, for a region */
    record Spot(String code, String name, String kind, double lon, double lat, String zone, boolean open, int orders) {}
}
