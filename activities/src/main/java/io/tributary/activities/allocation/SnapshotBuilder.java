package io.tributary.activities.allocation;

import io.tributary.activities.risk.RiskScores;
import io.tributary.db.allocation.AllocationReads;
import io.tributary.db.allocation.LaneOption;
import io.tributary.db.allocation.OpenLine;
import io.tributary.db.allocation.SkuTerms;
import io.tributary.db.allocation.StockFigure;
import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.allocation.AllocationSnapshot;
import io.tributary.domain.allocation.NodeRoom;
import io.tributary.domain.allocation.OrderDemand;
import io.tributary.domain.allocation.StockKey;
import io.tributary.domain.allocation.StockLevel;
import io.tributary.domain.risk.Consignment;
import io.tributary.domain.risk.Screening;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads the network once and turns open lines into the snapshot that the planners take: for every line each node that
 * could serve it, with every cost by its name, or the reason why it cannot.
 */
public final class SnapshotBuilder {
    /** Which units count as available. */
    public enum Availability {
        /** A new order must leave what others were promised, and safety stock. */
        TO_PROMISE(StockFigure::availableToPromise),
        /** A wave plans all promises anew, so everything free is there for it. */
        TO_COMMIT(StockFigure::free);

        private final ToLongFunction<StockFigure> units;

        Availability(ToLongFunction<StockFigure> units) {
            this.units = units;
        }

        long of(StockFigure figure) {
            return units.applyAsLong(figure);
        }
    }

    private final RiskScores risk;

    public SnapshotBuilder(RiskScores risk) {
        this.risk = risk;
    }

    /**
     * A snapshot with what it takes to read its plan.
     *
     * @param lines by id, with the units that the snapshot asks for: fewer than are open where only a part can be served
     */
    public record Picture(
            AllocationSnapshot snapshot,
            Map<String, OpenLine> lines,
            Map<Region, Map<NodeCode, LaneOption>> lanes,
            Map<Sku, SkuTerms> terms) {
        public LaneOption lane(Region region, NodeCode node) {
            return Objects.requireNonNull(
                    lanes.getOrDefault(region, Map.of()).get(node), () -> "No lane " + node + " to " + region);
        }
    }

    /**
     * @param ruledOut nodes by line that screening ruled out, with the reason
     * @return empty when no node has a lane to any of the lines' regions
     */
    public Optional<Picture> build(
            DSLContext db,
            String zone,
            List<OpenLine> lines,
            Availability availability,
            NetworkPolicy policy,
            Instant now,
            Map<UUID, Map<NodeCode, String>> ruledOut) {
        AllocationReads reads = new AllocationReads(db);
        Set<Region> regions = new TreeSet<>();
        Set<Sku> ordered = new TreeSet<>();
        lines.forEach(line -> {
            regions.add(line.region());
            ordered.add(line.sku());
        });
        Map<Region, Map<NodeCode, LaneOption>> lanes = lanes(reads, regions);
        Map<Sku, SkuTerms> terms = reads.terms(ordered, LocalDate.ofInstant(now, ZoneOffset.UTC));
        Map<StockKey, StockFigure> stock = reads.stock(terms.keySet());
        Map<UUID, Map<NodeCode, String>> excluded =
                reads.exclusions(lines.stream().map(OpenLine::lineId).toList());
        LineCosting costing =
                new LineCosting(policy, risk.current(), now, lanes, terms, stock, availability, excluded, ruledOut);
        List<OrderDemand> orders = costing.orders(lines);
        List<NodeRoom> rooms = rooms(lanes.values(), reads.takenToday(now));
        if (rooms.isEmpty()) {
            return Optional.empty();
        }
        Set<NodeCode> nodes = rooms.stream().map(NodeRoom::node).collect(Collectors.toSet());
        List<StockLevel> levels = stock.values().stream()
                .filter(figure -> nodes.contains(figure.key().node()))
                .map(figure -> new StockLevel(figure.key().node(), figure.key().sku(), availability.of(figure)))
                .sorted(java.util.Comparator.comparing(StockLevel::key))
                .toList();
        Map<String, OpenLine> byId = new HashMap<>();
        lines.forEach(line -> byId.put(line.lineId().toString(), line));
        orders.forEach(order -> order.lines()
                .forEach(demand ->
                        byId.computeIfPresent(demand.id(), (id, line) -> line.withUnits((int) demand.units()))));
        return Optional.of(new Picture(new AllocationSnapshot(zone, rooms, levels, orders), byId, lanes, terms));
    }

    private static Map<Region, Map<NodeCode, LaneOption>> lanes(AllocationReads reads, Collection<Region> regions) {
        Map<Region, Map<NodeCode, LaneOption>> byRegion = new TreeMap<>();
        for (LaneOption lane : reads.lanes(regions)) {
            byRegion.computeIfAbsent(lane.region(), key -> new TreeMap<>()).put(lane.node(), lane);
        }
        return byRegion;
    }

    private static List<NodeRoom> rooms(Collection<Map<NodeCode, LaneOption>> lanes, Map<NodeCode, Long> takenToday) {
        Map<NodeCode, NodeRoom> rooms = new TreeMap<>();
        for (Map<NodeCode, LaneOption> byNode : lanes) {
            for (LaneOption lane : byNode.values()) {
                Integer capacity = lane.dailyCapacityUnits();
                Long room = capacity == null ? null : Math.max(0, capacity - takenToday.getOrDefault(lane.node(), 0L));
                rooms.put(lane.node(), new NodeRoom(lane.node(), room));
            }
        }
        return List.copyOf(rooms.values());
    }

    /** What screening makes of serving this line as it is promised. */
    public Screening screening(NetworkPolicy policy, OpenLine line, @Nullable SupplierCode supplier, Instant now) {
        NodeCode node = Objects.requireNonNull(line.promisedNode(), "a promised node");
        Consignment consignment = new Consignment(supplier, node, line.region(), line.category());
        return RiskScores.screen(policy, risk.current().assess(consignment, now));
    }

    /** What screening makes of serving this line over this lane. */
    public Screening screening(NetworkPolicy policy, OpenLine line, LaneOption lane, Instant now) {
        return RiskScores.screen(policy, RiskScores.assess(risk.current(), lane, line.category(), now));
    }
}
