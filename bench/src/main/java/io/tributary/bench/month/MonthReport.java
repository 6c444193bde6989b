package io.tributary.bench.month;

import io.tributary.bench.chart.BarChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The month as a chart and a table for the documentation. */
final class MonthReport {
    private MonthReport() {}

    /** Writes {@code month.svg} and {@code month.md}. */
    static void write(Path folder, List<MonthFigures> all) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("month.svg"), chart(all).svg());
        Files.writeString(folder.resolve("month.md"), table(all));
    }

    private static BarChart chart(List<MonthFigures> all) {
        return new BarChart(
                "A simulated month, the same orders and stock",
                all.stream().map(MonthFigures::policy).toList(),
                List.of(
                        panel("Cost per order, yuan", all, one -> one.costPerOrder() / 100, "%.2f"),
                        panel("Parcels per order", all, MonthFigures::parcelsPerOrder, "%.3f"),
                        panel("Units not filled, %", all, one -> 100 * (1 - one.fillRate()), "%.2f"),
                        panel("Lines late, %", all, one -> 100 * one.lateShare(), "%.2f")));
    }

    private static BarChart.Panel panel(
            String title, List<MonthFigures> all, ToDoubleFunction<MonthFigures> figure, String format) {
        return new BarChart.Panel(title, all.stream().map(figure::applyAsDouble).toList(), format);
    }

    /** A Markdown table; amounts in yuan per order. */
    static String table(List<MonthFigures> all) {
        var text = new StringBuilder(
                "| policy | cost per order | parcels per order | filled | filled the same day | late ");
        var components = List.copyOf(all.getFirst().cost().keySet());
        components.forEach(name -> text.append("| ").append(name).append(' '));
        text.append("|\n|---").append("|---:".repeat(5 + components.size())).append("|\n");
        for (MonthFigures one : all) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.3f | %.2f %% | %.2f %% | %.2f %% ",
                    one.policy(),
                    one.costPerOrder() / 100,
                    one.parcelsPerOrder(),
                    100 * one.fillRate(),
                    100 * one.firstDayFill(),
                    100 * one.lateShare()));
            for (String name : components) {
                text.append(String.format(
                        Locale.ROOT, "| %.2f ", one.cost().get(name) / 100.0 / Math.max(1, one.orders())));
            }
            text.append("|\n");
        }
        return text.toString();
    }
}
