package io.tributary.db.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tributary.db.TestNetwork;
import io.tributary.db.forecast.SkuDemandView.WeekUnits;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/** What a SKU's page reads: sales, forecasts, factors, receipts, offers, substitutes. */
class SkuViewsIT {
    private static final LocalDate MONDAY = LocalDate.of(2026, 2, 23);
    private static final String WEEKS =
            "[{\"mean\": 7, \"variance\": 9, \"q50\": 7, \"q75\": 9, \"q90\": 11, \"q95\": 12, \"q99\": 15}]";

    private final DSLContext db = TestNetwork.fresh();
    private final SkuDemandView demand = new SkuDemandView(db);
    private final SkuSupplyView supply = new SkuSupplyView(db);

    private UUID run(String key, String status, String startedAt) {
        UUID id = UUID.randomUUID();
        db.execute(
                "insert into restock_run (id, zone_code, run_key, status, step, started_at, policy_version, seed)"
                        + " values (?, 'EAST', ?, ?, 'done', ?::timestamptz, 1, 1)",
                id,
                "EAST/" + key,
                status,
                startedAt);
        return id;
    }

    private void forecast(UUID run, String region, String model) {
        db.execute(
                "insert into forecast (run_id, sku, region_code, model, sample_size, weeks, scores, error_correlation)"
                        + " values (?, 'A', ?, ?, 26, ?::jsonb, '[]', .2)",
                run,
                region,
                model,
                WEEKS);
    }

    @Test
    void theLargerOfHistoryAndOrdersCountsAndEarlierWeeksAreLeftOut() {
        TestNetwork.put(db, "sales-history", """
                sku,region_code,week,units,out_of_stock_days
                A,SH,2026-02-16,3,7
                A,SH,2026-02-23,2,0
                A,ZJ,2026-02-23,5,3
                B,SH,2026-02-23,9,1
                """);
        UUID order = UUID.randomUUID();
        db.execute(
                "insert into customer_order (id, buyer_code, region_code, zone_code, status, allow_substitutes, currency,"
                        + " goods_minor, placed_at) values (?, 'SHOP', 'SH', 'EAST', 'ACCEPTED', false, 'CNY', 8000,"
                        + " '2026-02-25T10:00:00Z')",
                order);
        db.execute(
                "insert into order_line (id, order_id, line_no, sku, quantity, unit_price_minor, open_units)"
                        + " values (?, ?, 1, 'A', 4, 2000, 4)",
                UUID.randomUUID(),
                order);
        assertThat(demand.sales("A", MONDAY))
                .containsExactlyInAnyOrder(new WeekUnits("SH", MONDAY, 4, 0), new WeekUnits("ZJ", MONDAY, 5, 3));
        assertThat(demand.sales("C", MONDAY)).isEmpty();
        assertThat(demand.facts("A").orElseThrow().listPriceMinor()).isEqualTo(2000);
        assertThat(demand.facts("ZZZ")).isEmpty();
    }

    @Test
    void theNewestForecastOfEachRegionIsShown() {
        forecast(run("1", "RELEASED", "2026-02-16T08:00:00Z"), "SH", "SES");
        UUID newer = run("2", "RUNNING", "2026-02-23T08:00:00Z");
        forecast(newer, "SH", "TSB");
        forecast(run("0", "RELEASED", "2026-02-09T08:00:00Z"), "ZJ", "THETA");
        assertThat(demand.forecasts("A"))
                .extracting(SkuDemandView.Forecast::region, SkuDemandView.Forecast::model)
                .containsExactly(tuple("SH", "TSB"), tuple("ZJ", "THETA"));
        assertThat(demand.forecasts("A").getFirst())
                .returns(newer, SkuDemandView.Forecast::runId)
                .returns(7.0, one -> one.weeks().getFirst().mean());
        assertThat(demand.forecasts("B")).isEmpty();
    }

