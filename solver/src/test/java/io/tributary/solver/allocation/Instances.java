package io.tributary.solver.allocation;

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
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Small seeded snapshots that are scarce in stock and capacity, with substitutes and split limits. */
final class Instances {
    private Instances() {}

    static AllocationSnapshot random(long seed, int orders, int nodes, int skus) {
        var random = new SplittableRandom(seed);
        List<NodeRoom> rooms = new ArrayList<>();
        List<StockLevel> stock = new ArrayList<>();
        for (int k = 0; k < nodes; k++) {
            rooms.add(new NodeRoom(node(k), random.nextInt(3) == 0 ? null : (long) random.nextInt(3 * orders + 2)));
            for (int s = 0; s < skus; s++) {
                if (random.nextInt(4) > 0) {
                    stock.add(new StockLevel(node(k), sku(s), random.nextInt(2 * orders)));
                }
            }
        }
        List<OrderDemand> demands = new ArrayList<>();
        for (int o = 0; o < orders; o++) {
            demands.add(order(random, "O" + o, nodes, skus));
        }
        return new AllocationSnapshot("Z", rooms, stock, demands);
    }

    private static OrderDemand order(SplittableRandom random, String id, int nodes, int skus) {
        List<ParcelCost> parcels = new ArrayList<>();
        for (int k = 0; k < nodes; k++) {
            parcels.add(new ParcelCost(node(k), CostBreakdown.of(CostComponent.FREIGHT_PARCEL, random.nextInt(60))));
        }
        List<LineDemand> lines = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            lines.add(line(random, "L" + i, nodes, skus));
        }
        int limit = random.nextInt(3) == 0 ? 1 + random.nextInt(2) : OrderDemand.ANY_PARCELS;
        return new OrderDemand(id, new Region("R"), limit, parcels, lines);
    }

    private static LineDemand line(SplittableRandom random, String id, int nodes, int skus) {
        int wanted = random.nextInt(skus);
        List<Candidate> candidates = new ArrayList<>();
        for (int k = 0; k < nodes; k++) {
            if (random.nextInt(5) > 0) {
                candidates.add(new Candidate(
                        node(k), sku(wanted), CostBreakdown.of(CostComponent.FREIGHT_UNIT, random.nextInt(50))));
            }
            if (random.nextInt(6) == 0) {
                candidates.add(new Candidate(
                        node(k),
                        sku((wanted + 1) % skus),
                        CostBreakdown.of(CostComponent.SUBSTITUTION, 5 + random.nextInt(50))));
            }
        }
        long unfilled = 20 + random.nextInt(100);
        return new LineDemand(id, sku(wanted), 1 + random.nextInt(3), unfilled, distinct(candidates), List.of());
    }

    private static List<Candidate> distinct(List<Candidate> candidates) {
        List<Candidate> kept = new ArrayList<>();
        for (var candidate : candidates) {
            if (kept.stream().noneMatch(other -> other.key().equals(candidate.key()))) {
                kept.add(candidate);
            }
        }
        return kept;
    }

    static NodeCode node(int k) {
        return new NodeCode("N" + k);
    }

    static Sku sku(int s) {
        return new Sku("S" + s);
    }
}
