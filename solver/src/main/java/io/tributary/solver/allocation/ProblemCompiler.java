package io.tributary.solver.allocation;

import io.tributary.domain.NodeCode;
import io.tributary.domain.allocation.AllocationPolicy;
import io.tributary.domain.allocation.AllocationSnapshot;
import io.tributary.domain.allocation.CostBreakdown;
import io.tributary.domain.allocation.CostComponent;
import io.tributary.domain.allocation.LineDemand;
import io.tributary.domain.allocation.OrderDemand;
import io.tributary.domain.allocation.StockKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.stream.LongStream;

/** Turns a snapshot and a policy into a {@link Problem}. */
final class ProblemCompiler {
    /** Prices may be this much finer than a minor unit. */
    private static final long FINEST = 1024;

    private final AllocationPolicy policy;
    private final Map<NodeCode, Integer> nodes = new HashMap<>();
    private final Map<StockKey, Integer> stock = new HashMap<>();
    private final Map<CostBreakdown, Long> weighed = new IdentityHashMap<>();

    final long scale;
    final int orderCount;
    final int nodeCount;
    final int stockCount;
    final long[] available;
    final int[] lineStart;
    final int[] maxParcels;
    final int[] parcelStart;
    final IntList parcelNode = new IntList();
    final LongList parcelCost = new LongList();
    final int[] lineOrder;
    final long[] units;
    final long[] unfilled;
    final int[] optionStart;
    final IntList optionLine = new IntList();
    final IntList optionStock = new IntList();
    final IntList optionNode = new IntList();
    final IntList optionParcel = new IntList();
    final LongList optionCost = new LongList();
    final IntList optionCandidate = new IntList();

    private ProblemCompiler(AllocationSnapshot snapshot, AllocationPolicy policy) {
        this.policy = policy;
        scale = scale(snapshot);
        orderCount = snapshot.orders().size();
        nodeCount = snapshot.nodes().size();
        snapshot.nodes().forEach(node -> nodes.put(node.node(), nodes.size()));
        snapshot.stock().forEach(level -> stock.put(level.key(), stock.size()));
        stockCount = stock.size();
        available = LongStream.concat(
                        snapshot.stock().stream().mapToLong(level -> level.availableUnits()),
                        snapshot.nodes().stream()
                                .mapToLong(n -> n.capacityUnits() == null ? Long.MAX_VALUE : n.capacityUnits()))
                .toArray();
        int lines = snapshot.orders().stream().mapToInt(o -> o.lines().size()).sum();
        lineStart = new int[orderCount + 1];
        parcelStart = new int[orderCount + 1];
        maxParcels = new int[orderCount];
        lineOrder = new int[lines];
        units = new long[lines];
        unfilled = new long[lines];
        optionStart = new int[lines + 1];
        for (int o = 0; o < orderCount; o++) {
            order(o, snapshot.orders().get(o));
        }
    }

    static Problem compile(AllocationSnapshot snapshot, AllocationPolicy policy) {
        return new Problem(new ProblemCompiler(snapshot, policy));
    }

    private long scale(AllocationSnapshot snapshot) {
        double most = 1;
        for (var order : snapshot.orders()) {
            for (var parcel : order.parcels()) {
                most += weigh(parcel.cost());
            }
            for (var line : order.lines()) {
                long dearest = policy.weigh(CostComponent.UNFILLED, line.unfilledCost());
                for (var candidate : line.candidates()) {
                    dearest = Math.max(dearest, weigh(candidate.cost()));
                }
                most += dearest;
            }
        }
        if (most > AllocationSnapshot.MAX_TOTAL_COST) {
            throw new IllegalArgumentException("Policy " + policy.version() + " weighs the costs to more than "
                    + AllocationSnapshot.MAX_TOTAL_COST + " minor units. Maybe a weight is too large.");
        }
        long finest = FINEST;
        while (finest > 1 && most * finest > AllocationSnapshot.MAX_TOTAL_COST) {
            finest /= 2;
        }
        return finest;
    }

    private void order(int o, OrderDemand order) {
        int firstLine = lineStart[o];
        lineStart[o + 1] = firstLine + order.lines().size();
        maxParcels[o] = order.maxParcels();
        Map<NodeCode, Integer> parcels = new HashMap<>();
        for (var parcel : order.parcels()) {
            parcels.put(parcel.node(), parcelNode.size());
            parcelNode.add(nodes.get(parcel.node()));
            parcelCost.add(weigh(parcel.cost()) * scale);
        }
        parcelStart[o + 1] = parcelNode.size();
        for (int i = 0; i < order.lines().size(); i++) {
            line(o, firstLine + i, order.lines().get(i), parcels);
        }
    }

    private void line(int o, int l, LineDemand line, Map<NodeCode, Integer> parcels) {
        lineOrder[l] = o;
        units[l] = line.units();
        unfilled[l] = policy.weigh(CostComponent.UNFILLED, line.unfilledCost()) * scale;
        for (int c = 0; c < line.candidates().size(); c++) {
            var candidate = line.candidates().get(c);
            int node = nodes.get(candidate.node());
            Integer key = stock.get(candidate.key());
            if (key != null && available[key] >= line.units() && available[stockCount + node] >= line.units()) {
                optionLine.add(l);
                optionStock.add(key);
                optionNode.add(node);
                optionParcel.add(parcels.get(candidate.node()));
                optionCost.add(weigh(candidate.cost()) * scale);
                optionCandidate.add(c);
            }
        }
        optionStart[l + 1] = optionLine.size();
    }

    private long weigh(CostBreakdown cost) {
        return weighed.computeIfAbsent(cost, c -> policy.weigh(c).total());
    }

    /** A growing array of int. */
    static final class IntList {
        private int[] values = new int[64];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        int size() {
            return size;
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }

    /** A growing array of long. */
    static final class LongList {
        private long[] values = new long[64];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        long[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
