package io.tributary.app.console;

import static io.tributary.app.console.OrderPages.given;

import io.tributary.db.event.ExceptionsView;
import io.tributary.db.replenishment.LineDecisions;
import io.tributary.db.replenishment.RestockExceptionQueries;
import io.tributary.db.replenishment.RestockExceptionQueries.KindTotal;
import io.tributary.db.replenishment.RestockOrders;
import io.tributary.db.replenishment.RestockPauses;
import io.tributary.db.replenishment.RestockQueries;
import io.tributary.db.replenishment.RestockWrites;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.replenishment.PlanException;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The planner's board: what a plan wants looked at first, then the lines that wait for a decision. */
@Controller
class BoardPage {
    private static final int EXCEPTIONS = 60;
    private static final int RUNS = 40;
    private static final String BY = "operator";

    /** What costs less than ¥100 to leave as it is, is folded unless a planner asks for it. */
    private static final long LEAST_MINOR = 10_000;

    private static final List<Long> LEASTS = List.of(0L, 1_000L, LEAST_MINOR, 100_000L);

    /**
     * What a planner looks at, as in the address.
     *
     * @param least cost of an exception in minor units; null for the usual one
     */
    record View(
            @Nullable String zone,
            PlanException.@Nullable Kind kind,
            @Nullable Long least) {
        long leastMinor() {
            return least == null ? LEAST_MINOR : Math.max(0, least);
        }
    }

    /** @param lines that go out with the order, the dearest first; none of one that was rejected */
    public record WaitingOrder(RestockOrders.Order order, List<RestockQueries.Line> lines) {}

    /**
     * @param orders that wait, the dearest first, and then those that a planner rejected
     * @param outOrders how many are out already, and what they are worth
     */
    public record Waiting(
            RestockQueries.Run run,
            List<WaitingOrder> orders,
            long outOrders,
            long outMinor,
            List<ExceptionsView.Case> cases) {
        /** How many of the orders wait. */
        public long open() {
            return orders.stream().filter(one -> one.order().waits()).count();
        }

        public List<RestockQueries.Line> lines() {
            return orders.stream().flatMap(one -> one.lines().stream()).toList();
        }

        public long undecided() {
            return lines().stream().filter(line -> line.decision() == null).count();
        }
    }

    private final RestockQueries runs;
    private final RestockExceptionQueries problems;
    private final LineDecisions decisions;
    private final ExceptionsView cases;
    private final DSLContext db;
    private final Acting acting;

    BoardPage(
            RestockQueries runs,
            RestockExceptionQueries problems,
            LineDecisions decisions,
            ExceptionsView cases,
            DSLContext db,
            Acting acting) {
        this.runs = runs;
        this.problems = problems;
        this.decisions = decisions;
        this.cases = cases;
        this.db = db;
        this.acting = acting;
    }

    @GetMapping("/restock/board")
    String board(View view, @ModelAttribute(name = "w", binding = false) Words w, Model model) {
        String chosen = given(view.zone());
        model.addAttribute("zone", chosen);
        model.addAttribute("kind", view.kind());
        model.addAttribute("least", view.leastMinor());
        model.addAttribute("leasts", LEASTS);
        var totals = problems.totals(chosen, view.leastMinor());
        model.addAttribute("totals", totals);
        model.addAttribute("every", sum(totals));
        model.addAttribute(
                "shown",
                sum(totals.stream()
                        .filter(total -> view.kind() == null || total.kind() == view.kind())
                        .toList()));
        model.addAttribute("advice", new Advice(w));
        model.addAttribute("problems", problems.latest(chosen, view.kind(), null, view.leastMinor(), EXCEPTIONS));
        var pauses = RestockPauses.all(db);
        model.addAttribute("pauses", pauses);
        var paused = pauses.stream().map(RestockPauses.Pause::zone).toList();
        model.addAttribute("paused", paused);
        model.addAttribute(
                "running", w.zones().stream().filter(z -> !paused.contains(z)).toList());
        var recent = runs.runs(chosen, RUNS);
        model.addAttribute("planned", recent.stream().anyMatch(run -> run.snapshotHash() != null));
        model.addAttribute(
                "waiting",
                recent.stream()
                        .filter(run -> RestockWrites.UNDER_WAY.contains(run.status()))
                        .map(this::waiting)
                        .toList());
        return "console/board";
    }

    /**
     * @param count of exceptions, those that are folded included; money in minor units
     * @param small how many of them are folded
     */
    public record Sum(int count, long costMinor, int small, long smallMinor) {}

    private static Sum sum(List<KindTotal> totals) {
        return new Sum(
                totals.stream().mapToInt(KindTotal::count).sum(),
                totals.stream().mapToLong(KindTotal::costMinor).sum(),
                totals.stream().mapToInt(KindTotal::small).sum(),
                totals.stream().mapToLong(KindTotal::smallMinor).sum());
    }

    private Waiting waiting(RestockQueries.Run run) {
        List<RestockOrders.Order> orders = RestockOrders.ofRun(db, run.id());
        List<RestockOrders.Order> out = orders.stream()
                .filter(order -> order.status().equals("RELEASED"))
                .toList();
        return new Waiting(
                run,
                RestockWrites.WAITING.contains(run.status()) ? waiting(run.id(), orders) : List.of(),
                out.size(),
                out.stream().mapToLong(RestockOrders.Order::valueMinor).sum(),
                cases.openOf(run.id()));
    }

