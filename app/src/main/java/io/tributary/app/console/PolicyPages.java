package io.tributary.app.console;

import io.tributary.activities.allocation.AllocationStudies;
import io.tributary.db.Json;
import io.tributary.db.policy.Policies;
import io.tributary.db.policy.PolicyDraft;
import io.tributary.db.policy.PolicyVersion;
import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.RefusedException;
import io.tributary.domain.RestockTerms;
import io.tributary.domain.allocation.CostComponent;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

/** The policy's versions: edited, previewed on the last day's waves, activated, and gone back to. */
@Controller
class PolicyPages {
    private static final String WEIGHT = "weight.";
    private static final String GUARANTEE = "guarantee.";
    private static final String RESTOCK = "restock.";

    /**
     * A field of the editor.
     *
     * @param kind HOURS, YUAN, SHARE, WHOLE, FLAG, SERVICE or WEIGHT, which says how its value is written
     * @param problem what is wrong with the value; null when nothing is
     */
    record Field(
            String name,
            String kind,
            String value,
            @Nullable String problem) {}

    private final DSLContext db;
    private final ObjectProvider<AllocationStudies> studies;

    PolicyPages(DSLContext db, ObjectProvider<AllocationStudies> studies) {
        this.db = db;
        this.studies = studies;
    }

    @GetMapping("/policies")
    String list(
            @Nullable @RequestParam(required = false) Integer base,
            @ModelAttribute(name = "w", binding = false) Words w,
            Model model) {
        NetworkPolicy policy =
                base == null ? Policies.active(db) : Policies.version(db, base).policy();
        return page(model, w, policy, fields(policy, Map.of(), Map.of()), "");
    }

    private String page(Model model, Words w, NetworkPolicy base, List<Field> fields, String note) {
        var versions = Policies.versions(db);
        model.addAttribute("versions", versions);
        model.addAttribute("changes", changes(versions, w));
        model.addAttribute("base", base);
        model.addAttribute("fields", fields);
        model.addAttribute("note", note);
        model.addAttribute("activations", Policies.activations(db, 10));
        return "console/policies";
    }

    private static Map<Integer, List<PolicyChanges.Change>> changes(List<PolicyVersion> versions, Words w) {
        Map<Integer, NetworkPolicy> known = new LinkedHashMap<>();
        versions.forEach(one -> known.put(one.version(), one.policy()));
        Map<Integer, List<PolicyChanges.Change>> changes = new LinkedHashMap<>();
        versions.stream()
                .filter(one -> known.containsKey(one.baseVersion()))
                .forEach(one -> changes.put(
                        one.version(), PolicyChanges.between(known.get(one.baseVersion()), one.policy(), w)));
        return changes;
    }

    /** Saves a version or, with {@code act=preview}, shows what it would have made of the last day. */
    @PostMapping("/policies")
    String save(
            @RequestParam int base,
            @RequestParam Map<String, String> sent,
            @RequestParam(defaultValue = "save") String act,
            @ModelAttribute(name = "w", binding = false) Words w,
            HttpServletRequest http,
            Model model) {
        NetworkPolicy from = Policies.version(db, base).policy();
        Map<String, String> problems = new LinkedHashMap<>();
        Map<String, Object> changes = read(from, sent, problems);
        String note = sent.getOrDefault("note", "").strip();
        if (problems.isEmpty() && changes.isEmpty()) {
            problems.put("", w.text("policy.same"));
        } else if (act.equals("save") && (note.isEmpty() || note.length() > 500)) {
            problems.put("note", w.text("policy.note.missing"));
        }
        model.addAttribute("problems", problems);
        if (problems.isEmpty() && act.equals("preview")) {
            StudyPages.answer(model, () -> preview(PolicyDraft.of(from, changes), w, model));
        } else if (problems.isEmpty()) {
            int version = Policies.draft(db, base, changes, by(http), note).version();
            return "redirect:/policies?base=" + version + "&done=policy.saved";
        }
        return page(model, w, from, fields(from, sent, problems), note);
    }

    private void preview(NetworkPolicy policy, Words w, Model model) {
        var preview = studies.getObject().preview(policy, null);
        model.addAttribute("preview", preview);
        model.addAttribute("d", DifferenceView.of(preview.sum(), w));
    }

    @GetMapping("/policies/{version}/preview")
    String preview(@PathVariable int version, @ModelAttribute(name = "w", binding = false) Words w, Model model) {
        StudyPages.answer(model, () -> preview(Policies.version(db, version).policy(), w, model));
        return list(version, w, model);
    }

    @PostMapping("/policies/{version}/activate")
    String activate(
            @PathVariable int version, @RequestParam(defaultValue = "") String reason, HttpServletRequest http) {
        Policies.activate(db, version, by(http), reason.isBlank() ? "From the console" : reason.strip());
        return "redirect:/policies?done=policy.activated";
    }

