package io.tributary.domain.replenishment;

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
import java.util.TreeMap;

/**
 * The canonical encoding of a snapshot: lists as their size and elements in order, text as length and UTF-8, numbers
 * as eight bytes. The order of lists counts, because ties between equal plans are broken by it.
 */
final class SnapshotHash {
    private static final String FORMAT = "replenishment-snapshot/1";

    private final DataOutputStream out;

    private SnapshotHash(DataOutputStream out) {
        this.out = out;
    }

    static String of(ReplenishmentSnapshot snapshot) {
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

    private void snapshot(ReplenishmentSnapshot snapshot) throws IOException {
        text(FORMAT);
        text(snapshot.zone());
        out.writeLong(snapshot.periods());
        text(snapshot.currency().getCurrencyCode());
        list(snapshot.warehouses(), warehouse -> text(warehouse.code()));
        list(snapshot.positions(), this::position);
        list(snapshot.suppliers(), this::supplier);
        list(snapshot.transfers(), lane -> {
            text(lane.from().code());
            text(lane.to().code());
            out.writeLong(lane.periods());
            out.writeLong(lane.unitCostMilli());
            out.writeLong(lane.lineCost());
            out.writeBoolean(lane.spillover());
        });
        if (!snapshot.limits().equals(PlanLimits.NONE)) {
            limits(snapshot.limits());
        }
        if (!snapshot.suppliedFrom().isEmpty()) {
            list(List.copyOf(new TreeMap<>(snapshot.suppliedFrom()).entrySet()), entry -> {
                text(entry.getKey().code());
                text(entry.getValue().code());
            });
        }
    }

    private void limits(PlanLimits limits) throws IOException {
        var budget = limits.budget();
        out.writeLong(budget == null ? -1 : budget);
        list(List.copyOf(new TreeMap<>(limits.space()).entrySet()), entry -> {
            text(entry.getKey().code());
            out.writeLong(entry.getValue());
        });
        out.writeLong(limits.riskyPermille());
        out.writeLong(limits.riskyVolume());
        out.writeDouble(limits.riskyShare());
    }

    private void position(StockPosition position) throws IOException {
        text(position.sku().code());
        text(position.warehouse().code());
        out.writeLong(position.available());
        list(position.inbound(), units -> out.writeLong(units));
        list(position.demand(), period -> {
            for (double number : new double[] {
                period.mean(), period.variance(), period.q50(), period.q75(), period.q90(), period.q95(), period.q99()
            }) {
                out.writeDouble(number);
            }
        });
        out.writeDouble(position.errorCorrelation());
        var safety = position.safetyStock();
        out.writeLong(safety == null ? -1 : safety);
        out.writeLong(position.holdingCostMilli());
        out.writeLong(position.lostSaleCost());
        var shelfLife = position.shelfLife();
        if (shelfLife != null || position.serviceFloor() > 0) { // as before for those without
            out.writeLong(shelfLife == null ? -1 : shelfLife);
            out.writeDouble(position.serviceFloor());
        }
    }

    private void supplier(SupplierTerms supplier) throws IOException {
        text(supplier.supplier().code());
        out.writeLong(supplier.capacityPerPeriod());
        list(supplier.offers(), offer -> {
            text(offer.sku().code());
            out.writeLong(offer.moq());
            out.writeLong(offer.multiple());
            list(offer.priceBreaks(), step -> {
                out.writeLong(step.fromUnits());
                out.writeLong(step.unitCost());
            });
        });
        list(supplier.lanes(), lane -> {
            text(lane.warehouse().code());
            out.writeDouble(lane.leadTimePeriods());
            out.writeDouble(lane.leadTimeDeviation());
            out.writeLong(lane.orderCost());
            out.writeLong(lane.riskCostMilli());
        });
    }

    private void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeLong(bytes.length);
        out.write(bytes);
    }

    private <T> void list(List<T> list, Encoder<T> encoder) throws IOException {
        out.writeLong(list.size());
        for (T element : list) {
            encoder.encode(element);
        }
    }

    private interface Encoder<T> {
        void encode(T element) throws IOException;
    }
}
