package io.tributary.app.web;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in people's words why a body could not be read: the field, its value and what it should be. */
final class UnreadableBody {
    private static final int SHOWN = 60;

    private UnreadableBody() {}

    static String told(HttpMessageNotReadableException failure) {
        return switch (reader(failure)) {
            case null -> "The body is missing. Maybe nothing was sent, or null.";
            case UnrecognizedPropertyException unknown ->
                "The field " + path(unknown) + " is not known. Maybe one of: "
                        + unknown.getKnownPropertyIds().stream()
                                .map(String::valueOf)
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + ".";
            case InvalidFormatException unfit ->
                thing(unfit) + " is '" + shown(unfit.getValue()) + "', which "
                        + (unfit.getTargetType() == String.class
                                ? "has a NUL character. Maybe it was cut out of a binary file."
                                : "is not " + wanted(unfit.getTargetType()) + ". Maybe its type differs.");
            case MismatchedInputException unfit
            when unfit.getTargetType() != null ->
                thing(unfit) + " is not " + wanted(unfit.getTargetType())
                        + ". Maybe its type differs, or it is in quotes.";
            case JacksonException other
            when !other.getPath().isEmpty() ->
                thing(other) + " cannot be read: " + other.getOriginalMessage() + ". Maybe its value is too large.";
            case JacksonException other ->
                "The body is not valid JSON: " + other.getOriginalMessage()
                        + ". Maybe a quote or a bracket is missing.";
        };
    }

    private static @Nullable JacksonException reader(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException found) {
                return found;
            }
        }
        return null;
    }

    private static String thing(JacksonException failure) {
        return failure.getPath().isEmpty() ? "The body" : "The field " + path(failure);
    }

    /** As people write it, for example {@code lines[0].quantity}. */
    private static String path(JacksonException failure) {
        String path = failure.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        return path.startsWith(".") ? path.substring(1) : path;
    }

    private static String shown(@Nullable Object value) {
        String text = String.valueOf(value).replace("\0", "\\u0000");
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    /** What a value of this type must be, for people. */
    static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "of its type";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type.isRecord()) {
            return "an object with "
                    + Arrays.stream(type.getRecordComponents())
                            .map(RecordComponent::getName)
                            .collect(Collectors.joining(", "));
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return Map.class.isAssignableFrom(type) ? "an object" : SIMPLE.getOrDefault(type, "of its type");
    }

    private static final Map<Class<?>, String> SIMPLE = Map.ofEntries(
            Map.entry(Integer.class, "a whole number"),
            Map.entry(int.class, "a whole number"),
            Map.entry(Long.class, "a whole number"),
            Map.entry(long.class, "a whole number"),
            Map.entry(Double.class, "a number"),
            Map.entry(double.class, "a number"),
            Map.entry(Boolean.class, "true or false"),
            Map.entry(boolean.class, "true or false"),
            Map.entry(String.class, "a text"),
            Map.entry(UUID.class, "an id such as 018f3c5e-0000-7000-8000-000000000000"),
            Map.entry(LocalDate.class, "a date such as 2026-03-02"),
            Map.entry(LocalTime.class, "a time of day such as 16:30"),
            Map.entry(Instant.class, "a time such as 2026-03-02T08:30:00Z"),
            Map.entry(Duration.class, "a duration such as PT24H"));
}
