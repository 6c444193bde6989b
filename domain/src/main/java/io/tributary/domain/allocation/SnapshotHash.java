package io.tributary.domain.allocation;

import io.tributary.domain.CanonicalEncoder;
import java.io.IOException;

/**
 * The canonical encoding of a snapshot; the order of lists counts, because ties between equal plans are broken by it.
 */
final class SnapshotHash {
    private static final String FORMAT = "allocation-snapshot/2";

    private final CanonicalEncoder out;

    private SnapshotHash(CanonicalEncoder out) {
        this.out = out;
    }

    static String of(AllocationSnapshot snapshot) {
        return CanonicalEncoder.hash(out -> new SnapshotHash(out).snapshot(snapshot));
    }

    private void snapshot(AllocationSnapshot snapshot) throws IOException {
        out.text(FORMAT);
        out.text(snapshot.zone());
        out.list(snapshot.nodes(), node -> {
            out.text(node.node().code());
            var capacity = node.capacityUnits();
            out.number(capacity == null ? -1 : capacity);
        });
        out.list(snapshot.stock(), level -> {
            out.text(level.node().code());
            out.text(level.sku().code());
            out.number(level.availableUnits());
        });
        out.list(snapshot.orders(), this::order);
    }

    private void order(OrderDemand order) throws IOException {
        out.text(order.id());
        out.text(order.region().code());
        out.number(order.maxParcels());
        out.list(order.parcels(), parcel -> {
            out.text(parcel.node().code());
            cost(parcel.cost());
            out.number(parcel.hoursToDoor());
        });
        out.list(order.lines(), this::line);
    }

    private void line(LineDemand line) throws IOException {
        out.text(line.id());
        out.text(line.sku().code());
        out.number(line.units());
        out.number(line.unfilledUnitCost());
        out.list(line.candidates(), candidate -> {
            out.text(candidate.node().code());
            out.text(candidate.sku().code());
            cost(candidate.cost());
        });
        out.list(line.eliminated(), eliminated -> {
            out.text(eliminated.node().code());
            out.text(eliminated.sku().code());
            out.text(eliminated.reason().name());
            out.text(eliminated.detail());
        });
    }

    private void cost(CostBreakdown cost) throws IOException {
        out.number(cost.amounts().size());
        for (var entry : cost.amounts().entrySet()) {
            out.text(entry.getKey().name());
            out.number(entry.getValue());
        }
    }
}
