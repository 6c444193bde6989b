package io.tributary.simulator.demo;

import io.tributary.simulator.world.OrderDesk;
import io.tributary.simulator.world.Refusals;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run came to, as a table for people. */
final class Summary {
    private final PrintStream out;

    Summary(PrintStream out) {
        this.out = out;
    }

    void figures(@Nullable Figures figures, OrderDesk desk, double seconds) {
        out.printf("%nSummary after %.0f s%n", seconds);
        row("orders handed in by this run", desk.sent());
        row("orders refused in this run", desk.refused());
        row("orders per second", "%.2f".formatted(desk.accepted() / seconds));
        if (figures != null) {
            figures.all().properties().forEach(field -> {
                // The engine's own rate is of the last ten seconds, in which a run that ends has placed none.
                if (field.getValue().isValueNode() && !field.getKey().equals("ordersPerSecond")) {
                    row(words(field.getKey()), shown(field.getKey(), figures));
                }
            });
        }
    }

    private static String shown(String field, Figures figures) {
        var value = figures.all().path(field);
        if (field.endsWith("Rate") && value.isNumber()) {
            return "%.2f %%".formatted(value.asDouble() * 100);
        }
        return value.isFloatingPointNumber() ? "%.2f".formatted(value.asDouble()) : value.asString("");
    }

    private static String words(String camelCase) {
        return camelCase.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT).replace("p os ", "POs ");
    }

    /** @param counts lines of the file by what became of them */
    void orders(Map<String, Long> counts, Path report) {
        out.println("Lines of the orders file");
        counts.forEach(this::row);
        out.println("  each line that was set aside or refused, with its number and reason: " + report);
    }

    void troubles(Refusals refusals, Map<String, String> actors) {
        if (!refusals.counts().isEmpty()) {
            out.println("Refused requests of the world (expected ones among them: too late, changed meanwhile)");
            refusals.counts()
                    .forEach((kind, count) ->
                            out.printf("  %,6d  %s  %s%n", count.count(), kind, shortened(count.example())));
        }
        actors.forEach((actor, trouble) -> out.println("  trouble of " + actor + ": " + trouble));
    }

    private static String shortened(String text) {
        return text.length() > 110 ? text.substring(0, 110) + "…" : text;
    }

    void verdict(Verdict verdict) {
        out.println("Invariants");
        if (verdict.checks().isEmpty()) {
            out.println("  NOT KNOWN: GET /v1/invariants did not answer");
        }
        for (Verdict.Check check : verdict.checks()) {
            out.printf("  %-6s %s  %s%n", check.holds() ? "holds" : "BROKEN", check.name(), check.detail());
        }
        out.println(verdict.holds() ? "All invariants hold." : "The invariants do NOT hold.");
    }

    private void row(String name, Object value) {
        out.printf("  %-32s %12s%n", name, value instanceof Long number ? "%,d".formatted(number) : value);
    }
}
