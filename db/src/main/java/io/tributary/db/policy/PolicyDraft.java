package io.tributary.db.policy;

import io.tributary.db.Json;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.RefusedException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a policy from another one and changed fields, and says of every field what is wrong with it. */
public final class PolicyDraft {
    private static final Map<String, RecordComponent> FIELDS = fields();

    private PolicyDraft() {}

    /**
     * @param changes values by the name of the policy's field, as JSON has them; durations as ISO 8601, for example
     *     {@code PT4H}
     * @throws RefusedException naming each field that does not exist or whose value is out of its range
     */
    public static NetworkPolicy of(NetworkPolicy base, Map<String, ?> changes) {
        Map<String, Object> body = body(base);
        List<String> wrong = new ArrayList<>();
        changes.forEach((field, value) -> {
            if (!FIELDS.containsKey(field)) {
                wrong.add("The policy has no field '" + field + "'; it has " + FIELDS.keySet() + ".");
            } else {
                check(body, field, value).ifPresent(wrong::add);
            }
        });
        if (!wrong.isEmpty()) {
            throw new RefusedException(ErrorCode.INVALID_VALUE, String.join(" ", wrong));
        }
        body.putAll(changes);
        return read(body);
    }

    /** Each field is tried alone, so that every mistake is told at once. */
    private static Optional<String> check(Map<String, Object> base, String field, @Nullable Object value) {
        Map<String, Object> one = new LinkedHashMap<>(base);
        one.put(field, value);
        try {
            if (value == null) {
                throw new IllegalArgumentException("nothing");
            }
            read(one);
            return Optional.empty();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof IllegalArgumentException
                        && cause.getMessage() != null
                        && cause.getMessage().contains("olicy")) {
                    return Optional.of(cause.getMessage());
                }
            }
            return Optional.of("The policy's " + field + " is '" + value + "'; it must be "
                    + kind(FIELDS.get(field).getType()) + ".");
        }
    }

    private static String kind(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "Duration" -> "a duration such as PT4H or P14D";
            case "boolean" -> "true or false";
            case "int", "long" -> "a whole number";
            case "double" -> "a number above 0 to 1";
            default -> "thousandths by the name of a cost component";
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> body(NetworkPolicy policy) {
        return new LinkedHashMap<>(Json.read(Json.of(policy), Map.class));
    }

    private static NetworkPolicy read(Map<String, Object> body) {
        return Json.read(Json.of(body), NetworkPolicy.class);
    }

    private static Map<String, RecordComponent> fields() {
        Map<String, RecordComponent> fields = Arrays.stream(NetworkPolicy.class.getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, one -> one, (a, b) -> a, TreeMap::new));
        fields.remove("version");
        return fields;
    }

    /** The fields in which two policies differ, with both values as text. */
    public static Map<String, List<String>> changes(NetworkPolicy before, NetworkPolicy after) {
        Map<String, Object> was = body(before);
        Map<String, Object> is = body(after);
        Map<String, List<String>> changes = new TreeMap<>();
        FIELDS.keySet().forEach(field -> {
            String old = String.valueOf(was.get(field));
            String now = String.valueOf(is.get(field));
            if (!old.equals(now)) {
                changes.put(field, List.of(old, now));
            }
        });
        return changes;
    }
}
