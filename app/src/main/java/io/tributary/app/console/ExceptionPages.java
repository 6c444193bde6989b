package io.tributary.app.console;

import io.tributary.db.event.ExceptionsView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for an operator. */
@Controller
class ExceptionPages {
    private final ExceptionsView exceptions;
    private final Acting acting;

    ExceptionPages(ExceptionsView exceptions, Acting acting) {
        this.exceptions = exceptions;
        this.acting = acting;
    }

    @GetMapping("/exceptions")
    String list(@Nullable @RequestParam(required = false) String kind, Model model) {
        model.addAttribute("kind", OrderPages.given(kind));
        model.addAttribute("byKind", exceptions.openByKind());
        model.addAttribute("open", exceptions.open(OrderPages.given(kind), 100));
        model.addAttribute("resolved", exceptions.resolved(50));
        return "console/exceptions";
    }

    @PostMapping("/exceptions/{id}/resolve")
    String resolve(
            @PathVariable UUID id,
            @RequestParam String action,
            @RequestParam(defaultValue = "/exceptions") String back) {
        var known = exceptions.one(id).orElseThrow(() -> new NotFound("exception", id.toString()));
        // only to our own pages
        String to = back.startsWith("/") && !back.startsWith("//") ? back : "/exceptions";
        if (!known.actions().contains(action)) {
            return acting.redirect(
                    to, action, actions -> new Outcome.Refused("The case knows no action " + action + "."));
        }
        return acting.redirect(to, action, actions -> actions.resolveException(id, action));
    }
}
