package io.tributary.db.risk;

import static io.tributary.db.schema.Tables.DELIVERY_HISTORY;

import io.tributary.db.schema.tables.records.DeliveryHistoryRecord;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.risk.Consignment;
import io.tributary.domain.risk.DeliveryRecord;
import io.tributary.domain.risk.RiskKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/** Reads the record of deliveries, newest last. */
public final class DeliveryReads {
    /** A delivery with its place in the record. */
    public record Numbered(long id, DeliveryRecord delivery) {}

    private final DSLContext db;

    public DeliveryReads(DSLContext db) {
        this.db = db;
    }

    /** What was recorded after this place, at most so many. */
    public List<Numbered> after(long id, int most) {
        return db.selectFrom(DELIVERY_HISTORY)
                .where(DELIVERY_HISTORY.ID.gt(id))
                .orderBy(DELIVERY_HISTORY.ID)
                .limit(most)
                .fetch(row -> new Numbered(row.getId(), read(row)));
    }

    private static DeliveryRecord read(DeliveryHistoryRecord row) {
        Consignment consignment = new Consignment(
                row.getSupplierCode() == null ? null : new SupplierCode(row.getSupplierCode()),
                new NodeCode(row.getNodeCode()),
                new Region(row.getRegionCode()),
                row.getCategory());
        return new DeliveryRecord(row.getReference(), consignment, troubles(row), row.getRecordedAt());
    }

    /** What never came is late; what came damaged or wrong is so in whole, whatever the number of units. */
    private static Set<RiskKind> troubles(DeliveryHistoryRecord row) {
        Set<RiskKind> troubles = EnumSet.noneOf(RiskKind.class);
        if (row.getDeliveredAt() == null || row.getDeliveredAt().isAfter(row.getPromisedAt())) {
            troubles.add(RiskKind.LATE);
        }
        if (row.getDamagedUnits() > 0) {
            troubles.add(RiskKind.DAMAGED);
        }
        if (row.getMisShippedUnits() > 0) {
            troubles.add(RiskKind.MIS_SHIPPED);
        }
        return troubles;
    }
}
