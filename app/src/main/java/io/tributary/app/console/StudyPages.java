package io.tributary.app.console;

import io.tributary.activities.allocation.AllocationStudies;
import io.tributary.db.allocation.DecisionsView;
import io.tributary.db.policy.Policies;
import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.NodeCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.Sku;
import io.tributary.domain.allocation.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Questions about decisions: a replay, the difference of two runs, a what-if, a why-not. None changes anything. */
@Controller
class StudyPages {
    private final ObjectProvider<AllocationStudies> studies;
    private final DecisionsView decisions;
    private final DSLContext db;

    StudyPages(ObjectProvider<AllocationStudies> studies, DecisionsView decisions, DSLContext db) {
        this.studies = studies;
        this.decisions = decisions;
        this.db = db;
    }

    @GetMapping("/compare")
    String compare(
            @Nullable @RequestParam(required = false) String before,
            @Nullable @RequestParam(required = false) String after,
            @ModelAttribute(name = "w", binding = false) Words w,
            Model model) {
        String from = OrderPages.given(before);
        String to = OrderPages.given(after);
        model.addAttribute("runs", choices(from, to));
        model.addAttribute("before", from);
        model.addAttribute("after", to);
        if (from != null && to != null) {
            answer(model, () -> {
                UUID first = run(from, w);
                UUID second = run(to, w);
                var shown = DifferenceView.of(studies.getObject().difference(first, second), w);
                String was = zone(first);
                String is = zone(second);
                model.addAttribute(
                        "d", was.equals(is) ? shown : shown.with(w.text("compare.zones", w.zone(was), w.zone(is))));
            });
        } else if (from != null || to != null) {
            answer(model, () -> {
                known(from == null ? to : from, w);
                throw new IllegalArgumentException(w.text("compare.two"));
            });
        }
        return "console/compare";
    }

    /** The last runs, and those that were chosen, however old they are. */
    private List<DecisionsView.Run> choices(@Nullable String before, @Nullable String after) {
        var runs = new ArrayList<>(decisions.waves(null, 80));
        for (String chosen : new @Nullable String[] {before, after}) {
            uuid(chosen)
                    .filter(id -> runs.stream().noneMatch(run -> run.id().equals(id)))
                    .flatMap(decisions::run)
                    .ifPresent(runs::add);
        }
        return runs;
    }

    private String zone(UUID run) {
        return decisions.run(run).map(DecisionsView.Run::zone).orElse("");
    }

    private void known(@Nullable String text, Words w) {
        if (uuid(text).flatMap(decisions::run).isEmpty()) {
            throw new IllegalArgumentException(w.text("run.unreadable", text));
        }
    }

    private static Optional<UUID> uuid(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @PostMapping("/waves/{id}/replay")
    String replay(@PathVariable UUID id, @ModelAttribute(name = "w", binding = false) Words w, Model model) {
        answer(model, () -> {
            var replay = studies.getObject().replay(id);
            model.addAttribute("replay", replay);
            model.addAttribute("d", DifferenceView.of(replay.difference(), w));
        });
        return "console/answers :: replay";
    }

    /** @param policy a version to suppose; null keeps the one that was followed */
    record WhatIfForm(
            @Nullable String zone,
            @Nullable String run,
            @Nullable String policy,
            @Nullable List<String> closed,
            @Nullable String demand,
            @Nullable String capacity,
            @Nullable String stock) {
        boolean asked() {
            return OrderPages.given(zone) != null || OrderPages.given(run) != null;
        }

        /** Whether anything but where was said. */
        boolean begun() {
            return demand != null || closed != null;
        }

        @Nullable
        Integer version(Words w) {
            String text = OrderPages.given(policy);
            return text == null ? null : (int) number("policy", text, w);
        }

        private static double times(String field, @Nullable String text, Words w) {
            String given = OrderPages.given(text);
            return given == null ? 1 : number(field, given, w);
        }

        private static double number(String field, String text, Words w) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(w.text("whatif.unreadable", w.text(field), text));
            }
        }

        Scenario scenario(Words w) {
            var changes = new ArrayList<Scenario.Change>();
            if (closed != null) {
                closed.forEach(node -> changes.add(new Scenario.CloseNode(new NodeCode(node))));
            }
            double demandTimes = times("whatif.demand", demand, w);
            double capacityTimes = times("whatif.capacity", capacity, w);
            double stockTimes = times("whatif.stock", stock, w);
            if (demandTimes != 1) {
                changes.add(new Scenario.DemandTimes(demandTimes));
            }
            if (capacityTimes != 1) {
                changes.add(new Scenario.CapacityTimes(capacityTimes));
            }
            if (stockTimes != 1) {
                changes.add(new Scenario.StockTimes(stockTimes));
            }
            return new Scenario(changes);
        }
    }

    @GetMapping("/what-if")
    String whatIf(
            @ModelAttribute("form") WhatIfForm form,
            @ModelAttribute(name = "w", binding = false) Words w,
            Model model) {
        model.addAttribute("runs", decisions.waves(null, 40));
        model.addAttribute("policies", Policies.versions(db));
        if (form.asked()) {
            answer(model, () -> {
                String run = OrderPages.given(form.run());
                Integer version = form.version(w);
                NetworkPolicy policy =
                        version == null ? null : Policies.version(db, version).policy();
                var answer = studies.getObject()
                        .whatIf(new AllocationStudies.Question(
                                run == null ? OrderPages.given(form.zone()) : null,
                                run == null ? null : run(run, w),
                                policy,
                                form.scenario(w),
                                null));
                model.addAttribute("answer", answer);
                model.addAttribute("d", DifferenceView.of(answer.difference(), w));
            });
        } else if (form.begun()) {
            model.addAttribute("problem", w.text("whatif.where"));
        }
        return "console/what-if";
    }

    private static UUID run(String text, Words w) {
        return uuid(text).orElseThrow(() -> new IllegalArgumentException(w.text("run.unreadable", text)));
    }

    @GetMapping("/console/lines/{lineId}/why-not")
    String whyNot(
            @PathVariable UUID lineId,
            @RequestParam String node,
            @Nullable @RequestParam(required = false) String sku,
            Model model) {
        answer(model, () -> {
            String wanted = OrderPages.given(sku);
            model.addAttribute(
                    "why",
                    studies.getObject()
                            .whyNot(lineId, new NodeCode(node), wanted == null ? null : new Sku(wanted), null, null)
                            .answer());
        });
        return "console/answers :: why-not";
    }

    /** What was refused is said on the page, beside what was asked. */
    static void answer(Model model, Runnable question) {
        try {
            question.run();
        } catch (RefusedException | IllegalArgumentException refused) {
            model.addAttribute("problem", refused.getMessage());
        }
    }
}
