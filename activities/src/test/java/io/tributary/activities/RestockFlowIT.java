package io.tributary.activities;

import static io.tributary.db.schema.Tables.LEAD_TIME_OBSERVATION;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER_LINE;
import static io.tributary.db.schema.Tables.RESTOCK_LINE;
import static io.tributary.db.schema.Tables.RESTOCK_RUN;
import static io.tributary.db.schema.Tables.TRANSFER;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.db.replenishment.RestockExceptionQueries;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A restock run through the real workflow, forecast, plan and database. */
class RestockFlowIT {
    private final Engine engine = new Engine();

    @BeforeEach
    void sales() {
        engine.stock("W1", "CUP", 5);
        engine.db.execute("insert into sales_history select 'CUP', '31', d::date, 20 + (extract(doy from d)::int % 7)"
                + " from generate_series('2025-09-01'::date, '2026-02-23'::date, interval '7 days') d");
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private void run(String key) {
        engine.restock(key);
    }

    @Test
    void emptyShelvesAreFilledAndTheLeadTimeIsLearned() {
        run("w1");
        engine.until(ready -> !ready.purchaseOrders("SENT").isEmpty());
        UUID po = engine.purchaseOrders("SENT").getFirst();
        int ordered = engine.db
                .select(PURCHASE_ORDER_LINE.QUANTITY)
                .from(PURCHASE_ORDER_LINE)
                .where(PURCHASE_ORDER_LINE.PO_ID.eq(po))
                .fetchSingle()
                .value1();
        assertThat(ordered).isGreaterThan(20).matches(units -> units % 10 == 0, "a whole number of tens");
        assertThat(engine.db.fetchCount(RESTOCK_LINE, RESTOCK_LINE.WHY.isNotNull()))
                .isPositive();
        engine.supplier().acknowledge(po, null);
        engine.supplierShips(po);
        engine.receive(po);
        engine.until(ready -> ready.db.fetchExists(RESTOCK_RUN, RESTOCK_RUN.STATUS.eq("RECEIVED")));
        assertThat(engine.balance("W1", "CUP")).containsExactly(5L + ordered, 0L);
        assertThat(engine.db.fetchCount(LEAD_TIME_OBSERVATION)).isEqualTo(1);
    }

    @Test
    void aSecondRunSeesWhatIsOnTheWay() {
        run("w1");
        engine.until(ready -> !ready.purchaseOrders("SENT").isEmpty());
        run("w2");
        assertThat(proposedNow("w2")).isLessThan(ordered());
    }

    /** Ten months away, it covers nothing of what is missing in the coming weeks. */
    @Test
    void aPurchaseOrderFarAwayDoesNotHideAStockOut() {
        run("w1");
        engine.until(ready -> !ready.purchaseOrders("SENT").isEmpty());
        engine.db.execute("update purchase_order set expected_at = timestamptz '2027-01-04 00:00Z'");
        run("w2");
        assertThat(proposedNow("w2")).isGreaterThanOrEqualTo(proposedNow("w1"));
        assertThat(new RestockExceptionQueries(engine.db).latest("EAST", null, null, 0, 10))
                .as("it would save these sales if it came now")
                .anySatisfy(one -> assertThat(one.kind()).isEqualTo("EXPEDITE"));
    }

    private int proposedNow(String key) {
        return sum(engine.db
                .select(RESTOCK_LINE.PROPOSED_QUANTITY)
                .from(RESTOCK_LINE)
                .join(RESTOCK_RUN)
                .on(RESTOCK_RUN.ID.eq(RESTOCK_LINE.RUN_ID))
                .where(RESTOCK_RUN.RUN_KEY.eq(key), RESTOCK_LINE.PERIOD.eq(0))
                .fetch(RESTOCK_LINE.PROPOSED_QUANTITY));
    }

    private int ordered() {
        return sum(engine.db
                .select(PURCHASE_ORDER_LINE.QUANTITY)
                .from(PURCHASE_ORDER_LINE)
                .fetch(PURCHASE_ORDER_LINE.QUANTITY));
    }

    private static int sum(List<Integer> units) {
        return units.stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void aRunWhileAnotherIsUnderWayOrdersNothing() {
        engine.db.execute("insert into restock_run (id, zone_code, run_key, status, step, started_at, policy_version,"
                + " seed) values (gen_random_uuid(), 'EAST', 'other', 'RUNNING', 'plan', now(), 1, 1)");
        run("w1");
        assertThat(engine.db.fetchCount(PURCHASE_ORDER_LINE)).isZero();
        assertThat(engine.db.fetchCount(RESTOCK_RUN)).isEqualTo(1);
    }

    @Test
    void aHubBuysForTheWarehouseBehindItAndSendsItDown() {
        engine.db.execute("insert into transfer_lane (from_node, to_node, transit_hours, unit_minor) values"
                + " ('W2', 'W1', 48, 20)");
        engine.db.execute("update node set supplied_from = 'W2' where code = 'W1'");
        engine.stock("W2", "CUP", 40);
        run("w1");
        assertThat(engine.db.fetchValues(RESTOCK_LINE.NODE_CODE, RESTOCK_LINE.SKU.eq("CUP")))
                .as("the factory delivers to the hub alone")
                .isNotEmpty()
                .containsOnly("W2");
        assertThat(engine.db
                        .selectFrom(TRANSFER)
                        .where(TRANSFER.SKU.eq("CUP"), TRANSFER.PERIOD.eq(0))
                        .fetch())
                .as("what the hub has goes down")
                .singleElement()
                .returns("W2", row -> row.getFromNode())
                .returns("W1", row -> row.getToNode());
    }

    @Test
    void theSameKeyRunsOnce() {
        run("w1");
        engine.until(ready -> !ready.purchaseOrders("SENT").isEmpty());
        int before = engine.db.fetchCount(PURCHASE_ORDER_LINE);
        run("w1");
        assertThat(engine.db.fetchCount(PURCHASE_ORDER_LINE)).isEqualTo(before);
        assertThat(engine.db.fetchCount(RESTOCK_RUN)).isEqualTo(1);
    }

    @Test
    void thePlanSaysWhatToLookAtAndWhyItChanged() {
        run("w1");
        var exceptions = new RestockExceptionQueries(engine.db).latest("EAST", null, null, 0, 10);
        assertThat(exceptions)
                .as("five cups are gone before the factory can deliver; each loses its price and a tenth of goodwill")
                .anySatisfy(one -> {
                    assertThat(one.kind()).isEqualTo("LIKELY_STOCK_OUT");
                    assertThat(one.costMinor()).isEqualTo(one.units() * 3300);
                });
        run("w2");
        assertThat(engine.db
                        .selectFrom(RESTOCK_LINE)
                        .where(RESTOCK_LINE.PERIOD.eq(0))
                        .fetch())
                .filteredOn(line -> line.getChangeReason() != null)
                .allSatisfy(line ->
                        assertThat(line.getChangeReason()).matches("(new: .*|.* → .*|the last run ordered .*)"));
    }

    @Test
    void planningAgainChangesNoProposal() {
        engine.db.execute("update offer set moq = 10");
        run("w1");
        UUID runId =
                engine.db.select(RESTOCK_RUN.ID).from(RESTOCK_RUN).fetchSingle().value1();
        engine.db.execute("update restock_run set status = 'RUNNING'");
        var before = engine.db.selectFrom(RESTOCK_LINE).orderBy(RESTOCK_LINE.ID).fetch();
        engine.stock("W1", "CUP", 500);
        var again = engine.restocks().plan(runId);
        assertThat(again.proposedLines()).isZero();
        assertThat(engine.db.selectFrom(RESTOCK_LINE).orderBy(RESTOCK_LINE.ID).fetch())
                .isEqualTo(before);
    }
}
