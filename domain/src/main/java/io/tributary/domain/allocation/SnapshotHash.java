package io.tributary.domain.allocation;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The canonical encoding of a snapshot: lists as their size and elements in order, text as length and UTF-8, numbers
 * as eight bytes, costs as (component name, amount) in the order of the enum. The order of lists counts, because ties
 * between equal plans are broken by it.
 */
final class SnapshotHash {
    private static final String FORMAT = "allocation-snapshot/2";

    private final DataOutputStream out;

    private SnapshotHash(DataOutputStream out) {
        this.out = out;
    }

    static String of(AllocationSnapshot snapshot) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
            try (var out = new DataOutputStream(new BufferedOutputStream(sink, 1 << 16))) {
                new SnapshotHash(out).snapshot(snapshot);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Hashing does no I/O", e);
        }
    }

    private void snapshot(AllocationSnapshot snapshot) throws IOException {
        text(FORMAT);
        text(snapshot.zone());
        list(snapshot.nodes(), node -> {
            text(node.node().code());
            var capacity = node.capacityUnits();
            out.writeLong(capacity == null ? -1 : capacity);
        });
        list(snapshot.stock(), level -> {
            text(level.node().code());
            text(level.sku().code());
            out.writeLong(level.availableUnits());
        });
        list(snapshot.orders(), this::order);
    }

    private void order(OrderDemand order) throws IOException {
        text(order.id());
        text(order.region().code());
        out.writeInt(order.maxParcels());
        list(order.parcels(), parcel -> {
            text(parcel.node().code());
            cost(parcel.cost());
            out.writeInt(parcel.hoursToDoor());
        });
        list(order.lines(), this::line);
    }

    private void line(LineDemand line) throws IOException {
        text(line.id());
        text(line.sku().code());
        out.writeLong(line.units());
        out.writeLong(line.unfilledUnitCost());
        list(line.candidates(), candidate -> {
            text(candidate.node().code());
            text(candidate.sku().code());
            cost(candidate.cost());
        });
        list(line.eliminated(), eliminated -> {
            text(eliminated.node().code());
            text(eliminated.sku().code());
            text(eliminated.reason().name());
            text(eliminated.detail());
        });
    }

    private void cost(CostBreakdown cost) throws IOException {
        out.writeInt(cost.amounts().size());
        for (var entry : cost.amounts().entrySet()) {
            text(entry.getKey().name());
            out.writeLong(entry.getValue());
        }
    }

    private void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private <T> void list(List<T> list, Encoder<T> encoder) throws IOException {
        out.writeInt(list.size());
        for (T element : list) {
            encoder.encode(element);
        }
    }

    private interface Encoder<T> {
        void encode(T element) throws IOException;
    }
}
