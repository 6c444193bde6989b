package io.tributary.db.catalog;

import static io.tributary.db.schema.Tables.BELT;
import static io.tributary.db.schema.Tables.BUYER;
import static io.tributary.db.schema.Tables.NODE;
import static io.tributary.db.schema.Tables.REGION;
import static io.tributary.db.schema.Tables.SKU;
import static io.tributary.db.schema.Tables.SUPPLIER;
import static io.tributary.db.schema.Tables.ZONE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/** The network as people see it: names in both languages, and places on a map. */
public final class NetworkView {
    /** What people call something. */
    public record Name(String zh, String en) {}

    /** Names by code. */
    public record Names(
            Map<String, Name> zones,
            Map<String, Name> regions,
            Map<String, Name> nodes,
            Map<String, Name> suppliers,
            Map<String, Name> skus,
            Map<String, Name> belts,
            Map<String, Name> buyers) {
        public static final Names NONE =
                new Names(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    /**
     * A point on the map.
     *
     * @param kind REGION, WAREHOUSE, SUPPLIER or BELT
     */
    public record Place(String code, String kind, double lat, double lon, String zone, boolean open) {}

    private final DSLContext db;

    public NetworkView(DSLContext db) {
        this.db = db;
    }

    public Names names() {
        return new Names(
                names(ZONE, ZONE.CODE, ZONE.NAME_ZH, ZONE.NAME_EN),
                names(REGION, REGION.CODE, REGION.NAME_ZH, REGION.NAME_EN),
                names(NODE, NODE.CODE, NODE.NAME_ZH, NODE.NAME_EN),
                names(SUPPLIER, SUPPLIER.CODE, SUPPLIER.NAME_ZH, SUPPLIER.NAME_EN),
                names(SKU, SKU.CODE, SKU.NAME_ZH, SKU.NAME_EN),
                names(BELT, BELT.CODE, BELT.NAME_ZH, BELT.NAME_EN),
                names(BUYER, BUYER.CODE, BUYER.NAME, BUYER.NAME));
    }

    public List<Place> places() {
        var places = new ArrayList<Place>();
        db.selectFrom(REGION)
                .orderBy(REGION.CODE)
                .forEach(r ->
                        places.add(new Place(r.getCode(), "REGION", r.getLat(), r.getLon(), r.getZoneCode(), true)));
        db.selectFrom(NODE)
                .orderBy(NODE.CODE)
                .forEach(n -> places.add(
                        new Place(n.getCode(), n.getKind(), n.getLat(), n.getLon(), n.getZoneCode(), n.getOpen())));
        db.select(BELT.CODE, REGION.LAT, REGION.LON, REGION.ZONE_CODE)
                .from(BELT)
                .join(REGION)
                .on(REGION.CODE.eq(BELT.REGION_CODE))
                .orderBy(BELT.CODE)
                .forEach(b -> places.add(new Place(b.value1(), "BELT", b.value2(), b.value3(), b.value4(), true)));
        return places;
    }

    private Map<String, Name> names(Table<?> table, Field<String> code, Field<String> zh, Field<String> en) {
        return db.select(code, zh, en).from(table).fetchMap(code, row -> new Name(row.value2(), row.value3()));
    }
}
