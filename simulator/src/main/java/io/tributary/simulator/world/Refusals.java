package io.tributary.simulator.world;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What the API refused, counted by request, status and code; the first refusal of a kind with its own words. */
public final class Refusals {
    private static final Pattern ID = Pattern.compile("/[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/nodes|/suppliers)/[^/]+");

    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    /** @param example the words of the first */
    public record Count(int count, String example) {}

    void note(String method, String path, Answer answer) {
        String kind = method + " " + ID.matcher(path).replaceAll("/…") + " " + answer.status() + " " + answer.code();
        counts.merge(
                kind.strip(), new Count(1, answer.detail()), (was, one) -> new Count(was.count() + 1, was.example()));
    }

    /** By kind, in alphabetical order. */
    public Map<String, Count> counts() {
        return new TreeMap<>(counts);
    }

    /** Server errors: refusals that nobody should ever see. */
    public int serverErrors() {
        return counts.entrySet().stream()
                .filter(e -> e.getKey().matches(".* 5\\d\\d( .*)?"))
                .filter(e -> !e.getKey().contains(" 503"))
                .mapToInt(e -> e.getValue().count())
                .sum();
    }
}
