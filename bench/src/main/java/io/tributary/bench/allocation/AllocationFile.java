package io.tributary.bench.allocation;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.allocation.AllocationSnapshot;
import io.tributary.domain.allocation.Candidate;
import io.tributary.domain.allocation.CostBreakdown;
import io.tributary.domain.allocation.CostComponent;
import io.tributary.domain.allocation.LineDemand;
import io.tributary.domain.allocation.NodeRoom;
import io.tributary.domain.allocation.OrderDemand;
import io.tributary.domain.allocation.ParcelCost;
import io.tributary.domain.allocation.StockLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads an {@code allocation/1} file into a snapshot. Every error names the file and the place in it. */
final class AllocationFile {
    static final String FORMAT = "allocation/1";
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-][\\p{L}\\p{N}._-]{0,99}");

    private final Map<Long, CostBreakdown> unitCosts = new HashMap<>();
    private final Map<Integer, List<Integer>> holders = new HashMap<>();
    private final List<NodeCode> nodes = new ArrayList<>();
    private final Set<NodeCode> known = new HashSet<>();
    private final List<long[]> unitCost = new ArrayList<>();
    private final List<List<ParcelCost>> parcels = new ArrayList<>();
    private final Map<Integer, Sku> skus = new HashMap<>();
    private final JsonNode root;
    private final int regions;
    private final int skuCount;

    private AllocationFile(JsonNode root) {
        this.root = root;
        if (!FORMAT.equals(root.path("format").asString(""))) {
            throw new IllegalArgumentException("format is " + root.path("format") + ", not \"" + FORMAT
                    + "\". Maybe it is another benchmark's file.");
        }
        regions = (int) whole(root, "regions", "the file", Integer.MAX_VALUE);
        skuCount = (int) whole(root, "skus", "the file", Integer.MAX_VALUE);
    }

    /**
     * @param name the instance's name
     * @param snapshot what is to be planned
     */
    record Instance(String name, AllocationSnapshot snapshot) {}

    static Instance read(Path path) throws IOException, AllocationBench.BadInput {
        try {
            if (!Files.isRegularFile(path)) {
                throw new IllegalArgumentException("there is no such file");
            }
            JsonNode root = tree(path);
            var file = new AllocationFile(root);
            String stem = path.getFileName().toString().replaceFirst("\\.json$", "");
            return new Instance(name(root, stem), file.snapshot(stem));
        } catch (JacksonException e) {
            throw new AllocationBench.BadInput(path + ": not valid JSON: " + where(e));
        } catch (IllegalArgumentException e) {
            throw new AllocationBench.BadInput(path + ": " + e.getMessage());
        }
    }

    /** The whole file; a key given twice, or anything after the end, is an error and not silently dropped. */
    static JsonNode tree(Path path) {
        JsonNode root = STRICT.readTree(path.toFile());
        if (root.isMissingNode()) {
            throw new IllegalArgumentException("is empty. Maybe it was not written to the end.");
        }
        return root;
    }

    static String where(JacksonException e) {
        var location = e.getLocation();
        return e.getOriginalMessage()
                + (location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr());
    }

    /** The name is part of the plan's file name, so it must not lead elsewhere. */
    static String name(JsonNode root, String otherwise) {
        JsonNode name = root.path("name");
        if (name.isMissingNode()) {
            return otherwise;
        }
        if (!name.isString() || !NAME.matcher(name.asString()).matches()) {
            throw new IllegalArgumentException(
                    "name is " + name + "; it takes up to 100 letters, digits, '.', '_' and '-'. Maybe it is a path.");
        }
        return name.asString();
    }

    static AllocationSnapshot parse(JsonNode root, String zone) {
        return new AllocationFile(root).snapshot(zone);
    }

    private AllocationSnapshot snapshot(String zone) {
        List<NodeRoom> rooms = new ArrayList<>();
        List<StockLevel> stock = new ArrayList<>();
        for (JsonNode node : array(root, "nodes", "the file")) {
            node(node, rooms, stock);
        }
        for (int region = 0; region < regions && !nodes.isEmpty(); region++) {
            parcels.add(parcels(region));
        }
        long unfilled = whole(root, "unfilledUnitCost", "the file", CostBreakdown.MAX_AMOUNT);
        List<OrderDemand> orders = new ArrayList<>();
        for (JsonNode order : array(root, "orders", "the file")) {
            orders.add(order(order, unfilled));
        }
        return new AllocationSnapshot(zone, rooms, stock, orders);
    }

    private final List<long[]> parcelFreight = new ArrayList<>();
    private final List<long[]> parcelRisk = new ArrayList<>();

    private void node(JsonNode node, List<NodeRoom> rooms, List<StockLevel> stock) {
        int index = nodes.size();
        String place = "node " + node.path("id").asString("at index " + index);
        var code = new NodeCode(text(node, "id", place));
        if (!known.add(code)) {
            throw new IllegalArgumentException(place + ": is given twice");
        }
        nodes.add(code);
        JsonNode capacity = node.path("capacity");
        rooms.add(new NodeRoom(
                code,
                capacity.isNull() || capacity.isMissingNode() ? null : whole(node, "capacity", place, Long.MAX_VALUE)));
        parcelFreight.add(perRegion(node, "parcelCost", place));
        unitCost.add(perRegion(node, "unitCost", place));
        parcelRisk.add(perRegion(node, "riskCost", place));
        JsonNode held = node.path("stock");
        if (!held.isObject()) {
            throw new IllegalArgumentException(place + ": stock is not an object of SKU to units");
        }
        for (var entry : held.properties()) {
            int sku = skuIndex(entry.getKey(), place + " stock");
            long units = whole(entry.getValue(), place + " stock " + entry.getKey(), Long.MAX_VALUE);
            stock.add(new StockLevel(code, sku(sku), units));
            holders.computeIfAbsent(sku, s -> new ArrayList<>()).add(index);
        }
    }

    private int skuIndex(String text, String place) {
        try {
            int sku = Integer.parseInt(text);
            if (sku >= 0 && sku < skuCount) {
                return sku;
            }
        } catch (NumberFormatException e) {
            // said below, with the place
        }
        throw new IllegalArgumentException(place + ": SKU '" + text + "' is unknown; they are 0 to " + (skuCount - 1)
                + ". Maybe skus is too small.");
    }

    private Sku sku(int index) {
        return skus.computeIfAbsent(index, i -> new Sku(Integer.toString(i)));
    }

    private List<ParcelCost> parcels(int region) {
        List<ParcelCost> costs = new ArrayList<>();
        for (int k = 0; k < nodes.size(); k++) {
            costs.add(new ParcelCost(
                    nodes.get(k),
                    CostBreakdown.of(CostComponent.FREIGHT_PARCEL, parcelFreight.get(k)[region])
                            .with(CostComponent.PARCEL_RISK, parcelRisk.get(k)[region])));
        }
        return costs;
    }

    private OrderDemand order(JsonNode order, long unfilled) {
        String id = text(order, "id", "an order");
        String place = "order " + id;
        int region = (int) whole(order, "region", place, Integer.MAX_VALUE);
        if (region >= regions) {
            throw new IllegalArgumentException(
                    place + ": region " + region + " is unknown; they are 0 to " + (regions - 1));
        }
        List<LineDemand> lines = new ArrayList<>();
        for (JsonNode line : array(order, "lines", place)) {
            lines.add(line(line, region, unfilled, place + " line " + lines.size(), lines.size()));
        }
        return new OrderDemand(
                id, new Region(Integer.toString(region)), nodes.isEmpty() ? List.of() : parcels.get(region), lines);
    }

    private LineDemand line(JsonNode line, int region, long unfilled, String place, int number) {
        if (!line.isArray() || line.size() != 2) {
            throw new IllegalArgumentException(place + ": is " + line + ", not [sku, units]");
        }
        int sku = skuIndex(line.get(0).toString(), place);
        long units = whole(line.get(1), place + " units", LineDemand.MAX_UNITS);
        if (units == 0) {
            throw new IllegalArgumentException(place + " units is 0; a line wants 1 or more");
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int k : holders.getOrDefault(sku, List.of())) {
            candidates.add(new Candidate(nodes.get(k), sku(sku), unitCost(unitCost.get(k)[region], units, place)));
        }
        return new LineDemand(Integer.toString(number), sku(sku), units, unfilled, candidates, List.of());
    }

    private CostBreakdown unitCost(long perUnit, long units, String place) {
        try {
            return unitCosts.computeIfAbsent(
                    Math.multiplyExact(perUnit, units), total -> CostBreakdown.of(CostComponent.FREIGHT_UNIT, total));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(place + ": " + units + " units at " + perUnit + " overflow", e);
        }
    }

    private long[] perRegion(JsonNode node, String field, String place) {
        JsonNode values = array(node, field, place);
        if (values.size() != regions) {
            throw new IllegalArgumentException(
                    place + ": " + field + " has " + values.size() + " values for " + regions + " regions");
        }
        long[] costs = new long[regions];
        for (int r = 0; r < regions; r++) {
            costs[r] = whole(values.get(r), place + " " + field + "[" + r + "]", CostBreakdown.MAX_AMOUNT);
        }
        return costs;
    }

    private static JsonNode array(JsonNode parent, String field, String place) {
        JsonNode value = parent.path(field);
        if (!value.isArray()) {
            throw new IllegalArgumentException(place + ": " + field + " is missing or not a list");
        }
        return value;
    }

    private static String text(JsonNode parent, String field, String place) {
        JsonNode value = parent.path(field);
        if (!value.isString()) {
            throw new IllegalArgumentException(place + ": " + field + " is missing or not text");
        }
        return value.asString();
    }

    private static long whole(JsonNode parent, String field, String place, long most) {
        return whole(parent.path(field), place + " " + field, most);
    }

    private static long whole(JsonNode value, String place, long most) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(place + " is " + value + ", not a whole number");
        }
        long number = value.asLong();
        if (number < 0 || number > most) {
            throw new IllegalArgumentException(place + " is " + number + "; the range is 0 to " + most);
        }
        return number;
    }
}
