package io.tributary.app.console;

import static io.tributary.app.console.OrderPages.given;

import io.tributary.db.event.ExceptionsView;
import io.tributary.db.event.TimelineView;
import io.tributary.db.purchasing.PurchaseOrdersView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Orders on suppliers. */
@Controller
class PurchaseOrderPages {
    private static final int PAGE = 50;

    private final PurchaseOrdersView purchaseOrders;
    private final TimelineView timeline;
    private final ExceptionsView exceptions;

    PurchaseOrderPages(PurchaseOrdersView purchaseOrders, TimelineView timeline, ExceptionsView exceptions) {
        this.purchaseOrders = purchaseOrders;
        this.timeline = timeline;
        this.exceptions = exceptions;
    }

    @GetMapping("/purchase-orders")
    String list(
            @Nullable @RequestParam(required = false) String q,
            @Nullable @RequestParam(required = false) String status,
            @Nullable @RequestParam(required = false) String purpose,
            @Nullable @RequestParam(required = false) Long before,
            Model model) {
        var filter = new PurchaseOrdersView.Filter(given(q), given(status), given(purpose), before);
        var rows = purchaseOrders.list(filter, PAGE + 1);
        model.addAttribute("filter", filter);
        model.addAttribute("rows", rows.size() > PAGE ? rows.subList(0, PAGE) : rows);
        model.addAttribute("next", rows.size() > PAGE ? rows.get(PAGE - 1).number() : null);
        return "console/purchase-orders";
    }

    @GetMapping("/purchase-orders/{id}")
    String one(@PathVariable String id, Model model) {
        UUID key = NotFound.uuid("purchase order", id);
        model.addAttribute("p", purchaseOrders.one(key).orElseThrow(() -> new NotFound("purchase order", id)));
        model.addAttribute("lines", purchaseOrders.lines(key));
        model.addAttribute("events", timeline.ofSubject(id, 100));
        model.addAttribute("cases", exceptions.openOf(key));
        return "console/purchase-order";
    }
}
