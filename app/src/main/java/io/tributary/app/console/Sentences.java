package io.tributary.app.console;

import io.tributary.db.allocation.DecisionsView;
import io.tributary.db.allocation.DecisionsView.LineDecision;
import io.tributary.db.allocation.ReallocationFilter;
import io.tributary.db.allocation.RunView;
import io.tributary.db.event.ExceptionsView;
import io.tributary.db.order.OverviewView.Load;
import io.tributary.db.order.UnitCounts;
import io.tributary.db.replenishment.RunForecasts.Series;
import io.tributary.domain.allocation.CostComponent;
import io.tributary.domain.order.OrderStatus;
import io.tributary.domain.replenishment.OrderApproval.Hold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What pages say about figures that belong together: units, costs, progress, and the why of a quantity. */
public final class Sentences {
    /** @param state done, now, stopped, or empty for what is still to come */
    public record Step(String status, String state) {}

    private static final List<OrderStatus> WAY = List.of(
            OrderStatus.ACCEPTED,
            OrderStatus.POOLED,
            OrderStatus.ALLOCATED,
            OrderStatus.RELEASED,
            OrderStatus.SHIPPED,
            OrderStatus.COMPLETED);

    private static final Pattern CHANGE = Pattern.compile("(.+) (\\S+) → (\\S+)");
    private static final Pattern ORDERED = Pattern.compile("the last run ordered (\\d+)(?:; (.+))?");
    private static final Pattern REJECTED = Pattern.compile("(?:(.+?), )?rejected by (.+)", Pattern.DOTALL);
    private static final Pattern MODEL = Pattern.compile("[A-Z][A-Z_]+");

    private static final List<String> TELLING =
            List.of("zone", "node", "to", "supplier", "reason", "sku", "region", "carrier");

    private final Words words;

    Sentences(Words words) {
        this.words = words;
    }

    /** For example "3 open, 5 shipped". */
    public String unitsText(UnitCounts units) {
        return units.filled().entrySet().stream()
                .map(e -> words.number(e.getValue()) + " " + words.label("bucket", e.getKey()))
                .collect(Collectors.joining(words.text("comma")));
    }

    public String costText(Map<String, Long> components) {
        return components.entrySet().stream()
                .map(e -> words.label("cost", e.getKey()) + " " + words.yuan(e.getValue()))
                .collect(Collectors.joining(words.text("comma")));
    }

    /** The cost components that these decisions show, in the objective's order. */
    public List<String> componentsOf(List<LineDecision> decisions) {
        var used = decisions.stream()
                .flatMap(decision -> decision.candidates().stream())
                .flatMap(candidate -> candidate.components().keySet().stream())
                .collect(Collectors.toSet());
        return Stream.concat(Arrays.stream(CostComponent.values()).map(Enum::name), Stream.of(DecisionsView.PARCEL))
                .filter(used::contains)
                .toList();
    }

    /** A few words of an event's detail: where, what, why. */
    public String brief(Map<String, String> detail) {
        return TELLING.stream()
                .filter(detail::containsKey)
                .limit(2)
                .map(name -> words.detail(name, detail.get(name)))
                .collect(Collectors.joining(" · "));
    }

    /** Why a decision is what it is: a code becomes words, and known words the reader's language. */
    public String reason(LineDecision decision) {
        String reason = decision.reason();
        if (decision.runKind().equals("PROMISE") && decision.node() != null) {
            return words.text("reason.promise");
        }
        return reason.matches("[A-Z_]+")
                ? words.label("unfilled", reason)
                : words.label("reason", reason.replace(' ', '-'), reason);
    }

    /** Why a run moved a line: what was wrong with where it was promised, or what that would have cost. */
    public String why(RunView.Moved line) {
        DecisionsView.Candidate was = line.was();
        if (was == null) {
            return words.text("moved.gone");
        }
        if (was.eliminated() != null) {
            String reason = words.label("eliminated", was.eliminated());
            return was.detail() == null ? reason : reason + " · " + was.detail();
        }
        DecisionsView.Candidate is = line.is();
        if (is == null || is.costMinor() == null || was.costMinor() == null) {
            return words.text("moved.joint");
        }
        long saved = was.costMinor() - is.costMinor();
        return saved > 0
                ? words.text("moved.cheaper", words.yuan(saved))
                : words.text("moved.dearer", words.yuan(-saved));
    }

    /** A filter of a re-allocation in words. */
    public String filter(ReallocationFilter filter) {
        var parts = new ArrayList<String>();
        add(parts, "node", words.node(filter.node()), filter.node());
        add(parts, "sku", words.sku(filter.sku()), filter.sku());
        add(parts, "zone", words.zone(filter.zone()), filter.zone());
        add(parts, "region", words.region(filter.region()), filter.region());
        add(parts, "supplier", words.supplier(filter.supplier()), filter.supplier());
        add(parts, "promisedBefore", words.time(filter.promisedBefore()), filter.promisedBefore());
        if (filter.orderIds() != null) {
            parts.add(
                    words.text("realloc.orders", words.number(filter.orderIds().size())));
        }
        return String.join(" · ", parts);
    }

    private void add(List<String> parts, String name, String value, @Nullable Object given) {
        if (given != null) {
            parts.add(words.label("detail", name) + " " + value);
        }
    }

