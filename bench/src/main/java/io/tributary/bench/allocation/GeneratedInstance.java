package io.tributary.bench.allocation;

import java.util.Arrays;
import java.util.SplittableRandom;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A seeded {@code allocation/1} instance: regions on a plane, warehouses with uneven stock of about a tenth more than is
 * wanted, drop-shippers with much of a third of the SKUs at a premium, and a capacity for every node.
 */
final class GeneratedInstance {
    private static final int REGIONS = 30;
    private static final double TIGHT = 1.1;
    private static final double CAPACITY = 1.15;

    private GeneratedInstance() {}

    static ObjectNode of(int orders, long seed) {
        var random = new SplittableRandom(seed);
        int skus = 100 + orders / 20;
        int nodes = Math.min(24, 10 + orders / 700);
        int suppliers = nodes / 4;
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("format", AllocationFile.FORMAT).put("regions", REGIONS).put("skus", skus);
        root.put("unfilledUnitCost", 30_000);
        long[] demand = new long[skus];
        orders(root.putArray("orders"), orders, demand, random);
        ArrayNode list = root.putArray("nodes");
        double[][] places = new double[REGIONS][];
        Arrays.setAll(places, r -> new double[] {random.nextDouble(2000), random.nextDouble(2000)});
        for (int k = 0; k < nodes; k++) {
            boolean supplier = k >= nodes - suppliers;
            costs(list.addObject(), k, places, supplier, random);
        }
        stock(list, nodes - suppliers, demand, random);
        capacities(list, Arrays.stream(demand).sum(), random);
        return root;
    }

    private static void orders(ArrayNode list, int count, long[] demand, SplittableRandom random) {
        for (int o = 0; o < count; o++) {
            ObjectNode order = list.addObject().put("id", "O" + o);
            order.put("region", (int) (REGIONS * Math.pow(random.nextDouble(), 2)));
            ArrayNode lines = order.putArray("lines");
            int size = 1 + (int) (5.5 * Math.pow(random.nextDouble(), 3));
            int[] chosen = new int[size];
            for (int i = 0; i < size; i++) {
                int sku = (int) (demand.length * Math.pow(random.nextDouble(), 2));
                chosen[i] = sku;
                if (Arrays.stream(chosen, 0, i).noneMatch(other -> other == sku)) {
                    int units = 1 + (int) (4 * Math.pow(random.nextDouble(), 2));
                    demand[sku] += units;
                    lines.addArray().add(sku).add(units);
                }
            }
        }
    }

    private static void costs(ObjectNode node, int k, double[][] places, boolean supplier, SplittableRandom random) {
        double[] seat = places[random.nextInt(REGIONS)];
        double late = (supplier ? 0.2 : 0.06) * 2 * random.nextDouble();
        int premium = supplier ? random.nextInt(300, 900) : 0;
        node.put("id", "N" + k).put("kind", supplier ? "supplier" : "warehouse").putObject("stock");
        ArrayNode parcel = node.putArray("parcelCost");
        ArrayNode unit = node.putArray("unitCost");
        ArrayNode risk = node.putArray("riskCost");
        for (double[] place : places) {
            double km = Math.hypot(seat[0] - place[0], seat[1] - place[1]);
            parcel.add(Math.round(3500 + 0.9 * km));
            unit.add(Math.round(0.3 * km) + premium);
            risk.add(Math.round(late * 4000 * (1 + km / 3000)));
        }
    }

    private static void stock(ArrayNode nodes, int warehouses, long[] demand, SplittableRandom random) {
        for (int sku = 0; sku < demand.length; sku++) {
            double[] share = new double[warehouses];
            Arrays.setAll(share, k -> random.nextBoolean() ? random.nextDouble() : 0);
            share[random.nextInt(warehouses)] += 0.5;
            double sum = Arrays.stream(share).sum();
            for (int k = 0; k < nodes.size(); k++) {
                long units = k < warehouses
                        ? Math.round(demand[sku] * TIGHT * share[k] / sum)
                        : random.nextInt(3) == 0 ? demand[sku] + 5 : 0;
                if (units > 0) {
                    ((ObjectNode) nodes.get(k).get("stock")).put(Integer.toString(sku), units);
                }
            }
        }
    }

    private static void capacities(ArrayNode nodes, long units, SplittableRandom random) {
        double[] weight = new double[nodes.size()];
        Arrays.setAll(weight, k -> 0.5 + random.nextDouble());
        double sum = Arrays.stream(weight).sum();
        for (int k = 0; k < weight.length; k++) {
            ((ObjectNode) nodes.get(k)).put("capacity", Math.max(5, Math.round(units * CAPACITY * weight[k] / sum)));
        }
    }
}
