package io.tributary.solver.replenishment;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.forecast.PeriodForecast;
import io.tributary.domain.replenishment.PlanLimits;
import io.tributary.domain.replenishment.ReplenishmentPolicy;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import io.tributary.domain.replenishment.StockPosition;
import io.tributary.domain.replenishment.TransferLane;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Chains of warehouses: belt hub → regional warehouse → forward stock. A hub is planned by its echelon: its position is
 * everything at it, on the way to it, or past it; its demand is that of all warehouses behind it, as much earlier as
 * transfers take; its safety stock is that of {@link EchelonSafety}. What a warehouse holds beyond its own need does not
 * count, because it does not come back.
 */
final class Echelons {
    /**
     * A warehouse of a chain.
     *
     * @param from where it is supplied from; null for the hub
     * @param lead periods of the transfer to it
     * @param path periods of all transfers from the hub
     * @param depth 0 for the hub
     */
    record Member(NodeCode warehouse, @Nullable NodeCode from, int lead, int path, int depth) {}

    private final ReplenishmentSnapshot snapshot;
    private final ReplenishmentPolicy policy;
    /** By hub: itself first, then by depth. */
    private final Map<NodeCode, List<Member>> chains = new LinkedHashMap<>();

    private final Map<Sku, Map<NodeCode, NetRequirement>> needs = new TreeMap<>();
    private final Map<NetRequirements.Place, NetRequirements.Source> sources;
    private final Map<NodeCode, Member> byWarehouse = new HashMap<>();

    Echelons(ReplenishmentSnapshot snapshot, ReplenishmentPolicy policy) {
        this.snapshot = snapshot;
        this.policy = policy;
        this.sources = NetRequirements.cheapestSources(snapshot);
        for (NodeCode hub : snapshot.warehouses()) {
            if (!snapshot.suppliedFrom().containsKey(hub)
                    && snapshot.suppliedFrom().containsValue(hub)) {
                chains.put(hub, members(hub));
            }
        }
        chains.values().forEach(members -> members.forEach(one -> byWarehouse.put(one.warehouse(), one)));
        for (StockPosition position : snapshot.positions()) {
            Member member = member(position.warehouse());
            if (member != null) {
                var source = member.from() == null
                        ? source(position.sku(), hub(member.warehouse()))
                        : new NetRequirements.Source(landed(position), member.lead(), 0);
                needs.computeIfAbsent(position.sku(), sku -> new HashMap<>())
                        .put(position.warehouse(), NetRequirements.of(position, policy, source));
            }
        }
    }

    private List<Member> members(NodeCode hub) {
        List<Member> members = new ArrayList<>(List.of(new Member(hub, null, 0, 0, 0)));
        for (int i = 0; i < members.size(); i++) {
            Member above = members.get(i);
            for (NodeCode warehouse : snapshot.warehouses()) {
                if (above.warehouse().equals(snapshot.suppliedFrom().get(warehouse))) {
                    int lead = lane(above.warehouse(), warehouse).periods();
                    members.add(new Member(warehouse, above.warehouse(), lead, above.path() + lead, above.depth() + 1));
                }
            }
        }
        return List.copyOf(members);
    }

    TransferLane lane(NodeCode from, NodeCode to) {
        return snapshot.transfers().stream()
                .filter(lane -> lane.moves(from, to))
                .findFirst()
                .orElseThrow();
    }

    Map<NodeCode, List<Member>> chains() {
        return chains;
    }

    @Nullable
    Member member(NodeCode warehouse) {
        return byWarehouse.get(warehouse);
    }

    private NodeCode hub(NodeCode warehouse) {
        NodeCode above = snapshot.suppliedFrom().get(warehouse);
        return above == null ? warehouse : hub(above);
    }

    /** The needs of a SKU by warehouse, of those of the chain that have a position. */
    Map<NodeCode, NetRequirement> needs(Sku sku) {
        return needs.getOrDefault(sku, Map.of());
    }

    Map<Sku, Map<NodeCode, NetRequirement>> needs() {
        return needs;
    }

    private NetRequirements.@Nullable Source source(Sku sku, NodeCode hub) {
        return sources.get(new NetRequirements.Place(sku, hub));
    }

    private double landed(StockPosition position) {
        var source = source(position.sku(), hub(position.warehouse()));
        return source == null ? -1 : source.landedMilli();
    }

    /** The snapshot in which every chain is one position per SKU, at its hub. */
    ReplenishmentSnapshot folded() {
        List<StockPosition> positions = new ArrayList<>(snapshot.positions().stream()
                .filter(one -> member(one.warehouse()) == null)
                .toList());
        Map<NodeCode, Long> space = new HashMap<>(snapshot.limits().space());
        chains.forEach((hub, members) -> {
            fold(hub, members, positions);
            members.stream().skip(1).forEach(member -> space.remove(member.warehouse()));
        });
        PlanLimits limits = snapshot.limits();
        return new ReplenishmentSnapshot(
                snapshot.zone(),
                snapshot.periods(),
                snapshot.currency(),
                snapshot.warehouses(),
                positions,
                snapshot.suppliers(),
                snapshot.transfers().stream()
                        .filter(lane -> member(lane.from()) == null && member(lane.to()) == null)
                        .toList(),
                limits.equals(PlanLimits.NONE)
                        ? limits
                        : new PlanLimits(
                                limits.budget(),
                                space,
                                limits.riskyPermille(),
                                limits.riskyVolume(),
                                limits.riskyShare()),
                Map.of());
    }

