package io.tributary.bench.allocation;

import io.tributary.bench.allocation.AllocationBench.BadInput;
import io.tributary.domain.allocation.AllocationSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a {@code stream/1} file by turning it into an {@code allocation/1} one with an order per type, so that the same
 * checks hold. The outside source becomes a node that has enough of everything.
 */
final class StreamFile {
    private static final String FORMAT = "stream/1";
    private static final String OUTSIDE = "outside";
    private static final int MOST = 1_000_000;
    private static final long PLENTY = 1_000_000_000L;

    private StreamFile() {}

    /**
     * What is known beforehand, and the sequence that is not.
     *
     * @param rates expected arrivals of each type in a period
     * @param arrivals the types in order of arrival
     */
    record Stream(String name, AllocationSnapshot types, double[] rates, int[] arrivals, double periods) {
        double expectedArrivals() {
            double sum = 0;
            for (double rate : rates) {
                sum += rate;
            }
            return sum * periods;
        }
    }

    static Stream read(Path path) throws IOException, BadInput {
        if (!Files.isRegularFile(path)) {
            throw new BadInput(path + ": there is no such file");
        }
        try {
            return stream(path, AllocationFile.tree(path));
        } catch (JacksonException e) {
            throw new BadInput(path + ": not valid JSON: " + AllocationFile.where(e));
        } catch (IllegalArgumentException e) {
            throw new BadInput(path + ": " + e.getMessage());
        }
    }

    private static Stream stream(Path path, JsonNode root) {
        if (!(root instanceof ObjectNode file)
                || !FORMAT.equals(root.path("format").asString(""))) {
            throw new IllegalArgumentException("format is " + root.path("format") + ", not \"" + FORMAT + "\"");
        }
        if (!(file.path("types") instanceof ArrayNode types) || !(file.path("arrivals") instanceof ArrayNode coming)) {
            throw new IllegalArgumentException("types or arrivals is missing or not a list");
        }
        double[] rates = new double[types.size()];
        for (int t = 0; t < rates.length; t++) {
            JsonNode rate = types.get(t).path("rate");
            if (!rate.isNumber() || !(rate.asDouble() >= 0) || !Double.isFinite(rate.asDouble())) {
                throw new IllegalArgumentException("type " + t + " rate is " + rate + "; it takes 0 or more");
            }
            rates[t] = rate.asDouble();
        }
        int[] arrivals = new int[coming.size()];
        for (int a = 0; a < arrivals.length; a++) {
            JsonNode type = coming.get(a);
            if (!type.isInt() || type.asInt() < 0 || type.asInt() >= rates.length) {
                throw new IllegalArgumentException("arrival " + a + " names the unknown type " + type);
            }
            arrivals[a] = type.asInt();
        }
        String stem = path.getFileName().toString().replaceFirst("\\.json$", "");
        return new Stream(
                AllocationFile.name(file, stem),
                AllocationFile.parse(asAllocation(file, types), stem),
                rates,
                arrivals,
                periods(file));
    }

    private static double periods(ObjectNode file) {
        JsonNode periods = file.path("periods");
        if (!periods.isNumber() || !(periods.asDouble() > 0) || !Double.isFinite(periods.asDouble())) {
            throw new IllegalArgumentException("periods is " + periods + "; it takes a number above 0");
        }
        return periods.asDouble();
    }

    private static ObjectNode asAllocation(ObjectNode file, ArrayNode types) {
        ObjectNode copy = file.deepCopy();
        copy.put("format", AllocationFile.FORMAT);
        copy.put("unfilledUnitCost", PLENTY);
        ArrayNode orders = copy.putArray("orders");
        for (int t = 0; t < types.size(); t++) {
            if (!(types.get(t) instanceof ObjectNode type)) {
                throw new IllegalArgumentException("type " + t + " is not an object");
            }
            orders.add(type.deepCopy().put("id", "T" + t));
        }
        if (!(copy.path(OUTSIDE) instanceof ObjectNode outside) || !(copy.path("nodes") instanceof ArrayNode nodes)) {
            throw new IllegalArgumentException("outside or nodes is missing");
        }
        ObjectNode source = outside.deepCopy().put("id", OUTSIDE);
        ObjectNode stock = source.putObject("stock");
        int skus = count(copy, "skus");
        int regions = count(copy, "regions");
        for (int s = 0; s < skus; s++) {
            stock.put(Integer.toString(s), PLENTY);
        }
        nodes.add(source);
        for (JsonNode node : nodes) {
            if (node instanceof ObjectNode object && !object.has("riskCost")) {
                ArrayNode risk = object.putArray("riskCost");
                for (int r = 0; r < regions; r++) {
                    risk.add(0);
                }
            }
        }
        return copy;
    }

    private static int count(ObjectNode file, String field) {
        JsonNode value = file.path(field);
        if (!value.isInt() || value.asInt() < 0 || value.asInt() > MOST) {
            throw new IllegalArgumentException(field + " is " + value + "; it takes a whole number up to " + MOST);
        }
        return value.asInt();
    }
}
