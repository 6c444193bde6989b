package io.tributary.app.console;

import static io.tributary.app.console.OrderPages.given;

import io.tributary.db.supply.StockView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is where. */
@Controller
class StockPage {
    private static final int PAGE = 100;

    private final StockView stock;

    StockPage(StockView stock) {
        this.stock = stock;
    }

    @GetMapping("/stock")
    String list(
            @Nullable @RequestParam(required = false) String sku,
            @Nullable @RequestParam(required = false) String node,
            @RequestParam(defaultValue = "false") boolean out,
            @RequestParam(defaultValue = "0") int offset,
            Model model) {
        var filter = new StockView.Filter(given(sku), given(node), out, Math.max(0, offset));
        var rows = stock.list(filter, PAGE + 1);
        model.addAttribute("filter", filter);
        model.addAttribute("rows", rows.size() > PAGE ? rows.subList(0, PAGE) : rows);
        model.addAttribute("next", rows.size() > PAGE ? filter.offset() + PAGE : null);
        return "console/stock";
    }
}
