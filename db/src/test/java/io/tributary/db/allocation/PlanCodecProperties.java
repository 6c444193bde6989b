package io.tributary.db.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.allocation.AllocationPlan;
import io.tributary.domain.allocation.AllocationPolicy;
import io.tributary.domain.allocation.AllocationSnapshot;
import io.tributary.domain.allocation.Candidate;
import io.tributary.domain.allocation.CostBreakdown;
import io.tributary.domain.allocation.CostComponent;
import io.tributary.domain.allocation.EliminatedCandidate;
import io.tributary.domain.allocation.EliminationReason;
import io.tributary.domain.allocation.LineDecision;
import io.tributary.domain.allocation.LineDemand;
import io.tributary.domain.allocation.NodeRoom;
import io.tributary.domain.allocation.OrderDecision;
import io.tributary.domain.allocation.OrderDemand;
import io.tributary.domain.allocation.ParcelCost;
import io.tributary.domain.allocation.ShadowPrices;
import io.tributary.domain.allocation.StockKey;
import io.tributary.domain.allocation.StockLevel;
import io.tributary.domain.allocation.UnfilledReason;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PlanCodecProperties {
    /**
     * Every record in a snapshot. Whoever adds a component sees this fail until the generator below fills it, and then the
     * round trip proves that it is stored.
     */
    @Test
    void theGeneratorFillsEveryComponent() {
        Set<String> components = new LinkedHashSet<>();
        collect(AllocationSnapshot.class, components);
        assertThat(components)
                .containsExactlyInAnyOrder(
                        "AllocationSnapshot.zone",
                        "AllocationSnapshot.nodes",
                        "AllocationSnapshot.stock",
                        "AllocationSnapshot.orders",
                        "NodeRoom.node",
                        "NodeRoom.capacityUnits",
                        "NodeCode.code",
                        "StockLevel.node",
                        "StockLevel.sku",
                        "StockLevel.availableUnits",
                        "Sku.code",
                        "OrderDemand.id",
                        "OrderDemand.region",
                        "OrderDemand.maxParcels",
                        "OrderDemand.parcels",
                        "OrderDemand.lines",
                        "Region.code",
                        "ParcelCost.node",
                        "ParcelCost.cost",
                        "ParcelCost.hoursToDoor",
                        "CostBreakdown.amounts",
                        "LineDemand.id",
                        "LineDemand.sku",
                        "LineDemand.units",
                        "LineDemand.unfilledUnitCost",
                        "LineDemand.candidates",
                        "LineDemand.eliminated",
                        "Candidate.node",
                        "Candidate.sku",
                        "Candidate.cost",
                        "EliminatedCandidate.node",
                        "EliminatedCandidate.sku",
                        "EliminatedCandidate.reason",
                        "EliminatedCandidate.detail");
    }

    private static void collect(Class<?> type, Set<String> into) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (into.add(type.getSimpleName() + "." + component.getName())) {
                for (Class<?> used : classes(component.getGenericType())) {
                    if (used.isRecord()) {
                        collect(used, into);
                    }
                }
            }
        }
    }

    private static List<Class<?>> classes(Type type) {
        return switch (type) {
            case Class<?> one -> List.of(one);
            case ParameterizedType many ->
                Arrays.stream(many.getActualTypeArguments())
                        .<Class<?>>flatMap(one -> classes(one).stream())
                        .toList();
            default -> List.of();
        };
    }

    @Property(tries = 200)
    void aSnapshotComesBackEqualWithTheSameHash(@ForAll long seed) {
        AllocationSnapshot snapshot = snapshot(new SplittableRandom(seed));
        AllocationSnapshot back = PlanCodec.snapshot(PlanCodec.write(snapshot));
        assertThat(back).isEqualTo(snapshot);
        assertThat(back.hash()).isEqualTo(snapshot.hash());
        assertThat(PlanCodec.write(back)).isEqualTo(PlanCodec.write(snapshot));
    }

    @Property(tries = 200)
    void aPlanComesBackEqual(@ForAll long seed) {
        AllocationPlan plan = plan(new SplittableRandom(seed));
        assertThat(PlanCodec.plan(PlanCodec.write(plan))).isEqualTo(plan);
    }

    @Test
    void weightsComeBackEqual() {
        var policy = new AllocationPolicy("p-1", Map.of(CostComponent.UNFILLED, 10, CostComponent.HANDLING, 0));
        assertThat(PlanCodec.policy(PlanCodec.write(policy))).isEqualTo(policy);
    }

    private static AllocationSnapshot snapshot(SplittableRandom random) {
        List<NodeRoom> nodes = new ArrayList<>();
        List<StockLevel> stock = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            nodes.add(new NodeRoom(node(k), random.nextBoolean() ? null : random.nextLong(1000)));
            stock.add(new StockLevel(node(k), sku(k), random.nextLong(1000)));
        }
        List<OrderDemand> orders = new ArrayList<>();
        for (int o = random.nextInt(3); o > 0; o--) {
            orders.add(order(random, "订单-" + o));
        }
        return new AllocationSnapshot("Z\"1", nodes, stock, orders);
    }

    private static OrderDemand order(SplittableRandom random, String id) {
        List<ParcelCost> parcels = new ArrayList<>();
        List<Candidate> candidates = new ArrayList<>();
        List<EliminatedCandidate> eliminated = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            parcels.add(new ParcelCost(node(k), cost(random), random.nextInt(100)));
            if (random.nextBoolean()) {
                candidates.add(new Candidate(node(k), sku(k), cost(random)));
            } else {
                EliminationReason[] reasons = EliminationReason.values();
                eliminated.add(new EliminatedCandidate(
                        node(k), sku(k), reasons[random.nextInt(reasons.length)], "余 " + random.nextInt(9)));
            }
        }
        var line = new LineDemand("L", sku(0), 1 + random.nextInt(9), random.nextInt(1000), candidates, eliminated);
        int most = random.nextBoolean() ? OrderDemand.ANY_PARCELS : 1 + random.nextInt(3);
        return new OrderDemand(id, new Region("SH"), most, parcels, List.of(line));
    }

    private static AllocationPlan plan(SplittableRandom random) {
        CostBreakdown cost = cost(random);
        var assigned = new LineDecision.Assigned("L1", node(1), sku(2));
        var unfilled = new LineDecision.Unfilled(
                "L2", UnfilledReason.values()[random.nextInt(UnfilledReason.values().length)]);
        return new AllocationPlan(
                "h",
                "p",
                random.nextLong(),
                List.of(new OrderDecision("O", List.of(assigned, unfilled), cost)),
                cost,
                cost.total() / 2,
                random.nextBoolean(),
                random.nextLong(),
                List.of("prices"),
                new ShadowPrices(
                        Map.of(new StockKey(node(0), sku(0)), random.nextLong(99)),
                        Map.of(node(1), random.nextLong(99))));
    }

    private static CostBreakdown cost(SplittableRandom random) {
        CostBreakdown cost = CostBreakdown.ZERO;
        for (CostComponent component : CostComponent.values()) {
            cost = random.nextInt(3) == 0 ? cost.with(component, random.nextLong(1_000_000_000L)) : cost;
        }
        return cost;
    }

    private static NodeCode node(int k) {
        return new NodeCode("N" + k);
    }

    private static Sku sku(int k) {
        return new Sku("S" + k);
    }
}
