package io.tributary.app.console;

import io.tributary.db.sourcing.SuppliersView;
import java.time.InstantSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Suppliers and their figures. */
@Controller
class SuppliersPage {
    private final SuppliersView suppliers;
    private final InstantSource businessClock;

    SuppliersPage(SuppliersView suppliers, InstantSource businessClock) {
        this.suppliers = suppliers;
        this.businessClock = businessClock;
    }

    @GetMapping("/suppliers")
    String list(Model model) {
        model.addAttribute("rows", suppliers.list(businessClock.instant()));
        return "console/suppliers";
    }
}
