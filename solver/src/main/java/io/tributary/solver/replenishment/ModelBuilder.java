package io.tributary.solver.replenishment;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.replenishment.PriceBreak;
import io.tributary.domain.replenishment.ReplenishmentPolicy;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import io.tributary.domain.replenishment.StockPosition;
import io.tributary.domain.replenishment.SupplierOffer;
import io.tributary.domain.replenishment.SupplyLane;
import io.tributary.solver.replenishment.PlanModel.Lot;
import io.tributary.solver.replenishment.PlanModel.Option;
import io.tributary.solver.replenishment.PlanModel.Way;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a snapshot under a policy into flat arrays; lots keep the order of the snapshot's positions. */
final class ModelBuilder {
    /** Orders above this would not fit the plan's integers. */
    private static final int MAX_QUANTITY = 1_000_000_000;
    /** Stock levels × periods × options of one lot that are enumerated; larger lots are planned in packs. */
    static final long MAX_STATES = 8_000_000;

    private static final int MAX_LEVELS = 20_000;

    private final ReplenishmentSnapshot snapshot;
    private final ReplenishmentPolicy policy;
    private final Map<NodeCode, Integer> warehouses = new HashMap<>();
    private final Map<Sku, Integer> skus = new HashMap<>();
    private final Map<Sku, List<Offered>> offers = new HashMap<>();
    private final Map<NetRequirements.Place, NetRequirements.Source> sources;

    private final List<Long> capacity = new ArrayList<>();
    /** Of offers with a capacity of their own, behind those of the suppliers. */
    private final Map<Offered, Integer> quotas = new HashMap<>();

    private record Offered(int supplier, SupplierOffer offer) {}

    private ModelBuilder(ReplenishmentSnapshot snapshot, ReplenishmentPolicy policy) {
        this.snapshot = snapshot;
        this.policy = policy;
        this.sources = NetRequirements.cheapestSources(snapshot);
        for (var warehouse : snapshot.warehouses()) {
            warehouses.put(warehouse, warehouses.size());
        }
        for (int s = 0; s < snapshot.suppliers().size(); s++) {
            for (var offer : snapshot.suppliers().get(s).offers()) {
                offers.computeIfAbsent(offer.sku(), sku -> new ArrayList<>()).add(new Offered(s, offer));
            }
        }
    }

    static PlanModel build(
            ReplenishmentSnapshot snapshot, ReplenishmentPolicy policy, List<NetRequirement> requirements) {
        return new ModelBuilder(snapshot, policy).model(requirements);
    }

    private PlanModel model(List<NetRequirement> requirements) {
        int suppliers = snapshot.suppliers().size();
        double[][] orderCost = new double[suppliers][warehouses.size()];
        SupplyLane[][] lanes = new SupplyLane[suppliers][warehouses.size()];
        for (int s = 0; s < suppliers; s++) {
            var supplier = snapshot.suppliers().get(s);
            capacity.add(supplier.capacityPerPeriod());
            for (var lane : supplier.lanes()) {
                Integer warehouse = warehouses.get(lane.warehouse());
                if (warehouse != null) {
                    orderCost[s][warehouse] = 1_000.0 * lane.orderCost();
                    lanes[s][warehouse] = lane;
                }
            }
        }
        Lot[] lots = new Lot[requirements.size()];
        for (int i = 0; i < lots.length; i++) {
            lots[i] = lot(requirements.get(i), lanes);
        }
        return new PlanModel(snapshot.periods(), warehouses.size(), quotas(), orderCost, lots, ways(lots));
    }

    private long[] quotas() {
        return capacity.stream().mapToLong(Long::longValue).toArray();
    }

    private int quota(Offered offered) {
        Long own = offered.offer().capacityPerPeriod();
        if (own == null) {
            return offered.supplier();
        }
        return quotas.computeIfAbsent(offered, any -> {
            capacity.add(own);
            return capacity.size() - 1;
        });
    }

    private Lot lot(NetRequirement need, SupplyLane[][] lanes) {
        StockPosition position = need.position();
        int warehouse = warehouses.get(position.warehouse());
        int sku = skus.computeIfAbsent(position.sku(), code -> skus.size());
        List<Offered> offered = offers.getOrDefault(position.sku(), List.of()).stream()
                .filter(o -> lanes[o.supplier()][warehouse] != null)
                .toList();
        long total = need.demand().stream().mapToLong(Long::longValue).sum();
        long target = offered.isEmpty() || policy.endCoverPeriods() == 0
                ? 0
                : need.safetyStock() + total * policy.endCoverPeriods() / snapshot.periods();
        int pack = pack(total + Math.max(need.safetyStock(), target), offered.size());
        List<Option> options = new ArrayList<>();
        for (var offer : offered) {
            options.add(option(offer, lanes[offer.supplier()][warehouse], pack));
        }
        int[] demand = inPacks(need.demand(), pack);
        int safety = (int) (need.safetyStock() / pack);
        int end = (int) (target / pack);
        int[] fresh = fresh(need, pack);
        var source = sources.get(new NetRequirements.Place(position.sku(), position.warehouse()));
        var costs = new StockCosts(need, pack, source == null ? 0 : source.deviation());
        return new Lot(
                sku,
                warehouse,
                pack,
                (int) (position.available() / pack),
                demand,
                inPacks(position.inbound(), pack),
                new int[snapshot.periods()],
                new int[snapshot.periods()],
                (double) position.holdingCostMilli() * pack,
                1_000.0 * position.lostSaleCost() * pack,
                safety,
                costs.exposed(safety),
                costs.replace(end, policy.endCoverPeriods()),
                options.toArray(Option[]::new),
                remaining(demand, Math.max(safety, end)),
                fresh,
                fresh == null ? null : costs.spoiled(position.shelfLife(), fresh));
    }

