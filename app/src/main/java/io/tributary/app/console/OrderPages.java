package io.tributary.app.console;

import io.tributary.db.allocation.DecisionsView;
import io.tributary.db.event.ExceptionsView;
import io.tributary.db.event.TimelineView;
import io.tributary.db.order.OrderView;
import io.tributary.db.order.OrdersView;
import io.tributary.db.purchasing.PurchaseOrdersView;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of orders, and everything about one of them. */
@Controller
class OrderPages {
    private static final int PAGE = 50;

    private final OrdersView orders;
    private final OrderView order;
    private final DecisionsView decisions;
    private final TimelineView timeline;
    private final ExceptionsView exceptions;
    private final PurchaseOrdersView purchaseOrders;
    private final InstantSource businessClock;
    private final Acting acting;

    OrderPages(
            OrdersView orders,
            OrderView order,
            DecisionsView decisions,
            TimelineView timeline,
            ExceptionsView exceptions,
            PurchaseOrdersView purchaseOrders,
            InstantSource businessClock,
            Acting acting) {
        this.orders = orders;
        this.order = order;
        this.decisions = decisions;
        this.timeline = timeline;
        this.exceptions = exceptions;
        this.purchaseOrders = purchaseOrders;
        this.businessClock = businessClock;
        this.acting = acting;
    }

    @GetMapping("/orders")
    String list(
            @Nullable @RequestParam(required = false) String q,
            @Nullable @RequestParam(required = false) String status,
            @Nullable @RequestParam(required = false) String zone,
            @Nullable @RequestParam(required = false) String mark,
            @Nullable @RequestParam(required = false) Long before,
            Model model) {
        var filter = new OrdersView.Filter(given(q), given(status), given(zone), given(mark), before);
        var rows = orders.list(filter, businessClock.instant(), PAGE + 1);
        model.addAttribute("filter", filter);
        model.addAttribute("rows", rows.size() > PAGE ? rows.subList(0, PAGE) : rows);
        model.addAttribute("next", rows.size() > PAGE ? rows.get(PAGE - 1).number() : null);
        model.addAttribute("byStatus", orders.openByStatus());
        return "console/orders";
    }

    @GetMapping("/orders/{id}")
    String one(@PathVariable String id, Model model) {
        if (id.matches("\\d{1,15}")) {
            return "redirect:/orders/" + order.idOf(Long.parseLong(id)).orElseThrow(() -> new NotFound("order", id));
        }
        UUID key = NotFound.uuid("order", id);
        var header = order.header(key).orElseThrow(() -> new NotFound("order", id));
        var weighed = decisions.ofOrder(key, 60);
        model.addAttribute("o", header);
        model.addAttribute("lines", order.lines(key));
        model.addAttribute("exclusions", order.exclusions(key));
        model.addAttribute("assignments", order.assignments(key));
        model.addAttribute("parcels", order.parcels(key));
        model.addAttribute("purchaseOrders", purchaseOrders.ofOrder(key));
        model.addAttribute("decisions", weighed);
        model.addAttribute("dearest", dearest(weighed));
        model.addAttribute("events", timeline.ofOrder(key, 200));
        model.addAttribute("cases", exceptions.openOf(key));
        return "console/order";
    }

    @PostMapping("/orders/{id}/cancel")
    String cancel(@PathVariable UUID id, @RequestParam String reason) {
        return acting.redirect("/orders/" + id, "cancel", actions -> actions.cancelOrder(id, reason));
    }

    /** The cost that a full bar stands for. */
    private static long dearest(List<DecisionsView.LineDecision> weighed) {
        return weighed.stream()
                .flatMap(decision -> decision.candidates().stream())
                .mapToLong(candidate -> candidate.costMinor() == null ? 0 : candidate.costMinor())
                .max()
                .orElse(0);
    }

    static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
