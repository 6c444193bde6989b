package io.tributary.activities;

import static io.tributary.db.schema.Tables.RESTOCK_LINE;
import static io.tributary.db.schema.Tables.RESTOCK_RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.temporal.testing.TestActivityEnvironment;
import io.tributary.db.Json;
import io.tributary.db.replenishment.LeadTimes;
import io.tributary.db.replenishment.OpenOrders;
import io.tributary.db.schema.tables.records.RestockLineRecord;
import io.tributary.domain.NodeCode;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.replenishment.Why;
import io.tributary.workflows.replenishment.RestockActivities;
import io.tributary.workflows.replenishment.RestockRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plan sees each offer's own lead time and capacity, and open orders when they are believed to come. */
class RestockSupplyIT {
    private final Engine engine = Engine.still();
    private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
    private final RestockActivities restocks = environment.newActivityStub(RestockActivities.class);

    @BeforeEach
    void sales() {
        environment.registerActivitiesImplementations(engine.restocks());
        engine.stock("W1", "CUP", 5);
        sold("CUP");
    }

    @AfterEach
    void close() {
        environment.close();
        engine.close();
    }

    private void sold(String sku) {
        engine.db.execute(
                "insert into sales_history select ?, '31', d::date, 20"
                        + " from generate_series('2025-09-01'::date, '2026-02-23'::date, interval '7 days') d",
                sku);
    }

    private UUID planned(String key) {
        UUID run = restocks.open(new RestockRequest("EAST", key));
        restocks.forecast(run);
        restocks.plan(run);
        return run;
    }

    private List<RestockLineRecord> lines(UUID run, String sku) {
        return engine.db.fetch(RESTOCK_LINE, RESTOCK_LINE.RUN_ID.eq(run), RESTOCK_LINE.SKU.eq(sku));
    }

    private static int weeksToArrival(RestockLineRecord line) {
        return Json.read(line.getWhy(), Why.class).arrivalPeriod() - line.getPeriod();
    }

    @Test
    void whatTakesTwoMonthsIsOrderedTwoMonthsAhead() {
        engine.db.execute("update offer set lead_time_days = 60 where sku = 'CUP'");
        UUID run = planned("slow");
        assertThat(engine.db.fetchValue(RESTOCK_RUN.WEEKS, RESTOCK_RUN.ID.eq(run)))
                .isEqualTo(13);
        assertThat(lines(run, "CUP"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(weeksToArrival(line)).isEqualTo(9));
    }

    @Test
    void whatTakesMoreThanHalfAYearIsLeftOutAndTheRestIsPlanned() {
        engine.db.execute("update offer set lead_time_days = 200 where sku = 'CUP'");
        UUID run = planned("never");
        assertThat(engine.db.fetchValue(RESTOCK_RUN.WEEKS, RESTOCK_RUN.ID.eq(run)))
                .isEqualTo(6);
        assertThat(lines(run, "CUP")).isEmpty();
        assertThat(engine.db.fetchValues("select detail::text from event where kind = 'OFFERS_LEFT_OUT'"))
                .singleElement()
                .asString()
                .contains("S1/CUP");
    }

    @Test
    void capacityAndLeadTimeAreTheOffers() {
        engine.db.execute("update offer set lead_time_days = 2, weekly_capacity_units = 10, moq = 1 where sku = 'CUP'");
        engine.db.execute("update offer set lead_time_days = 20 where sku <> 'CUP'");
        UUID run = planned("own");
        assertThat(lines(run, "CUP")).isNotEmpty().allSatisfy(line -> {
            assertThat(line.getQuantity()).isEqualTo(10);
            assertThat(weeksToArrival(line)).isEqualTo(1);
        });
    }

    /** An order of cups, which take 3 days by their offer, came after 6: 2 against four times the declared 1. */
    @Test
    void aLearnedLeadTimeIsAMultipleOfTheDeclared() {
        UUID po = order(planned("first"), Instant.parse("2026-02-01T00:00:00Z"));
        engine.db.execute("update purchase_order set status = 'RECEIVED'");
        engine.db.execute("insert into lead_time_observation values (?, 'S1', 'W1', now(), now(), 144)", po);
        var multiple = LeadTimes.read(engine.db).of(new SupplierCode("S1"), new NodeCode("W1"));
        assertThat(multiple.mean()).isCloseTo(1.2, within(1e-9));
        assertThat(multiple.sampleSize()).isEqualTo(1);
    }

    @Test
    void anOrderThatNobodyConfirmedComesAfterItsLeadTimeAndALateOneNotToday() {
        engine.db.execute("update offer set lead_time_days = 21 where sku = 'CUP'");
        Instant now = engine.time.now().truncatedTo(ChronoUnit.MICROS);
        UUID run = planned("first");
        UUID po = order(run, now.minus(Duration.ofDays(1)));
        assertThat(comes(now)).isEqualTo(now.plus(Duration.ofDays(20)));
        engine.db.execute(
                "update purchase_order set expected_at = ?::timestamptz where id = ?",
                now.minus(Duration.ofDays(10)).toString(),
                po);
        assertThat(comes(now)).isEqualTo(now.plus(Duration.ofDays(10)));
    }

    private UUID order(UUID run, Instant created) {
        UUID po = UUID.randomUUID();
        engine.db.execute(
                "insert into purchase_order (id, request_id, supplier_code, purpose, node_code, restock_run_id, status,"
                        + " total_minor, created_at) values (?, 'r', 'S1', 'RESTOCK', 'W1', ?, 'DRAFT', 0,"
                        + " ?::timestamptz)",
                po,
                run,
                created.toString());
        engine.db.execute(
                "insert into purchase_order_line (po_id, line_no, sku, quantity, unit_cost_minor)"
                        + " values (?, 1, 'CUP', 50, 1)",
                po);
        return po;
    }

    private Instant comes(Instant now) {
        return OpenOrders.ofZone(engine.db, "EAST", now).getFirst().comesAt();
    }
}
