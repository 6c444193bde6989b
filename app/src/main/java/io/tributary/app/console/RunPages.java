package io.tributary.app.console;

import io.tributary.db.allocation.DecisionsView;
import io.tributary.db.allocation.RunView;
import io.tributary.db.catalog.NetworkView;
import io.tributary.db.order.OverviewView;
import io.tributary.domain.allocation.CostComponent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** One run: its figures, what flowed where before and after it, how full nodes got, and which lines moved. */
@Controller
class RunPages {
    private static final int MOST_MOVED = 100;

    private final DecisionsView decisions;
    private final RunView runs;
    private final NetworkView network;

    RunPages(DecisionsView decisions, RunView runs, NetworkView network) {
        this.decisions = decisions;
        this.runs = runs;
        this.network = network;
    }

    @GetMapping("/waves/{id}")
    String one(@PathVariable String id, Model model) {
        UUID key = NotFound.uuid("run", id);
        var run = decisions.run(key).orElseThrow(() -> new NotFound("run", id));
        var moved = runs.moved(key, MOST_MOVED);
        model.addAttribute("run", run);
        model.addAttribute("moved", moved);
        model.addAttribute(
                "movedUnits", moved.stream().mapToInt(RunView.Moved::units).sum());
        model.addAttribute(
                "others",
                decisions.waves(run.zone(), 40).stream()
                        .filter(other -> !other.id().equals(key))
                        .toList());
        return "console/run";
    }

    /** @param side before or after */
    @GetMapping("/console/waves/{id}/map")
    @ResponseBody
    RunMap map(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "after") String side,
            @ModelAttribute(name = "w", binding = false) Words w) {
        var flows = runs.flows(id);
        boolean before = side.equals("before");
        var shown = flows.stream()
                .map(f -> before
                        ? new OverviewView.Flow(f.node(), f.region(), f.before(), f.ordersBefore())
                        : new OverviewView.Flow(f.node(), f.region(), f.after(), f.ordersAfter()))
                .filter(f -> f.units() > 0)
                .toList();
        long strongest = flows.stream()
                .mapToLong(f -> Math.max(f.before(), f.after()))
                .max()
                .orElse(1);
        return new RunMap(zones(w), places(flows, w), shown, strongest);
    }

    /** Places of both sides, so that the two maps show the same part of the country. */
    private List<OverviewPage.Spot> places(List<RunView.Flow> flows, Words w) {
        Set<String> named =
                flows.stream().flatMap(f -> Stream.of(f.node(), f.region())).collect(Collectors.toSet());
        Map<String, Long> orders = flows.stream()
                .collect(
                        Collectors.groupingBy(RunView.Flow::region, Collectors.summingLong(RunView.Flow::ordersAfter)));
        return network.places().stream()
                .filter(p -> named.contains(p.code()) && !p.kind().equals("BELT"))
                .map(p -> new OverviewPage.Spot(
                        p.code(),
                        OverviewPage.name(w, p),
                        p.kind(),
                        p.lon(),
                        p.lat(),
                        p.zone(),
                        p.open(),
                        orders.getOrDefault(p.code(), 0L).intValue()))
                .toList();
    }

    private static List<OverviewPage.Label> zones(Words w) {
        return w.zones().stream()
                .map(code -> new OverviewPage.Label(code, w.zone(code)))
                .toList();
    }

    @GetMapping("/console/waves/{id}/load")
    @ResponseBody
    List<NodeLoad> load(@PathVariable UUID id, @ModelAttribute(name = "w", binding = false) Words w) {
        return runs.load(id).stream()
                .limit(24)
                .map(l -> new NodeLoad(w.node(l.node()), l.taken(), l.before(), l.after(), l.dailyCapacity()))
                .toList();
    }

    @GetMapping("/console/waves/{id}/cost")
    @ResponseBody
    List<CostBar> cost(@PathVariable UUID id, @ModelAttribute(name = "w", binding = false) Words w) {
        Map<String, Long> components = new TreeMap<>(runs.components(id));
        decisions.run(id).ifPresent(run -> addUnfilled(run, components));
        return List.of(CostBar.of("", components, w));
    }

    /** Lines that nobody serves have no trace in a wave: what the traces do not sum up to is their cost. */
    private static void addUnfilled(DecisionsView.Run run, Map<String, Long> components) {
        long rest = run.costMinor()
                - components.values().stream().mapToLong(Long::longValue).sum();
        if (run.unfilledUnits() > 0 && rest > 0) {
            components.merge(CostComponent.UNFILLED.name(), rest, Long::sum);
        }
    }

    /** @param strongest units of the strongest flow of both sides; lines are as wide as they are strong beside it */
    record RunMap(
            List<OverviewPage.Label> zones,
            List<OverviewPage.Spot> places,
            List<OverviewView.Flow> flows,
            long strongest) {}

    record NodeLoad(
            String node,
            long taken,
            long before,
            long after,
            @org.jspecify.annotations.Nullable Integer capacity) {}
}
