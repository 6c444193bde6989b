package io.tributary.app.console;

import io.tributary.domain.NodeCode;
import io.tributary.domain.allocation.CostBreakdown;
import io.tributary.domain.allocation.CostComponent;
import io.tributary.domain.allocation.DifferenceSum;
import io.tributary.domain.allocation.PlanDifference;
import io.tributary.domain.allocation.PlanFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The difference of two plans as a page shows it.
 *
 * @param rows figures side by side
 * @param costs chart data: cost by component of both plans, or only its change where no more is known
 * @param load chart data: units per node of both plans
 * @param moves lines that are served otherwise, the largest change of cost first
 * @param remarks what readers must know before they compare the figures
 * @param anyCommon whether there is a line of both, which could have moved
 */
public record DifferenceView(
        List<Row> rows,
        String costs,
        String load,
        int movedLines,
        List<Move> moves,
        List<String> remarks,
        boolean anyCommon) {
    private static final int MOST_MOVES = 60;
    private static final int MOST_NODES = 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param tone good, bad or empty */
    public record Row(String name, String before, String after, String change, String tone) {
        /** More of other orders is neither good nor bad. */
        Row withoutTone() {
            return new Row(name, before, after, change, "");
        }
    }

    /** @param orderId as the plan names it; a copy of supposed demand has a # in it */
    public record Move(
            String orderId,
            String sku,
            long units,
            @Nullable String from,
            @Nullable String to,
            long extraMinor) {
        public boolean real() {
            return orderId.length() == 36;
        }
    }

    record Load(
            String node,
            long taken,
            long before,
            long after,
            @Nullable Long capacity) {}

    static DifferenceView of(PlanDifference d, Words w) {
        PlanFigures before = d.before();
        PlanFigures after = d.after();
        int common = d.sameLines() + d.moved().size();
        boolean alike = d.onlyBefore().isEmpty() && d.onlyAfter().isEmpty();
        var rows = new ArrayList<Row>();
        rows.add(money(w, "cost", before.totalMinor(), after.totalMinor()));
        rows.add(money(w, "bound", before.lowerBoundMinor(), after.lowerBoundMinor()));
        rows.add(count(w, "nav.orders", before.orders(), after.orders(), 0));
        rows.add(count(w, "lines", before.lines(), after.lines(), 0));
        rows.add(count(w, "diff.parcels", before.parcels(), after.parcels(), -1));
        rows.add(count(w, "unfilled", before.unfilledUnits(), after.unfilledUnits(), -1));
        rows.add(hours(w, before.averageHoursToDoor(), after.averageHoursToDoor()));
        rows.add(new Row(w.text("diff.dates"), "", "", w.text("diff.dates.s", d.earlierLines(), d.laterLines()), ""));
        rows.add(new Row(
                w.text("diff.lines"),
                "",
                "",
                w.text(
                        "diff.lines.s",
                        d.sameLines(),
                        d.moved().size(),
                        d.onlyBefore().size(),
                        d.onlyAfter().size()),
                ""));
        Map<NodeCode, Load> load = new TreeMap<>();
        var nodes = new TreeSet<>(before.load().keySet());
        nodes.addAll(after.load().keySet());
        for (NodeCode node : nodes) {
            var was = before.load().get(node);
            var is = after.load().get(node);
            Long capacity = is != null ? is.capacityUnits() : was == null ? null : was.capacityUnits();
            load.put(
                    node,
                    new Load(
                            w.node(node.code()),
                            0,
                            was == null ? 0 : was.units(),
                            is == null ? 0 : is.units(),
                            capacity));
        }
        return new DifferenceView(
                alike ? rows : rows.stream().map(Row::withoutTone).toList(),
                JSON.writeValueAsString(List.of(bar(w, "before", before.cost()), bar(w, "after", after.cost()))),
                load(load),
                d.moved().size(),
                moves(d.moved()),
                alike ? List.of() : List.of(remark(d, common, w)),
                common > 0);
    }

    private static String remark(PlanDifference d, int common, Words w) {
        return common == 0
                ? w.text("diff.apart.remark")
                : w.text(
                        "diff.partly.remark",
                        common,
                        d.onlyBefore().size(),
                        d.onlyAfter().size());
    }

    /** The same with another remark, which comes first. */
    DifferenceView with(String remark) {
        return new DifferenceView(
                rows,
                costs,
                load,
                movedLines,
                moves,
                Stream.concat(Stream.of(remark), remarks.stream()).toList(),
                anyCommon);
    }

    static DifferenceView of(DifferenceSum d, Words w) {
        var rows = new ArrayList<Row>();
        rows.add(money(w, "cost", d.beforeMinor(), d.afterMinor()));
        rows.add(count(w, "diff.parcels", d.parcelsBefore(), d.parcelsAfter(), -1));
        rows.add(count(w, "unfilled", d.unfilledUnitsBefore(), d.unfilledUnitsAfter(), -1));
        rows.add(hours(w, d.hoursBefore(), d.hoursAfter()));
        rows.add(new Row(w.text("diff.dates"), "", "", w.text("diff.dates.s", d.earlierLines(), d.laterLines()), ""));
        Map<NodeCode, Load> load = new TreeMap<>();
        d.load()
                .forEach((node, units) -> load.put(
                        node, new Load(w.node(node.code()), 0, units.unitsBefore(), units.unitsAfter(), null)));
        return new DifferenceView(
                rows,
                JSON.writeValueAsString(List.of(CostBar.of("", named(d.costChange()), w))),
                load(load),
                d.movedLines(),
                moves(d.moves()),
                List.of(),
                true);
    }

    private static String load(Map<NodeCode, Load> load) {
        return JSON.writeValueAsString(load.values().stream()
                .filter(one -> one.before() > 0 || one.after() > 0)
                .sorted((a, b) -> Long.compare(Math.max(b.before(), b.after()), Math.max(a.before(), a.after())))
                .limit(MOST_NODES)
                .toList());
    }

    private static CostBar bar(Words w, String name, CostBreakdown cost) {
        return CostBar.of(w.text(name), named(cost.amounts()), w);
    }

    private static Map<String, Long> named(Map<CostComponent, Long> amounts) {
        return amounts.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
    }

    private static List<Move> moves(List<PlanDifference.Move> moves) {
        return moves.stream()
                .limit(MOST_MOVES)
                .map(move -> new Move(
                        move.before().orderId(),
                        move.before().ordered().code(),
                        move.before().units(),
                        move.before().node() == null
                                ? null
                                : move.before().node().code(),
                        move.after().node() == null ? null : move.after().node().code(),
                        move.extraMinor()))
                .toList();
    }

    private static Row money(Words w, String name, long before, long after) {
        long more = after - before;
        String share = before == 0 ? "" : " (" + sign(more) + w.percent(Math.abs((double) more / before)) + ")";
        return new Row(
                w.text(name),
                w.yuan(before),
                w.yuan(after),
                sign(more) + w.yuan(Math.abs(more)) + share,
                tone(more, -1));
    }

    private static Row count(Words w, String name, long before, long after, int better) {
        long more = after - before;
        return new Row(
                w.text(name),
                w.number(before),
                w.number(after),
                sign(more) + w.number(Math.abs(more)),
                tone(more, better));
    }

    private static Row hours(Words w, @Nullable Double before, @Nullable Double after) {
        double more = before == null || after == null ? 0 : after - before;
        return new Row(
                w.text("diff.hours"),
                w.decimal(before, 1),
                w.decimal(after, 1),
                sign(Math.round(more * 10)) + w.decimal(Math.abs(more), 1),
                tone(Math.round(more * 10), -1));
    }

    private static String sign(long more) {
        return more > 0 ? "+" : more < 0 ? "−" : "±";
    }

    private static String tone(long more, int better) {
        return more == 0 || better == 0 ? "" : Long.signum(more) == better ? "is-good" : "is-bad";
    }
}
