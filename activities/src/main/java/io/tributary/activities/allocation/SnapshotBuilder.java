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
import io.tributary.domain.allocation.ShadowPrices;
import io.tributary.domain.allocation.StockKey;
import io.tributary.domain.allocation.StockLevel;
import io.tributary.domain.risk.Consignment;
import io.tributary.domain.risk.Screening;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.ToLongBiFunction;
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

        private final ToLongBiFunction<StockFigure, String> units;

        Availability(ToLongBiFunction<StockFigure, String> units) {
            this.units = units;
        }

        /** Units for orders of this sales channel. */
        long of(StockFigure figure, String channel) {
            return units.applyAsLong(figure, channel);
        }
    }

    private final RiskScores risk;

    public SnapshotBuilder(RiskScores risk) {
        this.risk = risk;
    }

    /**
     * A snapshot with what it takes to read its plan.
     *
     * @param lanes the lane that a parcel would take, by order and node
     * @param lines by id, with the units that the snapshot asks for: fewer than are open where only a part can be served
     */
    public record Picture(
            AllocationSnapshot snapshot,
            Map<String, OpenLine> lines,
            Map<UUID, Map<NodeCode, LaneOption>> lanes,
            Map<String, Map<StockKey, Instant>> arrivals,
            Map<Sku, SkuTerms> terms,
            Dates dates) {
        /** The same with scarce things charged, so that the decision's trace shows what it saw. */
        public Picture priced(ShadowPrices prices) {
            return new Picture(snapshot.priced(prices), lines, lanes, arrivals, terms, dates);
        }

        /** When the stock of a line's candidate arrives; null when it is on hand. */
        public @Nullable Instant arrival(String lineId, StockKey key) {
            return arrivals.getOrDefault(lineId, Map.of()).get(key);
        }

        /** The lane, with its service, that a parcel from the node to the line's order takes. */
        public LaneOption lane(OpenLine line, NodeCode node) {
            return Objects.requireNonNull(
                    lanes.getOrDefault(line.orderId(), Map.of()).get(node),
                    () -> "No lane " + node + " to " + line.region());
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
        Map<Region, Map<NodeCode, List<LaneOption>>> lanes = lanes(reads, regions);
        Map<Sku, SkuTerms> terms = reads.terms(ordered, LocalDate.ofInstant(now, ZoneOffset.UTC));
        Map<StockKey, StockFigure> stock = reads.stock(terms.keySet(), now);
        Map<UUID, Map<NodeCode, String>> excluded =
                reads.exclusions(lines.stream().map(OpenLine::lineId).toList());
        Dates dates = new Dates(now, policy, availability);
        ServiceChoice services = new ServiceChoice(
                policy, dates, (line, node) -> has(stock.get(new StockKey(node, line.sku())), availability, line));
        Eliminations eliminations = new Eliminations(
                stock,
                availability,
                services,
                excluded,
                ruledOut,
                servedBy(reads, lines),
                now.plus(policy.backorderFor()));
        List<LineCosting.Costed> costed =
                new LineCosting(policy, risk.current(), dates, lanes, terms, services, eliminations).orders(lines);
        List<OrderDemand> orders =
                costed.stream().map(LineCosting.Costed::demand).toList();
        List<NodeRoom> rooms = rooms(lanes.values(), reads.takenToday(now));
        if (rooms.isEmpty()) {
            return Optional.empty();
        }
        Set<NodeCode> nodes = rooms.stream().map(NodeRoom::node).collect(Collectors.toSet());
        Set<StockKey> later = new HashSet<>();
        costed.forEach(order -> order.arrivals().values().forEach(keys -> later.addAll(keys.keySet())));
        Set<String> channels =
                lines.stream().map(line -> line.conditions().channel()).collect(Collectors.toSet());
        List<StockLevel> levels = stock.values().stream()
                .filter(figure -> nodes.contains(figure.key().node()))
                .map(figure -> new StockLevel(
                        figure.key().node(),
                        figure.key().sku(),
                        later.contains(figure.key())
                                ? figure.inboundToPromise()
                                : level(figure, availability, channels)))
                .sorted(java.util.Comparator.comparing(StockLevel::key))
                .toList();
        Map<String, OpenLine> byId = new HashMap<>();
        lines.forEach(line -> byId.put(line.lineId().toString(), line));
        orders.forEach(order -> order.lines()
                .forEach(demand ->
                        byId.computeIfPresent(demand.id(), (id, line) -> line.withUnits((int) demand.units()))));
        Map<UUID, Map<NodeCode, LaneOption>> chosen = new HashMap<>();
        costed.forEach(order -> chosen.put(UUID.fromString(order.demand().id()), order.lanes()));
        AllocationSnapshot snapshot = new AllocationSnapshot(zone, rooms, levels, orders);
        Map<String, Map<StockKey, Instant>> arrivals = new HashMap<>();
        costed.forEach(order -> arrivals.putAll(order.arrivals()));
        return Optional.of(new Picture(snapshot, byId, chosen, arrivals, terms, dates));
    }

    /** What any of the channels may take: with several, no line can take what is held back for another's. */
    private static long level(StockFigure figure, Availability availability, Set<String> channels) {
        return channels.stream()
                .mapToLong(channel -> availability.of(figure, channel))
                .min()
                .orElse(0);
    }

    private static boolean has(@Nullable StockFigure figure, Availability availability, OpenLine line) {
        return figure != null && availability.of(figure, line.conditions().channel()) >= line.units();
    }

    private static Map<UUID, Set<NodeCode>> servedBy(AllocationReads reads, List<OpenLine> lines) {
        return reads.servedBy(lines.stream()
                .filter(line -> line.conditions().maxParcels() != null)
                .map(OpenLine::orderId)
                .collect(Collectors.toSet()));
    }

    private static Map<Region, Map<NodeCode, List<LaneOption>>> lanes(
            AllocationReads reads, Collection<Region> regions) {
        Map<Region, Map<NodeCode, List<LaneOption>>> byRegion = new TreeMap<>();
        for (LaneOption lane : reads.lanes(regions)) {
            byRegion.computeIfAbsent(lane.region(), key -> new TreeMap<>())
                    .computeIfAbsent(lane.node(), key -> new ArrayList<>())
                    .add(lane);
        }
        return byRegion;
    }

    private static List<NodeRoom> rooms(
            Collection<Map<NodeCode, List<LaneOption>>> lanes, Map<NodeCode, Long> takenToday) {
        Map<NodeCode, NodeRoom> rooms = new TreeMap<>();
        for (Map<NodeCode, List<LaneOption>> byNode : lanes) {
            for (List<LaneOption> services : byNode.values()) {
                LaneOption lane = services.getFirst();
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
