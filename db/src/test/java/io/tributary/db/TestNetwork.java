package io.tributary.db;

import io.tributary.db.catalog.NetworkImport;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.InstantSource;
import org.jooq.DSLContext;

/**
 * A small network for tests: zone EAST with regions SH and ZJ; warehouses W1 and W2; supplier S1, which drop-ships from
 * its node D1; SKUs A, B and C; buyer SHOP. Stock: 10 of A and B in W1, 10 of A in W2, 20 of A and C in D1.
 */
public final class TestNetwork {
    public static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private TestNetwork() {}

    public static DSLContext fresh() {
        DSLContext db = TestDatabase.freshDsl();
        fill(db);
        return db;
    }

    public static void fill(DSLContext db) {
        put(db, "zones", "code,name_zh,name_en\nEAST,华东,East");
        put(db, "regions", """
                code,name_zh,name_en,city_zh,city_en,lat,lon,zone_code
                SH,上海,Shanghai,上海,Shanghai,31.2,121.5,EAST
                ZJ,浙江,Zhejiang,杭州,Hangzhou,30.3,120.2,EAST
                """);
        put(db, "belts", "code,name_zh,name_en,trade,region_code\nYIWU,义乌,Yiwu,small goods,ZJ");
        put(db, "suppliers", """
                code,name_zh,name_en,tier,belt_code,region_code
                S1,义乌一厂,Yiwu One,A,YIWU,ZJ
                S2,义乌二厂,Yiwu Two,B,YIWU,ZJ
                """);
        put(db, "nodes", """
                code,kind,name_zh,name_en,zone_code,region_code,supplier_code,lat,lon,daily_capacity_units
                W1,WAREHOUSE,一号仓,Warehouse One,EAST,SH,,31.2,121.5,1000
                W2,WAREHOUSE,二号仓,Warehouse Two,EAST,ZJ,,30.3,120.2,1000
                D1,SUPPLIER,一厂直发,Yiwu One direct,EAST,ZJ,S1,29.3,120.1,
                """);
        put(db, "lanes", """
                node_code,region_code,parcel_minor,unit_minor,transit_hours
                W1,SH,500,50,24
                W1,ZJ,700,70,36
                W2,SH,700,70,36
                W2,ZJ,500,50,24
                D1,SH,900,90,48
                D1,ZJ,800,80,48
                """);
        put(db, "skus", """
                code,name_zh,name_en,category,list_price_minor,margin_floor_minor
                A,杯子,Cup,kitchen,2000,100
                B,灯,Lamp,home,5000,100
                C,玩具,Toy,toys,3000,100
                """);
        put(db, "offers", """
                supplier_code,sku,unit_cost_minor,moq,order_multiple,lead_time_days,weekly_capacity_units,drop_ship,valid_from,valid_to
                S1,A,900,10,5,7,1000,true,2026-01-01,2027-01-01
                S1,C,1200,10,5,7,1000,true,2026-01-01,2027-01-01
                S2,A,850,20,10,10,2000,false,2026-01-01,2027-01-01
                S2,B,2500,20,10,10,2000,false,2026-01-01,2027-01-01
                """);
        put(db, "buyers", "code,name,region_code\nSHOP,Corner Shop,SH");
        put(db, "stock", """
                node_code,sku,on_hand,safety_stock
                W1,A,10,0
                W1,B,10,0
                W2,A,10,0
                D1,A,20,0
                D1,C,20,0
                """);
    }

    public static void put(DSLContext db, String resource, String csv) {
        try {
            new NetworkImport(db, InstantSource.fixed(NOW)).csv(resource, new StringReader(csv));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
