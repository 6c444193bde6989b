package io.tributary.app.console;

import io.tributary.db.Json;
import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.allocation.CostComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** In which fields two policies differ, in the reader's words. */
final class PolicyChanges {
    private static final String WEIGHTS = "weightPermille.";
    private static final int USUAL_WEIGHT = 1000;

    /** One field, named and with both values as people write them. */
    record Change(String field, String before, String after) {}

    private PolicyChanges() {}

    static List<Change> between(NetworkPolicy before, NetworkPolicy after, Words w) {
        Map<String, Object> was = fields(before);
        Map<String, Object> is = fields(after);
        List<Change> changes = new ArrayList<>();
        is.forEach((field, value) -> {
            if (!Objects.equals(was.get(field), value)) {
                changes.add(new Change(label(field, w), shown(field, was.get(field), w), shown(field, value, w)));
            }
        });
        return changes;
    }

    /** Every field by its name; those of a group as {@code group.field}. */
    private static Map<String, Object> fields(NetworkPolicy policy) {
        Map<String, Object> fields = new TreeMap<>();
        for (CostComponent component : CostComponent.values()) {
            fields.put(WEIGHTS + component, USUAL_WEIGHT);
        }
        flatten("", Json.read(Json.of(policy), Map.class), fields);
        fields.remove("version");
        return fields;
    }

    private static void flatten(String group, Map<?, ?> body, Map<String, Object> fields) {
        body.forEach((name, value) -> {
            if (value instanceof Map<?, ?> nested) {
                flatten(group + name + ".", nested, fields);
            } else if (value != null) {
                fields.put(group + name, value);
            }
        });
    }

    private static String label(String field, Words w) {
        return field.startsWith(WEIGHTS)
                ? w.text("policy.weight", w.label("cost", field.substring(WEIGHTS.length())))
                : w.label("policy.field", field, field);
    }

    private static String shown(String field, @Nullable Object value, Words w) {
        return switch (value) {
            case null -> "–";
            case Boolean flag -> w.text(flag ? "policy.yes" : "policy.no");
            case String text when text.startsWith("PT") -> hours(Duration.parse(text), w);
            case String text -> w.label("service", text);
            case Number number when field.endsWith("Minor") -> w.yuan(number.longValue());
            case Number number when field.endsWith("Permille") || field.startsWith(WEIGHTS) -> w.number(number) + " ‰";
            case Number number -> new BigDecimal(number.toString()).toPlainString();
            default -> value.toString();
        };
    }

    private static String hours(Duration length, Words w) {
        BigDecimal hours = BigDecimal.valueOf(length.toMinutes())
                .divide(BigDecimal.valueOf(60), 2, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return w.text("time.hours", hours.toPlainString());
    }
}
