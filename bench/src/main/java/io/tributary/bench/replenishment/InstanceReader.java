package io.tributary.bench.replenishment;

import io.tributary.domain.Money;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.forecast.PeriodForecast;
import io.tributary.domain.replenishment.PriceBreak;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import io.tributary.domain.replenishment.StockPosition;
import io.tributary.domain.replenishment.SupplierOffer;
import io.tributary.domain.replenishment.SupplierTerms;
import io.tributary.domain.replenishment.SupplyLane;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads an instance of the format {@code replenishment/1} as a snapshot with certain demand and no safety stock. */
final class InstanceReader {
    /** The plan is written under it. */
    private static final Pattern NAME = Pattern.compile("[\\w][\\w. -]{0,99}");

    private final Path file;
    private final JsonNode root;
    private final int periods;
    private final List<NodeCode> warehouses = new ArrayList<>();
    private final Set<String> items = new HashSet<>();

    private InstanceReader(Path file, JsonNode root) {
        this.file = file;
        this.root = root;
        this.periods = whole(root, "periods");
        for (var warehouse : array(root, "warehouses")) {
            warehouses.add(new NodeCode(warehouse.asString()));
        }
    }

    /** @throws IllegalArgumentException naming the file and the field that is missing or wrong */
    static ReplenishmentSnapshot read(Path file) {
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(file);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "Cannot read " + file + ": " + e.getOriginalMessage()
                            + ". Maybe the path is wrong or it is no JSON.",
                    e);
        }
        String format = root == null ? "" : root.path("format").asString("");
        if (!format.equals("replenishment/1")) {
            throw new IllegalArgumentException("The format of " + file + " is '" + format
                    + "', not replenishment/1. Maybe it is an instance of another benchmark.");
        }
        return new InstanceReader(file, root).snapshot();
    }

    private ReplenishmentSnapshot snapshot() {
        List<StockPosition> positions = new ArrayList<>();
        for (var item : array(root, "items")) {
            items.add(text(item, "id"));
            for (int w = 0; w < warehouses.size(); w++) {
                positions.add(position(item, w));
            }
        }
        if (items.isEmpty()) {
            throw wrong("the list items", "empty");
        }
        List<SupplierTerms> suppliers = new ArrayList<>();
        for (var supplier : array(root, "suppliers")) {
            suppliers.add(supplier(supplier));
        }
        String name = root.path("name").asString(file.getFileName().toString());
        if (!NAME.matcher(name).matches()) {
            throw wrong("the name", "'" + name + "', which names no file");
        }
        return new ReplenishmentSnapshot(name, periods, Money.CNY, warehouses, positions, suppliers, List.of());
    }

    private StockPosition position(JsonNode item, int w) {
        List<PeriodForecast> demand = new ArrayList<>();
        List<Integer> inbound = new ArrayList<>();
        for (int t = 0; t < periods; t++) {
            int units = whole(array(array(item, "demand"), w), t);
            if (units < 0) {
                throw wrong(
                        "the demand of " + text(item, "id") + " in " + warehouses.get(w) + " at " + t,
                        units + ", below 0");
            }
            demand.add(new PeriodForecast(units, 0, units, units, units, units, units));
            inbound.add(whole(array(array(item, "inbound"), w), t));
        }
        return new StockPosition(
                new Sku(text(item, "id")),
                warehouses.get(w),
                whole(array(item, "stock"), w),
                inbound,
                demand,
                0,
                0,
                1_000L * whole(item, "holdingCost"),
                whole(item, "lostSaleCost"));
    }

    private SupplierTerms supplier(JsonNode supplier) {
        List<SupplierOffer> offers = new ArrayList<>();
        for (var entry : field(supplier, "offers").properties()) {
            if (!items.contains(entry.getKey())) {
                throw wrong(
                        "the offer for " + entry.getKey() + " of " + text(supplier, "id"),
                        "for no item of the instance");
            }
            JsonNode offer = entry.getValue();
            List<PriceBreak> breaks = new ArrayList<>();
            for (var step : array(offer, "priceBreaks")) {
                breaks.add(new PriceBreak(whole(step, 0), whole(step, 1)));
            }
            offers.add(
                    new SupplierOffer(new Sku(entry.getKey()), whole(offer, "moq"), whole(offer, "multiple"), breaks));
        }
        List<SupplyLane> lanes = new ArrayList<>();
        for (int w = 0; w < warehouses.size(); w++) {
            lanes.add(new SupplyLane(
                    warehouses.get(w),
                    whole(array(supplier, "leadTime"), w),
                    0,
                    whole(array(supplier, "orderCost"), w),
                    1_000L * whole(array(supplier, "riskCost"), w)));
        }
        return new SupplierTerms(new SupplierCode(text(supplier, "id")), capacity(supplier), offers, lanes);
    }

    private long capacity(JsonNode supplier) {
        JsonNode value = field(supplier, "capacity");
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong("the capacity of supplier " + text(supplier, "id"), value + ", not a whole number");
        }
        return value.longValue();
    }

    private JsonNode field(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw wrong("the field " + name, "missing");
        }
        return value;
    }

    private JsonNode array(JsonNode node, String name) {
        return requireArray(field(node, name), name);
    }

    private JsonNode array(JsonNode node, int index) {
        JsonNode value = node.get(index);
        return requireArray(value, "entry " + index);
    }

    private JsonNode requireArray(JsonNode value, String name) {
        if (value == null || !value.isArray()) {
            throw wrong(name, "not a list");
        }
        return value;
    }

    private String text(JsonNode node, String name) {
        return field(node, name).asString();
    }

    private int whole(JsonNode node, String name) {
        return number(field(node, name), name);
    }

    private int whole(JsonNode list, int index) {
        JsonNode value = list.get(index);
        if (value == null) {
            throw wrong("entry " + index + " of a list", "missing");
        }
        return number(value, "entry " + index);
    }

    private int number(JsonNode value, String name) {
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrong(name, value + ", not a whole number");
        }
        return value.intValue();
    }

    private IllegalArgumentException wrong(String what, String how) {
        return new IllegalArgumentException(
                "In " + file + " " + what + " is " + how + ". Maybe the file was cut off or is of another version.");
    }
}