    private void fold(NodeCode hub, List<Member> members, List<StockPosition> positions) {
        needs.forEach((sku, own) -> {
            List<Member> holders = members.stream()
                    .filter(member -> own.containsKey(member.warehouse()))
                    .toList();
            if (!holders.isEmpty()) {
                positions.add(fold(sku, hub, holders, own));
            }
        });
    }

    private StockPosition fold(Sku sku, NodeCode hub, List<Member> holders, Map<NodeCode, NetRequirement> own) {
        int periods = snapshot.periods();
        NetRequirement atHub = own.get(hub);
        long[] wanted = wanted(sku, hub, periods + longest(holders));
        List<StockPosition> all = holders.stream()
                .map(member -> own.get(member.warehouse()).position())
                .toList();
        Integer life = all.stream()
                .map(StockPosition::shelfLife)
                .filter(one -> one != null)
                .min(Comparator.naturalOrder())
                .orElse(null);
        List<PeriodForecast> demand = new ArrayList<>();
        for (int t = 0; t < periods; t++) {
            long units = Math.min(wanted[t], StockPosition.MAX_UNITS);
            demand.add(new PeriodForecast(units, 0, units, units, units, units, units));
        }
        return new StockPosition(
                sku,
                hub,
                atHub == null ? 0 : atHub.position().available(),
                atHub == null
                        ? Collections.nCopies(periods, 0)
                        : atHub.position().inbound(),
                demand,
                0,
                (int) Math.min(StockPosition.MAX_UNITS, safety(sku, hub, holders, own)),
                all.stream().mapToLong(StockPosition::holdingCostMilli).min().orElse(0),
                all.stream().mapToLong(StockPosition::lostSaleCost).max().orElse(0),
                life == null ? null : Math.max(1, life - longest(holders)),
                all.stream().mapToDouble(StockPosition::serviceFloor).max().orElse(0));
    }

    private static int longest(List<Member> holders) {
        return holders.stream().mapToInt(Member::path).max().orElse(0);
    }

    /** What a warehouse sells and sends on, by period, as far as {@code horizon}. */
    private long[] wanted(Sku sku, NodeCode at, int horizon) {
        long[] wanted = new long[horizon];
        NetRequirement need = needs(sku).get(at);
        for (int t = 0; need != null && t < horizon; t++) {
            wanted[t] = demand(need, t);
        }
        for (NodeCode below : snapshot.warehouses()) {
            Member member = byWarehouse.get(below);
            if (member != null && at.equals(member.from())) {
                long[] asked = asked(sku, member, horizon);
                for (int t = 0; t < asked.length; t++) {
                    wanted[t] += asked[t];
                }
            }
        }
        return wanted;
    }

    /**
     * What a warehouse must be sent, by period of sending: what it needs with its safety stock beyond what it has. What
     * it loses before a transfer can come is not asked for.
     */
    private long[] asked(Sku sku, Member member, int horizon) {
        long[] wanted = wanted(sku, member.warehouse(), horizon);
        long[] asked = new long[Math.max(0, horizon - member.lead())];
        NetRequirement need = needs(sku).get(member.warehouse());
        long stock = need == null ? 0 : need.position().available();
        long safety = need == null ? 0 : need.safetyStock();
        for (int t = 0; t < horizon; t++) {
            stock += need == null || t >= snapshot.periods()
                    ? 0
                    : need.position().inbound().get(t);
            if (t >= member.lead()) {
                long comes = Math.max(0, wanted[t] + safety - stock);
                asked[t - member.lead()] = comes;
                stock += comes;
            }
            stock = Math.max(0, stock - wanted[t]);
        }
        return asked;
    }

    /** After the horizon, demand goes on at its mean, rounded up. */
    static long demand(NetRequirement need, int period) {
        int periods = need.demand().size();
        return period < periods
                ? need.demand().get(period)
                : Math.ceilDiv(need.demand().stream().mapToLong(Long::longValue).sum(), periods);
    }

    /** What the hub keeps of the echelon's safety stock; the rest is behind it. */
    private long safety(Sku sku, NodeCode hub, List<Member> holders, Map<NodeCode, NetRequirement> own) {
        NetRequirement atHub = own.get(hub);
        if (holders.stream().allMatch(one -> own.get(one.warehouse()).position().safetyStock() != null)) {
            return atHub == null ? 0 : atHub.safetyStock();
        }
        long below = holders.stream()
                .filter(one -> one.from() != null)
                .mapToLong(one -> own.get(one.warehouse()).safetyStock())
                .sum();
        List<Member> passed = chains.get(hub).stream()
                .filter(one -> own.containsKey(one.warehouse())
                        || holders.stream().anyMatch(holder -> snapshot.supplies(one.warehouse(), holder.warehouse())))
                .toList();
        return Math.max(0, EchelonSafety.of(snapshot, source(sku, hub), policy, passed, own) - below);
    }
}