    /** How far an order has come. */
    public List<Step> steps(String status) {
        OrderStatus now = OrderStatus.valueOf(status);
        if (now == OrderStatus.CANCELLED) {
            return List.of(new Step("ACCEPTED", "done"), new Step("CANCELLED", "now"));
        }
        var steps = new ArrayList<Step>();
        OrderStatus at = now == OrderStatus.HELD ? OrderStatus.ACCEPTED : now;
        for (OrderStatus step : WAY) {
            int far = Integer.compare(WAY.indexOf(step), WAY.indexOf(at));
            steps.add(new Step(
                    far == 0 ? status : step.name(),
                    far < 0 || at == OrderStatus.COMPLETED ? "done" : far == 0 ? "now" : ""));
        }
        return steps;
    }

    /** A node's bar: its units against its daily capacity, or against themselves when it has none. */
    public List<Segment> load(Load load) {
        var units = new LinkedHashMap<String, Long>();
        units.put("committed", load.committed());
        units.put("released", load.released());
        long sum = load.committed() + load.released();
        return Segment.stack(units, Math.max(sum, load.dailyCapacity() == null ? sum : load.dailyCapacity()));
    }

    public List<String> skusOf(List<Series> series) {
        return series.stream().map(Series::sku).distinct().toList();
    }

    public List<String> regionsOf(List<Series> series) {
        return series.stream().map(Series::region).distinct().toList();
    }

    /** A figure of a run's summary: money where its name says so, a count otherwise. */
    public String figure(String name, long value) {
        return name.endsWith("Minor") ? words.yuan(value) : words.number(value);
    }

    /** What a case is about. Its stored title is English; other languages have their own, and the details below it. */
    public String title(ExceptionsView.Case one) {
        return words.chinese() ? words.label("title", one.kind(), one.title()) : one.title();
    }

    /** The limits that keep an order from going out unasked. */
    public String held(List<Hold> holds) {
        return holds.stream()
                .map(hold -> switch (hold.limit()) {
                    case ORDER_VALUE, VALUE ->
                        words.text("hold." + hold.limit(), words.yuan(hold.actual()), words.yuan(hold.allowed()));
                    case RISK ->
                        words.text(
                                "hold.RISK",
                                words.percent(hold.actual() / 1000.0),
                                words.percent(hold.allowed() / 1000.0));
                })
                .collect(Collectors.joining(" "));
    }

    /** Why a planned quantity is what it is; the fields are those of the domain's {@code Why}. */
    public String why(JsonNode why) {
        var parts = new ArrayList<String>();
        parts.add(words.text(
                "why.need",
                why.path("coverPeriods").asInt(0),
                count(why, "demandOverCover"),
                count(why, "projectedStock"),
                count(why, "safetyStock"),
                words.percent(why.path("serviceLevel").asDouble(0))));
        parts.add(words.text("why.net", count(why, "netRequirement")));
        String rounding = why.path("rounding").asString("NONE");
        if (!rounding.equals("NONE")) {
            parts.add(words.label("rounding", rounding));
        }
        parts.add(second(why.path("runnerUp")));
        return String.join(words.text("stop"), parts);
    }

    private String second(JsonNode second) {
        if (!second.isObject()) {
            return words.text("why.only");
        }
        String supplier = words.supplier(second.at("/supplier/code").asString(""));
        long dearer = second.path("planCost").asLong(0);
        if (!second.path("feasible").asBoolean(true)) {
            return words.text("why.second.cannot", supplier);
        }
        return dearer < 0
                ? words.text("why.second.cheaper", supplier, words.yuan(-dearer))
                : words.text("why.second", supplier, words.yuan(dearer));
    }

    /** Why a proposal differs from the run before; stored in English, as the domain's {@code ProposalChange} says it. */
    public String changed(String reason) {
        if (reason.startsWith("new:")) {
            return words.text("change.new");
        }
        Matcher ordered = ORDERED.matcher(reason);
        if (ordered.matches()) {
            String was = words.text("change.ordered", words.number(Long.valueOf(ordered.group(1))));
            return ordered.group(2) == null ? was : was + words.text("comma") + changed(ordered.group(2));
        }
        // the typed reason is the last part and may have commas of its own
        Matcher rejected = REJECTED.matcher(reason);
        if (rejected.matches()) {
            String was = words.text("change.rejected", rejected.group(2));
            return rejected.group(1) == null ? was : changed(rejected.group(1)) + words.text("comma") + was;
        }
        return Arrays.stream(reason.split(", ")).map(this::change).collect(Collectors.joining(words.text("comma")));
    }

    private String change(String part) {
        Matcher figures = CHANGE.matcher(part);
        if (!figures.matches()) {
            return part;
        }
        String what = figures.group(1);
        UnaryOperator<String> told = switch (what) {
            case "supplier" -> words::supplier;
            case "unit cost" -> minor -> words.yuan(Long.valueOf(minor));
            case "risk cost" -> milli -> words.yuan(Long.parseLong(milli) / 1_000);
            default -> units -> words.number(Long.valueOf(units));
        };
        return words.label("change", what.replace(' ', '-'), what) + " " + told.apply(figures.group(2)) + " → "
                + told.apply(figures.group(3));
    }

    /** A forecast's mixture of models, such as {@code 60 % SES + 40 % TSB}, with their names in words. */
    public String models(String mixture) {
        return MODEL.matcher(mixture.replace(", else ", words.text("model.else")))
                .replaceAll(code -> Matcher.quoteReplacement(words.label("model", code.group())));
    }

    private String count(JsonNode why, String name) {
        return words.number(why.path(name).asLong(0));
    }
}