    private List<WaitingOrder> waiting(UUID run, List<RestockOrders.Order> orders) {
        var lines = runs.one(run).lines().stream()
                .filter(line -> line.status().equals("PROPOSED") || "REJECTED".equals(line.decision()))
                .sorted(java.util.Comparator.comparingLong((RestockQueries.Line line) -> -line.valueMinor())
                        .thenComparing(line -> line.id()))
                .toList();
        return orders.stream()
                .filter(order -> order.waits() || droppedByAPlanner(order))
                .map(order -> new WaitingOrder(
                        order,
                        lines.stream()
                                .filter(line -> order.waits())
                                .filter(line -> line.supplier().equals(order.supplier())
                                        && line.node().equals(order.node()))
                                .toList()))
                .toList();
    }

    private static boolean droppedByAPlanner(RestockOrders.Order order) {
        return order.status().equals("REJECTED") && !order.heldBecause().isEmpty();
    }

    @PostMapping("/restock/{run}/orders/{order}/approve")
    String approveOrder(@PathVariable UUID run, @PathVariable UUID order, View view) {
        return told(view, run, () -> decided(run, order, true, null), "order-approved");
    }

    @PostMapping("/restock/{run}/orders/{order}/reject")
    String rejectOrder(
            @PathVariable UUID run,
            @PathVariable UUID order,
            @Nullable @RequestParam(required = false) String reason,
            View view) {
        return told(view, run, () -> decided(run, order, false, given(reason)), "order-rejected");
    }

    @PostMapping("/restock/{run}/orders/{order}/undo")
    String undoOrder(@PathVariable UUID run, @PathVariable UUID order, View view) {
        return told(view, order, () -> done(actions -> actions.undoRestockOrder(run, order)), "order-undone");
    }

    private List<LineDecisions.Decided> decided(UUID run, UUID order, boolean approve, @Nullable String reason) {
        return done(actions -> actions.decideRestockOrder(run, order, approve, reason));
    }

    private List<LineDecisions.Decided> done(Function<ConsoleActions, Outcome> action) {
        return switch (acting.outcome(action)) {
            case Outcome.Done done -> List.of();
            case Outcome.Refused refused -> throw new RefusedException(ErrorCode.TOO_LATE, refused.reason());
        };
    }

    @PostMapping("/restock/{run}/lines/{line}/approve")
    String approve(@PathVariable UUID run, @PathVariable UUID line, View view) {
        return told(view, line, () -> List.of(decisions.approve(run, line, BY, null)), "line-approved");
    }

    @PostMapping("/restock/{run}/lines/{line}/change")
    String change(@PathVariable UUID run, @PathVariable UUID line, @RequestParam String quantity, View view) {
        return told(
                view,
                line,
                () -> List.of(decisions.change(run, line, whole("quantity", quantity), BY, null)),
                "line-changed");
    }

    @PostMapping("/restock/{run}/lines/{line}/reject")
    String reject(
            @PathVariable UUID run,
            @PathVariable UUID line,
            @Nullable @RequestParam(required = false) String reason,
            View view) {
        return told(view, line, () -> List.of(decisions.reject(run, line, BY, given(reason))), "line-rejected");
    }

    @PostMapping("/restock/{run}/lines/{line}/undo")
    String undo(@PathVariable UUID run, @PathVariable UUID line, View view) {
        return told(view, line, () -> List.of(decisions.undo(run, line, BY, null)), "line-undone");
    }

    /** @param limit value of an order in whole yuan, up to which it is approved and goes out */
    @PostMapping("/restock/{run}/approve-below")
    String approveBelow(@PathVariable UUID run, @RequestParam String limit, View view) {
        return told(
                view,
                run,
                () -> {
                    int below = whole("limit", limit);
                    return waiting(runs.one(run).run()).orders().stream()
                            .filter(one -> one.order().waits()
                                    && one.order().lines() > 0
                                    && one.order().valueMinor() / 100.0 <= below)
                            .flatMap(one -> decided(run, one.order().id(), true, null).stream())
                            .toList();
                },
                "order-approved");
    }

    /** A form's field, 0 to a thousand million. */
    private static int whole(String field, String value) {
        if (!value.strip().matches("\\d{1,9}|1000000000")) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE,
                    "The " + field + " is '" + value + "', not a whole number from 0 to 1000000000. Maybe write it"
                            + " with digits only.");
        }
        return Integer.parseInt(value.strip());
    }

    @PostMapping("/restock/pause")
    String pause(@RequestParam String zone, @RequestParam(defaultValue = "") String reason) {
        String why = reason.isBlank() ? "By an operator" : reason.strip();
        return acting.redirect("/restock/board", "paused", actions -> actions.pauseRestock(zone, why));
    }

    @PostMapping("/restock/zones/{zone}/resume")
    String resume(@PathVariable String zone) {
        return acting.redirect("/restock/board", "resumed", actions -> actions.resumeRestock(zone));
    }

    /** Back to where the planner was: her filter, and the line that she decided. */
    private static String told(View view, UUID at, Supplier<List<LineDecisions.Decided>> change, String done) {
        var target = UriComponentsBuilder.fromPath("/restock/board").fragment("at-" + at);
        var values = new HashMap<String, Object>();
        if (given(view.zone()) != null) {
            target.queryParam("zone", "{zone}");
            values.put("zone", view.zone());
        }
        if (view.kind() != null) {
            target.queryParam("kind", view.kind());
        }
        if (view.least() != null) {
            target.queryParam("least", view.least());
        }
        try {
            var warnings = change.get().stream()
                    .flatMap(d -> d.warnings().stream())
                    .distinct()
                    .toList();
            target.queryParam("done", done);
            if (!warnings.isEmpty()) {
                target.queryParam("warning", "{warning}");
                values.put("warning", String.join(" ", warnings));
            }
        } catch (RefusedException | IllegalArgumentException e) {
            target.queryParam("refused", "{reason}");
            values.put("reason", String.valueOf(e.getMessage()));
        }
        return "redirect:" + target.uriVariables(values).encode().build().toUriString();
    }
}
