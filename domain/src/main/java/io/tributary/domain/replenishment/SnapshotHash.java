package io.tributary.domain.replenishment;

import io.tributary.domain.CanonicalEncoder;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;

/**
 * The canonical encoding of a snapshot; the order of lists counts, because ties between equal plans are broken by it.
 */
final class SnapshotHash {
    private static final String FORMAT = "replenishment-snapshot/2";

    private final CanonicalEncoder out;

    private SnapshotHash(CanonicalEncoder out) {
        this.out = out;
    }

    static String of(ReplenishmentSnapshot snapshot) {
        return CanonicalEncoder.hash(out -> new SnapshotHash(out).snapshot(snapshot));
    }

    private void snapshot(ReplenishmentSnapshot snapshot) throws IOException {
        out.text(FORMAT);
        out.text(snapshot.zone());
        out.number(snapshot.periods());
        out.text(snapshot.currency().getCurrencyCode());
        out.list(snapshot.warehouses(), warehouse -> out.text(warehouse.code()));
        out.list(snapshot.positions(), this::position);
        out.list(snapshot.suppliers(), this::supplier);
        out.list(snapshot.transfers(), lane -> {
            out.text(lane.from().code());
            out.text(lane.to().code());
            out.number(lane.periods());
            out.number(lane.unitCostMilli());
            out.number(lane.lineCost());
            out.flag(lane.spillover());
        });
        if (!snapshot.limits().equals(PlanLimits.NONE)) {
            limits(snapshot.limits());
        }
        if (!snapshot.suppliedFrom().isEmpty()) {
            out.list(List.copyOf(new TreeMap<>(snapshot.suppliedFrom()).entrySet()), entry -> {
                out.text(entry.getKey().code());
                out.text(entry.getValue().code());
            });
        }
    }

    private void limits(PlanLimits limits) throws IOException {
        var budget = limits.budget();
        out.number(budget == null ? -1 : budget);
        out.list(List.copyOf(new TreeMap<>(limits.space()).entrySet()), entry -> {
            out.text(entry.getKey().code());
            out.number(entry.getValue());
        });
        out.number(limits.riskyPermille());
        out.number(limits.riskyVolume());
        out.number(limits.riskyShare());
    }

    private void position(StockPosition position) throws IOException {
        out.text(position.sku().code());
        out.text(position.warehouse().code());
        out.number(position.available());
        out.list(position.inbound(), units -> out.number(units));
        out.list(position.demand(), period -> {
            for (double number : new double[] {
                period.mean(), period.variance(), period.q50(), period.q75(), period.q90(), period.q95(), period.q99()
            }) {
                out.number(number);
            }
        });
        out.number(position.errorCorrelation());
        var safety = position.safetyStock();
        out.number(safety == null ? -1 : safety);
        out.number(position.holdingCostMilli());
        out.number(position.lostSaleCost());
        var shelfLife = position.shelfLife();
        if (shelfLife != null || position.serviceFloor() > 0) { // as before for those without
            out.number(shelfLife == null ? -1 : shelfLife);
            out.number(position.serviceFloor());
        }
    }

    private void supplier(SupplierTerms supplier) throws IOException {
        out.text(supplier.supplier().code());
        out.number(supplier.capacityPerPeriod());
        out.list(supplier.offers(), offer -> {
            out.text(offer.sku().code());
            out.number(offer.moq());
            out.number(offer.multiple());
            out.list(offer.priceBreaks(), step -> {
                out.number(step.fromUnits());
                out.number(step.unitCost());
            });
            Long capacity = offer.capacityPerPeriod();
            if (capacity != null || offer.leadTimeFactor() != 1) { // as before for those without
                out.number(capacity == null ? -1 : capacity);
                out.number(offer.leadTimeFactor());
            }
        });
        out.list(supplier.lanes(), lane -> {
            out.text(lane.warehouse().code());
            out.number(lane.leadTimePeriods());
            out.number(lane.leadTimeDeviation());
            out.number(lane.orderCost());
            out.number(lane.riskCostMilli());
        });
    }
}
