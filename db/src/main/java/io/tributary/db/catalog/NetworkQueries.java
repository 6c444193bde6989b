package io.tributary.db.catalog;

import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The network as a map needs it. */
public final class NetworkQueries {
    /** @param counts rows by resource */
    public record Network(
            List<Zone> zones, List<Region> regions, List<Node> nodes, List<Belt> belts, Map<String, Integer> counts) {}

    public record Zone(String code, String nameZh, String nameEn) {}

    public record Region(
            String code,
            String nameZh,
            String nameEn,
            String cityZh,
            String cityEn,
            double lat,
            double lon,
            String zoneCode) {}

    /** @param supplierCode whose node it is; null for a warehouse */
    public record Node(
            String code,
            String kind,
            String nameZh,
            String nameEn,
            String zoneCode,
            String regionCode,
            @Nullable String supplierCode,
            double lat,
            double lon,
            boolean open) {}

    public record Belt(String code, String nameZh, String nameEn, String trade, String regionCode) {}

    private final DSLContext db;

    public NetworkQueries(DSLContext db) {
        this.db = db;
    }

    public Network network() {
        return new Network(
                db.fetch("select code, name_zh, name_en from zone order by code")
                        .into(Zone.class),
                db.fetch(
                                "select code, name_zh, name_en, city_zh, city_en, lat, lon, zone_code from region order by code")
                        .into(Region.class),
                db.fetch("select code, kind, name_zh, name_en, zone_code, region_code, supplier_code, lat, lon, open"
                                + " from node order by code")
                        .into(Node.class),
                db.fetch("select code, name_zh, name_en, trade, region_code from belt order by code")
                        .into(Belt.class),
                counts());
    }

    private Map<String, Integer> counts() {
        return db.fetch("""
                        select 'suppliers' as what, count(*)::int as n from supplier union all
                        select 'lanes', count(*)::int from lane union all
                        select 'skus', count(*)::int from sku union all
                        select 'offers', count(*)::int from offer union all
                        select 'substitutes', count(*)::int from substitute union all
                        select 'buyers', count(*)::int from buyer union all
                        select 'stock', count(*)::int from stock_balance
                        """).intoMap(row -> row.get(0, String.class), row -> row.get(1, Integer.class));
    }
}
