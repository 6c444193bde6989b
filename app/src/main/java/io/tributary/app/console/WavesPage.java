package io.tributary.app.console;

import io.tributary.db.allocation.DecisionsView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Joint decisions, with how far from the proven bound each may be. */
@Controller
class WavesPage {
    private final DecisionsView decisions;

    WavesPage(DecisionsView decisions) {
        this.decisions = decisions;
    }

    @GetMapping("/waves")
    String list(@Nullable @RequestParam(required = false) String zone, Model model) {
        model.addAttribute("zone", OrderPages.given(zone));
        model.addAttribute("waves", decisions.waves(OrderPages.given(zone), 100));
        return "console/waves";
    }

    /** The last waves, oldest first. */
    @GetMapping("/console/waves")
    @ResponseBody
    List<Point> points(
            @Nullable @RequestParam(required = false) String zone,
            @ModelAttribute(name = "w", binding = false) Words w) {
        return decisions.waves(OrderPages.given(zone), 60).reversed().stream()
                .map(run -> new Point(
                        w.time(run.decidedAt()),
                        w.zone(run.zone()),
                        run.costMinor(),
                        run.lowerBoundMinor(),
                        run.gapPct(),
                        run.orders(),
                        run.lines(),
                        run.millis()))
                .toList();
    }

    record Point(String at, String zone, long cost, long bound, double gapPct, int orders, int lines, long millis) {}
}
