package io.tributary.bench.backtest;

import io.tributary.bench.chart.BarChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A year as charts and a table for the documentation; amounts in thousands of major units. */
final class BacktestReport {
    private static final double THOUSANDS = 100_000;

    private BacktestReport() {}

    /** Writes {@code backtest-PANEL.svg} and {@code backtest-PANEL.md}. */
    static void write(Path folder, Trade trade, List<YearFigures> all) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("backtest-" + trade.name() + ".svg"),
                chart(trade, all).svg());
        Files.writeString(folder.resolve("backtest-" + trade.name() + ".md"), table(all));
    }

    private static BarChart chart(Trade trade, List<YearFigures> all) {
        return new BarChart(
                "A year of restocking, the same demand and lead times: " + trade.name(),
                all.stream().map(YearFigures::policy).toList(),
                List.of(
                        panel("Total cost, thousands", all, one -> one.totalCost() / THOUSANDS, "%.1f"),
                        panel("Units not served, %", all, one -> 100 * (1 - one.serviceLevel()), "%.2f"),
                        panel("Mean stock at cost, thousands", all, one -> one.stockValue() / THOUSANDS, "%.1f"),
                        panel("Item-weeks with a stock-out", all, YearFigures::stockOuts, "%.0f")));
    }

    private static BarChart.Panel panel(
            String title, List<YearFigures> all, ToDoubleFunction<YearFigures> figure, String format) {
        return new BarChart.Panel(title, all.stream().map(figure::applyAsDouble).toList(), format);
    }

    /** A Markdown table. */
    static String table(List<YearFigures> all) {
        var text = new StringBuilder(
                "| policy | total cost | served | cycles served | mean stock | stock-outs | transfers ");
        var components = List.copyOf(all.getFirst().cost().keySet());
        components.forEach(name -> text.append("| ").append(name).append(' '));
        text.append("|\n|---").append("|---:".repeat(6 + components.size())).append("|\n");
        for (YearFigures one : all) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.2f %% | %.1f %% | %.1f | %d | %d ",
                    one.policy(),
                    one.totalCost() / THOUSANDS,
                    100 * one.serviceLevel(),
                    100 * one.cycleService(),
                    one.stockValue() / THOUSANDS,
                    one.stockOuts(),
                    one.transfers()));
            for (String name : components) {
                text.append(String.format(Locale.ROOT, "| %.1f ", one.cost().get(name) / THOUSANDS));
            }
            text.append("|\n");
        }
        return text.toString();
    }
}
