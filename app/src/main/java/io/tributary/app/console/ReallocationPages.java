package io.tributary.app.console;

import io.tributary.db.allocation.Reallocation;
import io.tributary.db.allocation.ReallocationFilter;
import io.tributary.db.allocation.Reallocations;
import io.tributary.domain.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** Takes lines back into the pool: first a dry run, then the deed with a result per line, and an undo. */
@Controller
class ReallocationPages {
    /** More parts than a page should show; the API has them all. */
    private static final int SHOWN = 300;

    /**
     * The form as it was sent.
     *
     * @param promisedBefore a day in the console's time zone
     * @param orders ids, by comma, space or line
     * @param key names the deed, so that a second press does not do it again
     */
    record Form(
            @Nullable String node,
            @Nullable String sku,
            @Nullable String zone,
            @Nullable String region,
            @Nullable String supplier,
            @Nullable String promisedBefore,
            @Nullable String orders,
            @Nullable String reason,
            @Nullable Boolean avoid,
            @Nullable String key) {
        ReallocationFilter filter(Words w) {
            return new ReallocationFilter(node, sku, zone, region, supplier, before(w), ids());
        }

        private @Nullable Instant before(Words w) {
            String day = OrderPages.given(promisedBefore);
            try {
                return day == null
                        ? null
                        : LocalDate.parse(day).atStartOfDay(w.timeZone()).toInstant();
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("'" + day + "' is not a day. Maybe write it as 2026-03-31.");
            }
        }

        private @Nullable List<UUID> ids() {
            String text = OrderPages.given(orders);
            try {
                return text == null
                        ? null
                        : Arrays.stream(text.strip().split("[\\s,;]+"))
                                .map(UUID::fromString)
                                .toList();
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("An order is not an id: " + e.getMessage()
                        + ". Maybe a number was used; an order's page shows its id in its address.");
            }
        }
    }

    private final DSLContext db;
    private final InstantSource businessClock;

    ReallocationPages(DSLContext db, InstantSource businessClock) {
        this.db = db;
        this.businessClock = businessClock;
    }

    @GetMapping("/reallocations")
    String list(@ModelAttribute("form") Form form, Model model) {
        model.addAttribute("batches", Reallocations.list(db, 50));
        return "console/reallocations";
    }

    @GetMapping("/reallocations/preview")
    String preview(
            @ModelAttribute("form") Form form,
            @ModelAttribute(name = "w", binding = false) Words w,
            HttpServletRequest http,
            Model model) {
        try {
            Reallocation preview = Reallocations.preview(db, request(form, w, http), businessClock.instant());
            shown(model, preview);
            model.addAttribute("key", UUID.randomUUID().toString());
        } catch (RefusedException | IllegalArgumentException refused) {
            model.addAttribute("problem", refused.getMessage());
        }
        return list(form, model);
    }

    @PostMapping("/reallocations")
    String run(
            @ModelAttribute("form") Form form,
            @ModelAttribute(name = "w", binding = false) Words w,
            HttpServletRequest http,
            Model model) {
        try {
            Reallocations.Request request = request(form, w, http);
            Reallocation done = db.transactionResult(
                    configuration -> Reallocations.run(configuration.dsl(), request, businessClock.instant()));
            return "redirect:/reallocations/" + done.id() + "?done=reallocated";
        } catch (RefusedException | IllegalArgumentException refused) {
            model.addAttribute("problem", refused.getMessage());
            return list(form, model);
        }
    }

    @GetMapping("/reallocations/{id}")
    String one(@PathVariable String id, Model model) {
        try {
            shown(model, Reallocations.one(db, NotFound.uuid("reallocation", id)));
        } catch (RefusedException unknown) {
            throw new NotFound("reallocation", id);
        }
        return "console/reallocation";
    }

    @PostMapping("/reallocations/{id}/undo")
    String undo(@PathVariable UUID id, HttpServletRequest http) {
        var back = UriComponentsBuilder.fromPath("/reallocations/" + id);
        try {
            Reallocation undone = db.transactionResult(
                    configuration -> Reallocations.undo(configuration.dsl(), id, by(http), businessClock.instant()));
            back.queryParam("done", undone.count(Reallocation.Undone.NOT_RESTORED) == 0 ? "undone" : "undone.some");
        } catch (RefusedException refused) {
            back.queryParam("refused", "{reason}").uriVariables(java.util.Map.of("reason", refused.getMessage()));
        }
        return "redirect:" + back.encode().build().toUriString();
    }

    private static void shown(Model model, Reallocation one) {
        model.addAttribute("r", one);
        model.addAttribute("parts", one.parts().stream().limit(SHOWN).toList());
        model.addAttribute("moved", one.count(Reallocation.Outcome.MOVED));
        model.addAttribute("tooLate", one.count(Reallocation.Outcome.TOO_LATE));
        model.addAttribute("notMatched", one.count(Reallocation.Outcome.NOT_MATCHED));
        model.addAttribute("restored", one.count(Reallocation.Undone.RESTORED));
    }

    private static Reallocations.Request request(Form form, Words w, HttpServletRequest http) {
        String reason = OrderPages.given(form.reason());
        if (reason == null || reason.length() > 200) {
            throw new IllegalArgumentException(w.text("realloc.reason.missing"));
        }
        return new Reallocations.Request(
                "console:"
                        + Objects.requireNonNullElse(
                                OrderPages.given(form.key()), UUID.randomUUID().toString()),
                form.filter(w),
                reason,
                Boolean.TRUE.equals(form.avoid()),
                by(http));
    }

    private static String by(HttpServletRequest http) {
        return Objects.requireNonNullElse(http.getRemoteUser(), "operator");
    }
}
