package io.tributary.bench.forecast;

import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.DemandFactors;
import io.tributary.domain.forecast.DemandSeries;
import io.tributary.domain.forecast.SeriesKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A panel file: {@code series_id,period,quantity[,price]}, every series contiguous and in order, plain or gzip. A series
 * named {@code store-item} is read as an item in a region.
 *
 * @param ids the names of the series in the file
 * @param history what may be known: quantities before the horizon, prices to the end
 */
public record DemandPanel(List<String> ids, List<DemandSeries> history) {
    private static final int COLUMNS_WITH_PRICE = 4;

    /** @throws IllegalArgumentException with file, line and remedy, when the file is not such a panel */
    public static DemandPanel read(Path file, int horizon) throws IOException {
        Map<String, Rows> series = new LinkedHashMap<>();
        int last = Integer.MIN_VALUE;
        try (BufferedReader reader = open(file)) {
            List<String> header = List.of(reader.readLine() instanceof String line ? line.split(",") : new String[0]);
            if (header.size() < 3 || !header.subList(0, 3).equals(List.of("series_id", "period", "quantity"))) {
                throw new IllegalArgumentException(file + " does not start with series_id,period,quantity but " + header
                        + ". Maybe it is no panel.");
            }
            int number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                last = Math.max(last, add(series, line.split(",", -1), file + " line " + number));
            }
        }
        if (series.isEmpty()) {
            throw new IllegalArgumentException(file + " has no series. Maybe the export was cut off.");
        }
        if (horizon > 0) {
            requireSameEnd(file, series, last);
        }
        return of(series, last - horizon);
    }

    /** A series that ends early has no place in the horizon, and whether it sold nothing or was not kept is unknown. */
    private static void requireSameEnd(Path file, Map<String, Rows> series, int last) {
        series.forEach((id, rows) -> {
            if (rows.lastPeriod() != last) {
                throw new IllegalArgumentException(
                        file + " has series " + id + " to period " + rows.lastPeriod() + " only, others to " + last
                                + ". Maybe periods without a sale were left out: write them as 0.");
            }
        });
    }

    private static int add(Map<String, Rows> series, String[] cells, String where) {
        try {
            int period = Integer.parseInt(cells[1]);
            double quantity = Double.parseDouble(cells[2]);
            double price =
                    cells.length < COLUMNS_WITH_PRICE || cells[3].isEmpty() ? Double.NaN : Double.parseDouble(cells[3]);
            series.computeIfAbsent(cells[0], id -> new Rows(period)).add(period, quantity, price, where);
            return period;
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    where + " is not series_id,period,quantity[,price] but " + Arrays.toString(cells)
                            + ". Maybe a number has a thousands separator.",
                    e);
        }
    }

    private static DemandPanel of(Map<String, Rows> series, int lastKnown) {
        List<DemandSeries> history = new ArrayList<>(series.size());
        series.forEach((id, rows) -> history.add(rows.toSeries(id, lastKnown)));
        return new DemandPanel(List.copyOf(series.keySet()), history);
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
        return new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
    }

    /** The rows of one series, as they come. */
    private static final class Rows {
        private final int firstPeriod;
        private long[] quantities = new long[64];
        private double[] prices = new double[64];
        private int length;
        private boolean priced;

        Rows(int firstPeriod) {
            this.firstPeriod = firstPeriod;
        }

        void add(int period, double quantity, double price, String where) {
            if (period != firstPeriod + length) {
                throw new IllegalArgumentException(where + " is period " + period + " after "
                        + (firstPeriod + length - 1) + ". Maybe rows are missing, doubled or out of order.");
            }
            if (!(quantity >= 0 && quantity < 1e15)) {
                throw new IllegalArgumentException(
                        where + " has quantity " + quantity + ". Maybe returns were netted with sales.");
            }
            if (length == quantities.length) {
                quantities = Arrays.copyOf(quantities, 2 * length);
                prices = Arrays.copyOf(prices, 2 * length);
            }
            quantities[length] = Math.round(quantity);
            prices[length++] = price;
            priced |= !Double.isNaN(price);
        }

        int lastPeriod() {
            return firstPeriod + length - 1;
        }

        DemandSeries toSeries(String id, int lastKnown) {
            int known = Math.clamp(lastKnown - firstPeriod + 1L, 0, length);
            if (known == 0) {
                return DemandSeries.of(key(id), lastKnown + 1);
            }
            DemandFactors factors = priced ? DemandFactors.ofPrice(Arrays.copyOf(prices, length)) : DemandFactors.NONE;
            return new DemandSeries(
                    key(id), firstPeriod, Arrays.copyOf(quantities, known), new BitSet(), factors, null);
        }

        private static SeriesKey key(String id) {
            String[] parts = id.split("-", 2);
            return parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty()
                    ? new SeriesKey(new Sku(parts[1]), new Region(parts[0]))
                    : new SeriesKey(new Sku(id), new Region("all"));
        }
    }
}
