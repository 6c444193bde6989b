package io.tributary.bench.backtest;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** {@code bench backtest [--seed 1] [--weeks 52] [--items 60] [--panel FILE [--start PERIOD]] [--out DIR]}. */
public final class BacktestBench {
    private static final int WARM_UP = 52;

    private BacktestBench() {}

    /** @return 0 when all four policies ran and their logs were found true, 2 for bad input */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            var options = BacktestOptions.parse(arguments);
            Trade trade = trade(options);
            int from = trade.weeks() - options.weeks();
            err.printf(
                    "%s: %d items, %d warehouses, %d suppliers, %d weeks after %d to warm up%n",
                    trade.name(),
                    trade.items().size(),
                    trade.warehouses().size(),
                    trade.suppliers().size(),
                    options.weeks(),
                    from);
            List<YearFigures> all = new ArrayList<>();
            for (List<Tuning.Choice> choices : policies(trade, options)) {
                all.add(year(trade, from, choices, out, err));
            }
            if (options.out() != null) {
                BacktestReport.write(options.out(), trade, all);
            }
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        } catch (IOException e) {
            err.println("Cannot read or write " + e.getMessage());
            return 2;
        }
    }

    private static Trade trade(BacktestOptions options) throws IOException {
        return options.panel() == null
                ? SimulatedTrade.of(options.seed(), WARM_UP + options.weeks(), options.items())
                : PanelTrade.of(options.panel(), options.seed(), options.start(), options.weeks(), options.items());
    }

    private static List<List<Tuning.Choice>> policies(Trade trade, BacktestOptions options) {
        return List.of(
                Tuning.minMax(trade),
                Tuning.fixedCover(trade),
                Tuning.newsvendor(trade),
                Tuning.ours(trade, options.work()));
    }

    private static YearFigures year(
            Trade trade, int from, List<Tuning.Choice> choices, PrintStream out, PrintStream err) {
        long start = System.nanoTime();
        int tuneFrom = Math.max(BacktestOptions.LEAST_WARM_UP / 2, from - BacktestOptions.LEAST_WARM_UP);
        var progress = new Progress(err);
        Tuning.Choice best = new Tuning(trade, tuneFrom, from, progress).best(choices);
        List<Entry> log =
                new YearRun(trade, from, trade.weeks()).run(progress.of(best, "simulating", from, trade.weeks()));
        YearFigures figures = YearAudit.of(best.policy(), trade, from, trade.weeks(), log);
        out.println(JsonMapper.shared().writeValueAsString(figures.row(trade.name(), best.settings())));
        out.flush();
        err.printf(
                "%s: best of %d settings, %.1f s%n", best.policy(), choices.size(), (System.nanoTime() - start) / 1e9);
        return figures;
    }
}
