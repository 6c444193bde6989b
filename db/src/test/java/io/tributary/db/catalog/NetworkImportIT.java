package io.tributary.db.catalog;

import static io.tributary.db.schema.Tables.BUYER;
import static io.tributary.db.schema.Tables.LANE;
import static io.tributary.db.schema.Tables.NODE;
import static io.tributary.db.schema.Tables.SALES_HISTORY;
import static io.tributary.db.schema.Tables.STOCK_BALANCE;
import static io.tributary.db.schema.Tables.STOCK_MOVEMENT;
import static io.tributary.db.schema.Tables.ZONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.db.TestNetwork;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import java.io.IOException;
import java.io.StringReader;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkImportIT {
    private final DSLContext db = TestNetwork.fresh();
    private final NetworkImport imports = new NetworkImport(db, InstantSource.fixed(TestNetwork.NOW));

    @Test
    void insertsNewRowsAndUpdatesKnownOnes() throws IOException {
        assertThat(csv("zones", "code,name_zh,name_en\nEAST,华东,The East\nNORTH,华北,North"))
                .isEqualTo(new ImportResult("zones", 2, 1, 1));
        assertThat(db.fetchValues(ZONE.NAME_EN)).containsExactlyInAnyOrder("The East", "North");
    }

    @Test
    void fillsWhatARowLeavesOut() throws IOException {
        csv(
                "lanes",
                "node_code,region_code,service,parcel_minor,unit_minor,transit_hours,open\nW1,SH,EXPRESS,900,9,8,");
        assertThat(db.fetchSingle(LANE, LANE.SERVICE.eq("EXPRESS")).getOpen()).isTrue();
    }

    @Test
    void readsQuotesLineBreaksAndAByteOrderMark() throws IOException {
        csv("buyers", "\uFEFFname,code\r\n\"A, \"\"B\"\"\nand C\\\",Q1\r\n\r\nPlain,Q2\r\n");
        assertThat(db.fetchSingle(BUYER, BUYER.CODE.eq("Q1")).getName()).isEqualTo("A, \"B\"\nand C\\");
        assertThat(db.fetchCount(BUYER, BUYER.CODE.eq("Q2"))).isOne();
    }

    /** A run plans one zone, so it would never use such a lane. */
    @Test
    void transfersStayWithinAZone() throws IOException {
        csv("transfer-lanes", "from_node,to_node,transit_hours,unit_minor\nW1,W2,24,50");
        csv("zones", "code,name_zh,name_en\nSOUTH,华南,South");
        db.execute("update node set zone_code = 'SOUTH' where code = 'W2'");
        assertThatThrownBy(() -> csv("transfer-lanes", "from_node,to_node,transit_hours,unit_minor\nW2,W1,24,50"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Line 2, column to_node: 'W1' is in another zone than where it starts")
                .hasMessageContaining("Maybe put both warehouses into one zone");
    }

    @Test
    void takesObjects() {
        assertThat(imports.objects(
                        "buyers", List.of(Map.of("code", "J1", "name", "Json"), Map.of("code", "J2", "name", "x"))))
                .isEqualTo(new ImportResult("buyers", 2, 2, 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            zones          | code,name_zh,name_en;N,x,y;bad code,x,y            | Line 3, column code: 'bad code' is not 1 to 64
            zones          | code,name_zh,name_en;N,x                           | Line 2: 2 cells where the header has 3
            zones          | code,name_zh,name_en;N,,y                          | Line 2, column name_zh: is empty
            zones          | code,name_zh;N,x                                   | the columns [name_en] are missing
            zones          | code,name_zh,name_en,colour;N,x,y,z                | have no column 'colour'
            zones          | code,name_zh,name_en;N,x,y;N,x,y                   | Line 3: the same [code] as line 2
            buyers         | code,name,region_code;Q,q,XX                       | Line 2, column region_code: there is no region 'XX'
            suppliers      | code,name_zh,name_en,tier,region_code;Q,x,y,D,SH   | 'D' is not one of A, B, C
            lanes          | node_code,region_code,parcel_minor,unit_minor,transit_hours;W1,SH,1.5,1,1 | '1.5' is not a whole number
            lanes          | node_code,region_code,parcel_minor,unit_minor,transit_hours;W1,SH,1,1,0 | '0' is out of range
            sales-history  | sku,region_code,week,units;A,SH,2026-03-03,5       | '2026-03-03' is not a Monday
            sales-history  | sku,region_code,week,units;A,SH,03/02/2026,5       | '03/02/2026' is not a date
            sales-history  | sku,region_code,week,units;A,SH,2026-03-02,5;A,SH,2050-01-03,5 | Line 3, column week: '2050-01-03' has not begun yet
            sales-history  | sku,region_code,week,units;A,SH,2026-03-09,5       | '2026-03-09' has not begun yet, so nothing was sold in it. Maybe the year
            sales-history  | sku,region_code,week,units;A,SH,1026-03-06,5       | is more than 30 years ago. Maybe the year
            sales-history  | sku,region_code,week,units;A,SH,+99999999-01-01,5  | '+99999999-01-01' is not a date
            sales-history  | sku,region_code,week,units;A,SH,2026-02-23,-5      | '-5' is out of range
            sales-history  | sku,region_code,week,units;A,SH,2026-02-23,1000000000 | '1000000000' is out of range. Maybe the unit
            sales-history  | sku,region_code,week,units;NONE,SH,2026-02-23,5    | column sku: there is no sku 'NONE'
            sales-history  | sku,region_code,week,units;A,SH,2026-02-23,5;A,SH,2026-02-23,6 | Line 3: the same [sku, region_code, week] as line 2
            sales-history  | sku,region_code,week,units,out_of_stock_days;A,SH,2026-02-16,5,7;A,SH,2026-02-23,5,8 | Line 3, column out_of_stock_days: '8' is out of range. Maybe the unit differs; it must be a whole number from 0 to 7
            sales-history  | sku,region_code,week,units,out_of_stock_days;A,SH,2026-02-23,5,-1 | Line 2, column out_of_stock_days: '-1' is out of range. Maybe
            sales-history  | sku,region_code,week,units,out_of_stock_days;A,SH,2026-02-23,5,some | Line 2, column out_of_stock_days: 'some' is not a whole number from 0 to 7
            offers         | supplier_code,sku,unit_cost_minor,moq,order_multiple,lead_time_days,weekly_capacity_units,valid_from,valid_to;S1,A,5,1,1,3,0,2026-01-01,2026-12-31 | column weekly_capacity_units: '0' is out of range. Maybe the supplier has no limit: then a large number; or sells none: then end the offer by valid_to; it must be a whole number from 1 to
            demand-signals | kind,scope,week,factor;CONTENT_HEAT,A,2026-03-02,21 | column factor: '21' is out of range. Maybe the unit differs; it must be a number with a decimal point from 0.05 to 20
            demand-signals | kind,scope,week,factor;CONTENT_HEAT,A,2026-03-02,0.04 | '0.04' is out of range
            price-breaks   | supplier_code,sku,min_quantity,unit_cost_minor;S1,B,10,5 | is not offered by this supplier
            substitutes    | sku,substitute_sku,score,source;A,A,0.5,people     | is the SKU itself
            """)
    void namesLineColumnValueAndRemedy(String resource, String rows, String message) {
        assertThatThrownBy(() -> csv(resource, rows.replace(';', '\n')))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_ROW))
                .hasMessageContaining(message);
    }

    @Test
    void importsNothingWhenOneRowIsWrong() {
        assertThatThrownBy(() -> csv("zones", "code,name_zh,name_en\nNORTH,华北,North\n?,x,y"))
                .isInstanceOf(RefusedException.class);
        assertThat(db.fetchValues(ZONE.CODE)).containsExactly("EAST");
    }

    private static final String CHAIN = "code,kind,name_zh,name_en,zone_code,region_code,lat,lon,supplied_from\n";

    @Test
    void warehousesAreSuppliedFromOthersInNoCircle() throws IOException {
        csv("nodes", CHAIN + "W2,WAREHOUSE,二,Two,EAST,ZJ,30,120,HUB\nHUB,WAREHOUSE,总,Hub,EAST,ZJ,30,120,");
        csv("nodes", CHAIN + "W1,WAREHOUSE,一,One,EAST,SH,31,121,W2");
        assertThatThrownBy(() -> csv("nodes", CHAIN + "HUB,WAREHOUSE,总,Hub,EAST,ZJ,30,120,W1"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("in a circle: HUB from W1 from W2 from HUB. Maybe leave");
        assertThatThrownBy(() -> csv("nodes", CHAIN + "W1,WAREHOUSE,一,One,EAST,SH,31,121,W1"))
                .hasMessageContaining("in a circle: W1 from W1");
        assertThatThrownBy(() -> csv("nodes", CHAIN + "W1,WAREHOUSE,一,One,EAST,SH,31,121,D1"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("not warehouses of one zone. Maybe");
        assertThatThrownBy(() -> csv("nodes", CHAIN + "W1,WAREHOUSE,一,One,EAST,SH,31,121,NONE"))
                .hasMessageContaining("column supplied_from: 'NONE' is no node");
        assertThatThrownBy(() -> db.execute("update node set supplied_from = 'W1' where code = 'HUB'"))
                .as("the database refuses it too")
                .hasMessageContaining("in a circle");
        assertThat(db.fetchValue(NODE.SUPPLIED_FROM, NODE.CODE.eq("W1"))).isEqualTo("W2");
    }

    @Test
    void stockLevelsBecomeMovements() throws IOException {
        csv("stock", "node_code,sku,on_hand,safety_stock\nW1,A,7,2\nW2,B,4,0");
        assertThat(db.fetchSingle(
                        STOCK_BALANCE, STOCK_BALANCE.NODE_CODE.eq("W1").and(STOCK_BALANCE.SKU.eq("A"))))
                .satisfies(balance -> {
                    assertThat(balance.getOnHand()).isEqualTo(7);
                    assertThat(balance.getSafetyStock()).isEqualTo(2);
                });
        assertThat(db.selectFrom(STOCK_MOVEMENT)
                        .where(STOCK_MOVEMENT.NODE_CODE.eq("W1"), STOCK_MOVEMENT.SKU.eq("A"))
                        .orderBy(STOCK_MOVEMENT.ID)
                        .fetch(row -> row.getKind() + " " + row.getOnHandDelta()))
                .containsExactly("OPENING 10", "ADJUSTED -3");
    }

    @Test
    void stockNeverFallsBelowWhatIsReserved() {
        io.tributary.db.supply.StockLedger.reserve(
                db,
                "r1",
                new io.tributary.domain.NodeCode("W1"),
                new io.tributary.domain.Sku("A"),
                6,
                "test",
                TestNetwork.NOW);
        assertThatThrownBy(() -> csv("stock", "node_code,sku,on_hand\nW1,A,5"))
                .hasMessageContaining("is less than what is reserved");
    }

    @Test
    void daysOutOfStockAreNoneUnlessToldAndStayWhereAnImportSaysNothing() throws IOException {
        csv("sales-history", "sku,region_code,week,units\nA,SH,2026-02-23,5");
        assertThat(db.fetchValue(SALES_HISTORY.OUT_OF_STOCK_DAYS)).isZero();
        csv("sales-history", "sku,region_code,week,units,out_of_stock_days\nA,SH,2026-02-23,5,7");
        csv("sales-history", "sku,region_code,week,units\nA,SH,2026-02-23,6");
        assertThat(db.fetchSingle(SALES_HISTORY)).satisfies(week -> {
            assertThat(week.getUnits()).isEqualTo(6);
            assertThat(week.getOutOfStockDays()).isEqualTo((short) 7);
        });
        csv("sales-history", "sku,region_code,week,units,out_of_stock_days\nA,SH,2026-02-23,6,");
        assertThat(db.fetchValue(SALES_HISTORY.OUT_OF_STOCK_DAYS)).isZero();
        assertThatThrownBy(() -> db.execute("update sales_history set out_of_stock_days = 8"))
                .as("the database refuses it too")
                .hasMessageContaining("out_of_stock_days");
    }

    @Test
    void takesManyRowsAtOnce() throws IOException {
        StringBuilder rows = new StringBuilder("sku,region_code,week,units\n");
        java.time.LocalDate monday = java.time.LocalDate.of(1996, 3, 4);
        for (int week = 0; week < 1500; week++) {
            for (String sku : List.of("A", "B", "C")) {
                for (String region : List.of("SH", "ZJ")) {
                    rows.append(sku + "," + region + "," + monday.plusWeeks(week) + "," + week % 50 + "\n");
                }
            }
        }
        assertThat(csv("sales-history", rows.toString()).inserted()).isEqualTo(9_000);
        assertThat(csv("sales-history", rows.toString()).updated()).isEqualTo(9_000);
        assertThat(db.fetchCount(SALES_HISTORY)).isEqualTo(9_000);
    }

    private ImportResult csv(String resource, String body) throws IOException {
        return imports.csv(resource, new StringReader(body));
    }
}