    private static Map<String, Object> read(
            NetworkPolicy from, Map<String, String> sent, Map<String, String> problems) {
        Map<String, Object> changes = new LinkedHashMap<>();
        Map<String, Object> guarantee = new LinkedHashMap<>(Map.of(
                "breachMinor",
                from.guarantee().breachMinor(),
                "floor",
                from.guarantee().floor()));
        Map<String, Object> restock = new LinkedHashMap<>();
        for (Field now : fields(from, Map.of(), Map.of())) {
            String value = sent.get(now.name());
            if (value == null || value.strip().equals(now.value()) || now.name().startsWith(WEIGHT)) {
                continue;
            }
            try {
                Object read = value(now.kind(), value.strip());
                if (now.name().startsWith(GUARANTEE)) {
                    guarantee.put(now.name().substring(GUARANTEE.length()), read);
                    PolicyDraft.of(from, Map.of("guarantee", guarantee));
                    changes.put("guarantee", guarantee);
                    continue;
                }
                if (now.name().startsWith(RESTOCK)) {
                    String term = now.name().substring(RESTOCK.length());
                    PolicyDraft.of(from, Map.of("restock", Map.of(term, read)));
                    restock.put(term, read);
                    changes.put("restock", restock);
                    continue;
                }
                PolicyDraft.of(from, Map.of(now.name(), read));
                changes.put(now.name(), read);
            } catch (RefusedException | ArithmeticException | NumberFormatException wrong) {
                problems.put(now.name(), wrong instanceof RefusedException ? wrong.getMessage() : "?");
            }
        }
        weights(from, sent, changes, problems);
        return changes;
    }

    private static void weights(
            NetworkPolicy from, Map<String, String> sent, Map<String, Object> changes, Map<String, String> problems) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        boolean changed = false;
        for (CostComponent component : CostComponent.values()) {
            int now = from.weightPermille().getOrDefault(component, 1000);
            int value = now;
            try {
                value = Integer.parseInt(sent.getOrDefault(WEIGHT + component, String.valueOf(now))
                        .strip());
            } catch (NumberFormatException wrong) {
                problems.put(WEIGHT + component, "?");
            }
            changed |= value != now;
            if (value != 1000) {
                weights.put(component.name(), value);
            }
            if (value != now) {
                try {
                    PolicyDraft.of(from, Map.of("weightPermille", Map.of(component.name(), value)));
                } catch (RefusedException wrong) {
                    problems.put(WEIGHT + component, wrong.getMessage());
                }
            }
        }
        if (changed) {
            changes.put("weightPermille", weights);
        }
    }

    private static Object value(String kind, String text) {
        return switch (kind) {
            case "HOURS" ->
                Duration.ofMinutes(new BigDecimal(text)
                                .multiply(new BigDecimal(60))
                                .longValueExact())
                        .toString();
            case "YUAN" -> new BigDecimal(text).movePointRight(2).longValueExact();
            case "SHARE" -> Double.valueOf(text);
            case "FLAG" -> Boolean.valueOf(text);
            case "SERVICE" -> text;
            default -> Long.valueOf(text);
        };
    }

    private static List<Field> fields(NetworkPolicy policy, Map<String, String> sent, Map<String, String> problems) {
        Map<?, ?> body = Json.read(Json.of(policy), Map.class);
        List<Field> fields = new ArrayList<>();
        for (RecordComponent component : NetworkPolicy.class.getRecordComponents()) {
            String name = component.getName();
            if (Set.of("version", "guarantee", "restock", "weightPermille").contains(name)) {
                continue;
            }
            String kind = kind(component);
            fields.add(new Field(name, kind, sent.getOrDefault(name, shown(kind, body.get(name))), problems.get(name)));
        }
        guarantee(policy)
                .forEach((name, value) -> fields.add(new Field(
                        GUARANTEE + name,
                        name.equals("floor") ? "SERVICE" : "YUAN",
                        sent.getOrDefault(GUARANTEE + name, value),
                        problems.get(GUARANTEE + name))));
        Map<?, ?> restock = Json.read(Json.of(policy.restock()), Map.class);
        for (RecordComponent component : RestockTerms.class.getRecordComponents()) {
            String name = RESTOCK + component.getName();
            String kind = kind(component);
            String value = shown(kind, restock.get(component.getName()));
            fields.add(new Field(name, kind, sent.getOrDefault(name, value), problems.get(name)));
        }
        Arrays.stream(CostComponent.values())
                .map(one -> new Field(
                        WEIGHT + one,
                        "WEIGHT",
                        sent.getOrDefault(
                                WEIGHT + one,
                                String.valueOf(policy.weightPermille().getOrDefault(one, 1000))),
                        problems.get(WEIGHT + one)))
                .forEach(fields::add);
        return fields;
    }

    private static Map<String, String> guarantee(NetworkPolicy policy) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("breachMinor", shown("YUAN", policy.guarantee().breachMinor()));
        shown.put("floor", policy.guarantee().floor().name());
        return shown;
    }

    private static String kind(RecordComponent component) {
        return switch (component.getType().getSimpleName()) {
            case "Duration" -> "HOURS";
            case "boolean" -> "FLAG";
            case "double", "Double" -> "SHARE";
            default -> component.getName().endsWith("Minor") ? "YUAN" : "WHOLE";
        };
    }

    private static String shown(String kind, @Nullable Object value) {
        String text = String.valueOf(value);
        return switch (kind) {
            case "HOURS" ->
                plain(BigDecimal.valueOf(Duration.parse(text).toMinutes())
                        .divide(new BigDecimal(60), 2, java.math.RoundingMode.HALF_UP));
            case "YUAN" -> plain(new BigDecimal(text).movePointLeft(2));
            default -> text;
        };
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String by(HttpServletRequest http) {
        return Objects.requireNonNullElse(http.getRemoteUser(), "operator");
    }
}
