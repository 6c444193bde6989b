package io.tributary.activities.allocation;

import io.tributary.activities.allocation.SnapshotBuilder.Availability;
import io.tributary.db.allocation.LaneOption;
import io.tributary.db.allocation.OpenLine;
import io.tributary.db.allocation.StockFigure;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.allocation.EliminatedCandidate;
import io.tributary.domain.allocation.EliminationReason;
import io.tributary.domain.allocation.StockKey;
import io.tributary.domain.order.OrderConditions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Says why a node may not serve a line; the first reason that holds, the ones that people decided first.
 *
 * @param failed nodes by line that failed it before, with the reason
 * @param risky nodes by line that screening ruled out, with the reason
 * @param servedBy nodes that serve something of an order already, for orders with a limit on their parcels
 * @param inboundUntil what arrives later is no promise: the order would be given up before
 */
record Eliminations(
        Map<StockKey, StockFigure> stock,
        Availability availability,
        ServiceChoice services,
        Map<UUID, Map<NodeCode, String>> failed,
        Map<UUID, Map<NodeCode, String>> risky,
        Map<UUID, Set<NodeCode>> servedBy,
        Instant inboundUntil) {

    Optional<EliminatedCandidate> of(OpenLine line, Sku sku, LaneOption lane) {
        NodeCode node = lane.node();
        return byPeople(line, sku, lane)
                .or(() -> byNetwork(line, sku, lane))
                .or(() -> noted(failed, line, node).map(why -> out(node, sku, EliminationReason.FAILED_BEFORE, why)))
                .or(() -> noted(risky, line, node).map(why -> out(node, sku, EliminationReason.RISK_OVER_POLICY, why)))
                .or(() -> bySplitLimit(line, sku, node))
                .or(() -> byStock(line, sku, node));
    }

    /** Units of the line that may come from this stock. */
    long available(OpenLine line, StockKey key) {
        StockFigure figure = stock.get(key);
        return figure == null ? 0 : availability.of(figure, line.conditions().channel());
    }

    /** When the whole line can be served from what is on its way to this stock and still unpromised. */
    Optional<Instant> arrival(OpenLine line, StockKey key) {
        StockFigure figure = stock.get(key);
        return figure == null || availability != Availability.TO_PROMISE
                ? Optional.empty()
                : figure.arrivalOf(line.units()).filter(at -> at.isBefore(inboundUntil));
    }

    /** As {@link #of}, but that the node's stock is only on its way is no reason. */
    Optional<EliminatedCandidate> butStock(OpenLine line, Sku sku, LaneOption lane) {
        return of(line, sku, lane).filter(out -> out.reason() != EliminationReason.NO_STOCK);
    }

    private Optional<EliminatedCandidate> byPeople(OpenLine line, Sku sku, LaneOption lane) {
        NodeCode node = lane.node();
        OrderConditions asked = line.conditions();
        if (asked.excludedNodes().contains(node)) {
            return Optional.of(out(node, sku, EliminationReason.EXCLUDED_BY_BUYER, "node " + node));
        }
        if (lane.supplier() != null && asked.excludedSuppliers().contains(lane.supplier())) {
            return Optional.of(out(node, sku, EliminationReason.EXCLUDED_BY_BUYER, "supplier " + lane.supplier()));
        }
        NodeCode pinned = line.pinned();
        return pinned == null || pinned.equals(node)
                ? Optional.empty()
                : Optional.of(out(node, sku, EliminationReason.PINNED_ELSEWHERE, "to " + pinned));
    }

    private Optional<EliminatedCandidate> byNetwork(OpenLine line, Sku sku, LaneOption lane) {
        if (!lane.nodeOpen()) {
            return Optional.of(out(lane.node(), sku, EliminationReason.NODE_CLOSED, ""));
        }
        if (services.tooSlow(line, lane)) {
            return Optional.of(out(lane.node(), sku, EliminationReason.NO_LANE, "no express service"));
        }
        return lane.laneOpen()
                ? Optional.empty()
                : Optional.of(out(lane.node(), sku, EliminationReason.NO_LANE, "closed"));
    }

    private Optional<EliminatedCandidate> bySplitLimit(OpenLine line, Sku sku, NodeCode node) {
        Integer most = line.conditions().maxParcels();
        Set<NodeCode> serving = servedBy.getOrDefault(line.orderId(), Set.of());
        return most == null || serving.size() < most || serving.contains(node)
                ? Optional.empty()
                : Optional.of(
                        out(node, sku, EliminationReason.SPLIT_LIMIT, serving.size() + " of " + most + " parcels"));
    }

    private Optional<EliminatedCandidate> byStock(OpenLine line, Sku sku, NodeCode node) {
        long available = available(line, new StockKey(node, sku));
        return available >= line.units()
                ? Optional.empty()
                : Optional.of(out(node, sku, EliminationReason.NO_STOCK, available + " of " + line.units() + " units"));
    }

    private static Optional<String> noted(Map<UUID, Map<NodeCode, String>> notes, OpenLine line, NodeCode node) {
        return Optional.ofNullable(notes.getOrDefault(line.lineId(), Map.of()).get(node));
    }

    private static EliminatedCandidate out(NodeCode node, Sku sku, EliminationReason reason, String detail) {
        return new EliminatedCandidate(node, sku, reason, detail);
    }
}
