package io.tributary.bench.month;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import tools.jackson.databind.json.JsonMapper;

/** {@code bench month [--seed 1] [--days 30] [--orders-per-day 300] [--out DIR]}. */
public final class MonthBench {
    private MonthBench() {}

    /** @return 0 when all four policies ran and their logs were found true, 2 for bad input */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            var options = MonthOptions.parse(arguments);
            var scenario = Scenario.of(options.seed(), options.days(), options.ordersPerDay());
            List<MonthFigures> all = new ArrayList<>();
            for (Function<IntSupplier, AllocationMethod> method : methods(scenario, options)) {
                long start = System.nanoTime();
                var month = new MonthRun(scenario, method);
                List<Entry> log = month.run();
                MonthFigures figures =
                        Audit.of(month.name(), scenario.tariff(), scenario.opening(), scenario.capacity(), log);
                all.add(figures);
                out.println(JsonMapper.shared().writeValueAsString(figures.row()));
                out.flush();
                err.printf("%s: %.1f s%n", month.name(), (System.nanoTime() - start) / 1e9);
            }
            if (options.out() != null) {
                MonthReport.write(options.out(), all);
            }
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        } catch (IOException e) {
            err.println("Cannot write " + e.getMessage() + ". Maybe the folder is read-only or the disk is full.");
            return 2;
        }
    }

    private static List<Function<IntSupplier, AllocationMethod>> methods(Scenario scenario, MonthOptions options) {
        var demands = new Demands(scenario);
        return List.of(
                today -> Ranked.inListOrder(scenario.tariff()),
                today -> Ranked.nearest(scenario.tariff()),
                today -> new AtOnce(demands, today),
                today -> new Waves(demands, today, options.seed(), options.work()));
    }
}
