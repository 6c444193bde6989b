package io.tributary.bench.chart;

import java.util.Locale;

/** Writes the few elements that our charts need. Dark on white, readable on any page. */
final class Svg {
    /** Okabe and Ito's colours, which most people can tell apart; the last one, ours, is the strongest. */
    private static final String[] COLOURS = {"#bbbbbb", "#e69f00", "#56b4e9", "#0072b2", "#009e73", "#d55e00"};

    private final StringBuilder out = new StringBuilder();

    Svg(int width, int height) {
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
                        + "font-family=\"system-ui, sans-serif\" fill=\"#222222\">",
                width, height, width, height);
        line("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", width, height);
    }

    void text(double x, double y, String anchor, int size, boolean bold, String text) {
        line(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%d\"%s>%s</text>",
                x, y, anchor, size, bold ? " font-weight=\"600\"" : "", escaped(text));
    }

    void rectangle(double x, double y, double width, double height, int colour) {
        line(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                x, y, width, height, colour(colour));
    }

    void rule(double x1, double y1, double x2, double y2) {
        line("<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"#dddddd\" fill=\"none\"/>", x1, y1, x2, y2);
    }

    /** @param points x, y, x, y … */
    void curve(double[] points, int colour) {
        var path = new StringBuilder();
        for (int i = 0; i < points.length; i += 2) {
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", points[i], points[i + 1]));
        }
        line("<path d=\"%s\" stroke=\"%s\" stroke-width=\"2\" fill=\"none\"/>", path, colour(colour));
    }

    String done() {
        return out.append("</svg>\n").toString();
    }

    private static String colour(int index) {
        return COLOURS[index % COLOURS.length];
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
