package io.tributary.simulator.network;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A network as one CSV text per resource of {@code PUT /v1/network/{resource}}, in the order in which they must be
 * imported. RFC 4180 with line feeds, UTF-8; an empty cell is no value.
 */
public final class NetworkCsv {
    private NetworkCsv() {}

    /** Text by resource name, in import order. */
    public static Map<String, String> of(Network network) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("zones", text(network.zones(), Network.Zone.class));
        texts.put("regions", text(network.regions(), Network.Region.class));
        texts.put("belts", text(network.belts(), Network.Belt.class));
        texts.put("suppliers", text(network.suppliers(), Network.Supplier.class));
        texts.put("nodes", text(network.nodes(), Network.Node.class));
        texts.put("lanes", text(network.lanes(), Network.Lane.class));
        texts.put("transfer-lanes", text(network.transferLanes(), Network.TransferLane.class));
        texts.put("skus", text(network.skus(), Network.Sku.class));
        texts.put("substitutes", text(network.substitutes(), Network.Substitute.class));
        texts.put("offers", text(network.offers(), Network.Offer.class));
        texts.put("price-breaks", text(network.priceBreaks(), Network.PriceBreak.class));
        texts.put("buyers", text(network.buyers(), Network.Buyer.class));
        texts.put("stock", text(network.stock(), Network.Stock.class));
        texts.put("hold-backs", text(network.holdBacks(), Network.HoldBack.class));
        texts.put("sales-history", text(network.salesHistory(), Network.Sales.class));
        texts.put("demand-signals", text(network.demandSignals(), Network.Signal.class));
        texts.put("delivery-history", text(network.deliveryHistory(), Network.Delivery.class));
        return texts;
    }

    /** Rows of one kind; the header is there even when no row is. */
    public static <R extends Record> String text(List<R> rows, Class<R> kind) {
        RecordComponent[] columns = kind.getRecordComponents();
        var text = new StringBuilder(
                Arrays.stream(columns).map(c -> snakeCase(c.getName())).collect(Collectors.joining(",", "", "\n")));
        for (R row : rows) {
            for (int i = 0; i < columns.length; i++) {
                text.append(i == 0 ? "" : ",").append(cell(value(row, columns[i])));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Writes {@code <resource>.csv} files. */
    public static void write(Network network, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var entry : of(network).entrySet()) {
            Files.writeString(folder.resolve(entry.getKey() + ".csv"), entry.getValue());
        }
    }

    /** Writes the seeded network to a folder: {@code FOLDER [SEED]}. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 1 || arguments.length > 2) {
            System.err.println("Usage: NetworkCsv FOLDER [SEED]");
            System.exit(2);
        }
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        write(new NetworkGenerator(NetworkOptions.of(seed)).generate(), Path.of(arguments[0]));
        System.out.println("Wrote the network of seed " + seed + " to " + arguments[0]);
    }

    private static @Nullable Object value(Record row, RecordComponent column) {
        try {
            return column.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The rows of " + row.getClass() + " cannot be read", e);
        }
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
