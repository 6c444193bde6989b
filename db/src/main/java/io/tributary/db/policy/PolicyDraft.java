package io.tributary.db.policy;

import io.tributary.db.Json;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.RefusedException;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** Makes a policy from another one and changed fields, and says of every field what is wrong with it. */
public final class PolicyDraft {
    private static final Map<String, RecordComponent> FIELDS = fields(NetworkPolicy.class);

    private PolicyDraft() {}

    /**
     * @param changes values by the name of the policy's field, as JSON has them; durations as ISO 8601, for example
     *     {@code PT4H}; of {@code guarantee} and {@code restock} only what changes
     * @throws RefusedException naming each field that does not exist or whose value is out of its range
     */
    public static NetworkPolicy of(NetworkPolicy base, Map<String, ?> changes) {
        Map<String, Object> body = body(base);
        List<String> wrong = new ArrayList<>();
        Map<String, Object> merged = merged("", NetworkPolicy.class, body, changes, PolicyDraft::read, wrong);
        if (!wrong.isEmpty()) {
            throw new RefusedException(ErrorCode.INVALID_VALUE, String.join(" ", wrong));
        }
        return read(merged);
    }

    /**
     * The body with the changes; what is wrong is added to {@code wrong}. Each field is tried alone, so that every
     * mistake is told at once.
     *
     * @param path what stands before the names, for example {@code guarantee.}
     * @param attempt reads the whole policy with this body in its place
     */
    private static Map<String, Object> merged(
            String path,
            Class<?> type,
            Map<String, Object> body,
            Map<?, ?> changes,
            Consumer<Map<String, Object>> attempt,
            List<String> wrong) {
        Map<String, RecordComponent> fields = fields(type);
        Map<String, Object> merged = new LinkedHashMap<>(body);
        changes.forEach((key, value) -> {
            String field = String.valueOf(key);
            if (!fields.containsKey(field)) {
                wrong.add("The policy has no field '" + path + field + "'; it has "
                        + fields.keySet().stream().map(name -> path + name).toList() + ".");
                return;
            }
            Class<?> kind = fields.get(field).getType();
            if (kind.isRecord() && value instanceof Map<?, ?> inner) {
                Consumer<Map<String, Object>> nested = one -> attempt.accept(with(body, field, one));
                merged.put(field, merged(path + field + ".", kind, inner(body, field), inner, nested, wrong));
            } else {
                problem(path + field, kind, value, () -> attempt.accept(with(body, field, value)))
                        .ifPresent(wrong::add);
                merged.put(field, value);
            }
        });
        return merged;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> inner(Map<String, Object> body, String field) {
        return (Map<String, Object>) body.get(field);
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, @Nullable Object value) {
        Map<String, Object> one = new LinkedHashMap<>(body);
        one.put(field, value);
        return one;
    }

    private static Optional<String> problem(String name, Class<?> type, @Nullable Object value, Runnable attempt) {
        String unfit = "The policy's " + name + " is '" + value + "'; it must be " + kind(type) + ".";
        if (!fits(type, value)) {
            return Optional.of(unfit);
        }
        try {
            attempt.run();
            return Optional.empty();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof IllegalArgumentException
                        && cause.getMessage() != null
                        && cause.getMessage().contains("olicy")) {
                    return Optional.of(cause.getMessage());
                }
            }
            return Optional.of(unfit);
        }
    }

    /** Stricter than the reader, which takes 10.5 for 10 and 1 for the second of an enum's names. */
    private static boolean fits(Class<?> type, @Nullable Object value) {
        if (type.isRecord()) {
            return false;
        }
        if (type.isEnum()) {
            return value instanceof String || type.isInstance(value);
        }
        return switch (type.getSimpleName()) {
            case "Duration" -> value instanceof String || value instanceof Duration;
            case "boolean" -> value instanceof Boolean;
            case "int", "long", "Integer", "Long" -> whole(value);
            case "double", "Double" -> value instanceof Number;
            default -> value instanceof Map<?, ?> map && map.values().stream().allMatch(PolicyDraft::whole);
        };
    }

    private static boolean whole(@Nullable Object value) {
        return value instanceof Integer || value instanceof Long || value instanceof BigInteger;
    }

    private static String kind(Class<?> type) {
        if (type.isRecord()) {
            return "an object with some of the fields " + fields(type).keySet();
        }
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        return switch (type.getSimpleName()) {
            case "Duration" -> "a duration such as PT4H or P14D";
            case "boolean" -> "true or false";
            case "int", "long", "Integer", "Long" -> "a whole number";
            case "double", "Double" -> "a number above 0 to 1";
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

    private static Map<String, RecordComponent> fields(Class<?> type) {
        Map<String, RecordComponent> fields = Arrays.stream(type.getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, one -> one, (a, b) -> a, TreeMap::new));
        fields.remove("version");
        return fields;
    }

    /**
     * A stored policy. What a nested record does not say, as in policies from before that was refused, is as usual.
     *
     * @param stored a policy's body
     */
    static NetworkPolicy stored(JSONB stored) {
        Map<String, Object> usual = body(NetworkPolicy.STANDARD);
        @SuppressWarnings("unchecked")
        Map<String, Object> body = new LinkedHashMap<>(Json.read(stored, Map.class));
        FIELDS.forEach((field, component) -> {
            if (component.getType().isRecord() && body.get(field) instanceof Map<?, ?> said) {
                Map<String, Object> whole = inner(usual, field);
                said.forEach((name, value) -> {
                    if (value != null) {
                        whole.put(String.valueOf(name), value);
                    }
                });
                body.put(field, whole);
            }
        });
        return read(body);
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
