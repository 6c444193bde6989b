package io.tributary.bench.chart;

import java.util.List;
import java.util.Locale;

/**
 * Small multiples: one panel of horizontal bars for each figure, the same rows in each, so that no two units share an
 * axis. Bars start at zero.
 *
 * @param title above everything
 * @param rows what is compared, from above
 * @param panels the figures, from left to right and then down
 */
public record BarChart(String title, List<String> rows, List<Panel> panels) {
    private static final int COLUMNS = 2;
    private static final int PANEL_WIDTH = 440;
    private static final int LABEL_WIDTH = 130;
    private static final int VALUE_WIDTH = 70;
    private static final int ROW_HEIGHT = 24;
    private static final int HEAD = 34;
    private static final int MARGIN = 20;

    /**
     * One figure.
     *
     * @param title with its unit
     * @param values one for each row, 0 or more
     * @param format of the figure beside a bar, as of {@link String#format}
     */
    public record Panel(String title, List<Double> values, String format) {
        public Panel {
            values = List.copyOf(values);
        }
    }

    public BarChart {
        rows = List.copyOf(rows);
        panels = List.copyOf(panels);
        for (Panel panel : panels) {
            if (panel.values().size() != rows.size()) {
                throw new IllegalArgumentException("Panel '" + panel.title() + "' has "
                        + panel.values().size() + " values for " + rows.size() + " rows.");
            }
        }
    }

    /** The chart as a document of its own. */
    public String svg() {
        int panelHeight = HEAD + rows.size() * ROW_HEIGHT + MARGIN;
        int lines = Math.ceilDiv(panels.size(), COLUMNS);
        var svg = new Svg(COLUMNS * PANEL_WIDTH + MARGIN, HEAD + lines * panelHeight + MARGIN);
        svg.text(MARGIN, 26, "start", 17, true, title);
        for (int i = 0; i < panels.size(); i++) {
            panel(svg, panels.get(i), MARGIN + i % COLUMNS * PANEL_WIDTH, HEAD + MARGIN + i / COLUMNS * panelHeight);
        }
        return svg.done();
    }

    private void panel(Svg svg, Panel panel, int left, int top) {
        svg.text(left, top + 14, "start", 13, true, panel.title());
        double most = panel.values().stream().mapToDouble(v -> v).max().orElse(0);
        double scale = most <= 0 ? 0 : (PANEL_WIDTH - LABEL_WIDTH - VALUE_WIDTH - MARGIN) / most;
        for (int r = 0; r < rows.size(); r++) {
            int y = top + HEAD - 8 + r * ROW_HEIGHT;
            double length = Math.max(0, panel.values().get(r)) * scale;
            svg.text(left + LABEL_WIDTH - 8, y + 14, "end", 12, false, rows.get(r));
            svg.rectangle(left + LABEL_WIDTH, y, length, ROW_HEIGHT - 6, r);
            String value =
                    String.format(Locale.ROOT, panel.format(), panel.values().get(r));
            svg.text(left + LABEL_WIDTH + length + 6, y + 14, "start", 12, false, value);
        }
    }
}