    /** By first in, first out: the demand of the shelf life, after the horizon at its mean, rounded up. */
    private static int @Nullable [] fresh(NetRequirement need, int pack) {
        Integer life = need.position().shelfLife();
        if (life == null) {
            return null;
        }
        List<Long> demand = need.demand();
        long total = demand.stream().mapToLong(Long::longValue).sum();
        long later = Math.ceilDiv(total, demand.size());
        int[] fresh = new int[demand.size()];
        for (int t = 0; t < fresh.length; t++) {
            long sold = 0;
            for (int k = t; k < Math.min(t + (long) life, fresh.length); k++) {
                sold += demand.get(k);
            }
            sold += Math.max(0, (long) t + life - fresh.length) * later;
            fresh[t] = (int) Math.min(Integer.MAX_VALUE, sold / pack);
        }
        return fresh;
    }

    /** Positions planned in packs take no part in transfers. */
    private Way[] ways(Lot[] lots) {
        record Place(int sku, int warehouse) {}
        Map<Place, Integer> places = new HashMap<>();
        for (int i = 0; i < lots.length; i++) {
            if (lots[i].pack() == 1) {
                places.put(new Place(lots[i].sku(), lots[i].warehouse()), i);
            }
        }
        List<Way> ways = new ArrayList<>();
        for (int i = 0; i < lots.length; i++) {
            for (var lane : snapshot.transfers()) {
                Integer to = places.get(new Place(lots[i].sku(), warehouses.get(lane.to())));
                if (to != null && lots[i].pack() == 1 && lots[i].warehouse() == warehouses.get(lane.from())) {
                    ways.add(new Way(
                            i, to, lane.periods(), lane.unitCostMilli(), 1_000.0 * lane.lineCost(), lane.spillover()));
                }
            }
        }
        return ways.toArray(Way[]::new);
    }

    private int pack(long levels, int options) {
        long most = Math.max(200, Math.min(MAX_LEVELS, MAX_STATES / Math.max(1, (long) options * snapshot.periods())));
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, Math.ceilDiv(levels, most)));
    }

    private static int[] inPacks(List<? extends Number> units, int pack) {
        int[] packs = new int[units.size()];
        long sum = 0;
        long given = 0;
        for (int t = 0; t < packs.length; t++) {
            sum += units.get(t).longValue();
            packs[t] = Math.toIntExact(sum / pack - given);
            given += packs[t];
        }
        return packs;
    }

    static int[] remaining(int[] demand, int floor) {
        int[] remaining = new int[demand.length];
        int sum = floor;
        for (int t = demand.length - 1; t >= 0; t--) {
            sum = Math.addExact(sum, demand[t]);
            remaining[t] = sum;
        }
        return remaining;
    }

    private Option option(Offered offered, SupplyLane lane, int pack) {
        SupplierOffer offer = offered.offer();
        int multiple = offer.multiple() / gcd(offer.multiple(), pack);
        int smallest = roundUp(Math.ceilDiv(offer.smallestQuantity(), pack), multiple);
        List<PriceBreak> breaks = offer.priceBreaks();
        int[] from = new int[breaks.size()];
        int[] to = new int[breaks.size()];
        double[] unit = new double[breaks.size()];
        double[] price = new double[breaks.size()];
        for (int j = 0; j < from.length; j++) {
            int least = j == 0 ? 1 : breaks.get(j).fromUnits();
            from[j] = Math.max(smallest, roundUp(Math.ceilDiv(least, pack), multiple));
            int most = j + 1 < from.length ? (breaks.get(j + 1).fromUnits() - 1) / pack : MAX_QUANTITY / pack;
            to[j] = most / multiple * multiple;
            price[j] = 1_000.0 * breaks.get(j).unitCost() * pack;
            unit[j] = price[j] + (double) lane.riskCostMilli() * pack;
        }
        return new Option(
                offered.supplier(),
                quota(offered),
                lane.wholeLeadTime(offer),
                multiple,
                smallest,
                from,
                to,
                unit,
                price);
    }

    private static int roundUp(int value, int multiple) {
        return Math.toIntExact(Math.ceilDiv((long) value, multiple) * multiple);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