    @Test
    void receiptsArePurchaseOrdersAndTransfersThenProposals() {
        UUID old = run("1", "RELEASED", "2026-02-16T08:00:00Z");
        UUID newest = run("2", "AWAITING_APPROVAL", "2026-02-23T08:00:00Z");
        purchaseOrder(old, "ACKNOWLEDGED", "2026-03-09T00:00:00Z", 20, 15);
        purchaseOrder(old, "SENT", "2026-03-04T00:00:00Z", 30, null);
        purchaseOrder(old, "RECEIVED", "2026-02-20T00:00:00Z", 40, 40);
        transfer(old, "SHIPPED", 6, 5);
        transfer(old, "RECEIVED", 7, 7);
        transfer(newest, "PROPOSED", 8, 0);
        transfer(old, "PLANNED", 9, 0);
        line(newest, "PROPOSED", 50, 2);
        line(old, "PLANNED", 60, 1);

        assertThat(supply.onOrder("A", Instant.parse("2026-02-24T00:00:00Z")))
                .extracting(
                        SkuSupplyView.Receipt::transfer,
                        SkuSupplyView.Receipt::source,
                        SkuSupplyView.Receipt::node,
                        SkuSupplyView.Receipt::units)
                .as("the earliest order first, confirmed units where there are any, shipped units of transfers")
                .containsExactly(
                        tuple(false, "S1", "W1", 30), tuple(false, "S1", "W1", 15), tuple(true, "W2", "W1", 5));
        assertThat(supply.proposed("A"))
                .extracting(SkuSupplyView.Receipt::transfer, SkuSupplyView.Receipt::units)
                .as("of the zone's newest run only")
                .containsExactly(tuple(false, 50), tuple(true, 8));
        assertThat(supply.proposed("A").getFirst().expectedAt()).isEqualTo(Instant.parse("2026-03-09T08:00:00Z"));
        assertThat(supply.onOrder("B", Instant.parse("2026-02-24T00:00:00Z"))).isEmpty();
    }

    private void purchaseOrder(UUID run, String status, String expected, int quantity, Integer confirmed) {
        UUID id = UUID.randomUUID();
        db.execute(
                "insert into purchase_order (id, request_id, supplier_code, purpose, node_code, restock_run_id, status,"
                        + " total_minor, created_at, acknowledge_by, ship_by, expected_at) values (?, ?, 'S1', 'RESTOCK',"
                        + " 'W1', ?, ?, 0, now(), now(), now(), ?::timestamptz)",
                id,
                id.toString(),
                run,
                status,
                expected);
        db.execute(
                "insert into purchase_order_line (po_id, line_no, sku, quantity, confirmed, unit_cost_minor)"
                        + " values (?, 1, 'A', ?, ?, 900)",
                id,
                quantity,
                confirmed);
    }

    private void transfer(UUID run, String status, int quantity, int shipped) {
        UUID id = UUID.randomUUID();
        db.execute(
                "insert into transfer (id, request_id, restock_run_id, sku, from_node, to_node, period, quantity,"
                        + " shipped, saving_minor, status, created_at) values (?, ?, ?, 'A', 'W2', 'W1', 0, ?, ?, 1, ?,"
                        + " now())",
                id,
                id.toString(),
                run,
                quantity,
                shipped,
                status);
    }

    private void line(UUID run, String status, int quantity, int arrival) {
        db.execute(
                "insert into restock_line (id, run_id, supplier_code, sku, node_code, period, quantity,"
                        + " proposed_quantity, unit_cost_minor, status, why) values (?, ?, 'S1', 'A', 'W1', 0, ?, ?, 900,"
                        + " ?, jsonb_build_object('arrivalPeriod', ?::int))",
                UUID.randomUUID(),
                run,
                quantity,
                quantity,
                status,
                arrival);
    }

    @Test
    void offersCarryTheirBreaksAndWhatDeliveriesTaught() {
        TestNetwork.put(
                db, "price-breaks", "supplier_code,sku,min_quantity,unit_cost_minor\nS1,A,50,800\nS1,A,100,700");
        TestNetwork.put(db, "substitutes", "sku,substitute_sku,score,source\nA,C,0.4,same factory\nA,B,0.9,same item");
        assertThat(supply.sources("A", MONDAY))
                .extracting(SkuSupplyView.Source::supplier, SkuSupplyView.Source::sampleSize)
                .as("the cheapest first")
                .containsExactly(tuple("S2", 0), tuple("S1", 0));
        assertThat(supply.sources("A", MONDAY).getLast().breaks()).isEqualTo(Map.of(50, 800L, 100, 700L));
        assertThat(supply.sources("A", LocalDate.of(2027, 6, 1)))
                .as("not valid any more")
                .isEmpty();
        assertThat(supply.substitutes("A"))
                .extracting(SkuSupplyView.Substitute::sku, SkuSupplyView.Substitute::free)
                .as("the closest first; only warehouses' stock is free")
                .containsExactly(tuple("B", 10L), tuple("C", 0L));
        assertThat(demand.servingWarehouses()).isEqualTo(Map.of("SH", "W1", "ZJ", "W2"));
        assertThat(List.copyOf(demand.factors(demand.facts("A").orElseThrow(), MONDAY, MONDAY.plusWeeks(4))))
                .isEmpty();
        TestNetwork.put(
                db,
                "demand-signals",
                "kind,scope,week,factor\nPROMOTION,A,2026-03-02,1.5\nPROMOTION,home,2026-03-02,2");
        assertThat(demand.factors(demand.facts("A").orElseThrow(), MONDAY, MONDAY.plusWeeks(4)))
                .extracting(SkuDemandView.Factor::scope, SkuDemandView.Factor::factor)
                .containsExactly(tuple("A", 1.5));
    }
}
