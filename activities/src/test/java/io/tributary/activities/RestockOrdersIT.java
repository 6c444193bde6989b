package io.tributary.activities;

import static io.tributary.db.schema.Tables.EVENT;
import static io.tributary.db.schema.Tables.EXCEPTION_CASE;
import static io.tributary.db.schema.Tables.OUTBOX;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER;
import static io.tributary.db.schema.Tables.RESTOCK_RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.testing.TestActivityEnvironment;
import io.tributary.db.policy.Policies;
import io.tributary.db.purchasing.Settlement;
import io.tributary.db.replenishment.LineDecisions;
import io.tributary.db.replenishment.RestockOrders;
import io.tributary.db.replenishment.RestockOrders.Order;
import io.tributary.db.replenishment.RestockQueries;
import io.tributary.domain.RefusedException;
import io.tributary.domain.replenishment.OrderApproval.Hold;
import io.tributary.domain.replenishment.OrderApproval.Limit;
import io.tributary.workflows.replenishment.RestockActivities;
import io.tributary.workflows.replenishment.RestockOrderDecision;
import io.tributary.workflows.replenishment.RestockOrderUndo;
import io.tributary.workflows.replenishment.RestockRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cups of one supplier are cheap and go out at once; lamps of another are dear and wait. */
class RestockOrdersIT {
    private final Engine engine = Engine.still();
    private final TestActivityEnvironment worker = TestActivityEnvironment.newInstance();
    private final RestockActivities steps = worker.newActivityStub(RestockActivities.class);
    private final LineDecisions decisions = new LineDecisions(engine.db, engine.time.clock());
    private UUID run;

    @BeforeEach
    void twoSuppliers() {
        worker.registerActivitiesImplementations(engine.restocks());
        engine.db.execute("insert into supplier (code, name_zh, name_en, tier, region_code)"
                + " values ('S2', '灯厂', 'Lamps', 'A', '31')");
        engine.db.execute("update offer set supplier_code = 'S2' where sku = 'LAMP'");
        for (String sku : List.of("CUP", "LAMP")) {
            engine.stock("W1", sku, 5);
            engine.db.execute(
                    "insert into sales_history select ?, '31', d::date, 20 + (extract(doy from d)::int % 7)"
                            + " from generate_series('2025-09-01'::date, '2026-02-23'::date, interval '7 days') d",
                    sku);
        }
    }

    @AfterEach
    void close() {
        worker.close();
        engine.close();
    }

    private void policy(Map<String, ?> changes) {
        Map<String, Object> all = new HashMap<>(changes);
        all.put("approveFor", "PT200H");
        int base = Policies.active(engine.db).version();
        int draft = Policies.draft(engine.db, base, all, "test", "limits").version();
        Policies.activate(engine.db, draft, "test", "limits");
    }

    /** Plans a run and releases what nobody is asked for. */
    private void planned() {
        plannedAs("w1");
    }

    private void plannedAs(String key) {
        run = steps.open(new RestockRequest("EAST", key));
        steps.forecast(run);
        assertThat(steps.plan(run).byOrder()).isTrue();
        steps.releaseUnasked(run);
    }

    private void dearLamps() {
        policy(Map.of("restockOrderApprovalMinor", 200_000));
        planned();
    }

    private Order order(String supplier) {
        return RestockOrders.ofRun(engine.db, run).stream()
                .filter(one -> one.supplier().equals(supplier))
                .findFirst()
                .orElseThrow();
    }

    private RestockOrderDecision answer(String supplier, boolean approve) {
        return new RestockOrderDecision("d-" + supplier, run, order(supplier).id(), approve, "ann");
    }

    private RestockQueries.Line line(String sku) {
        return new RestockQueries(engine.db)
                .one(run).lines().stream()
                        .filter(one -> one.sku().equals(sku) && one.period() == 0)
                        .findFirst()
                        .orElseThrow();
    }

    private String status() {
        return engine.db.fetchValue(RESTOCK_RUN.STATUS, RESTOCK_RUN.ID.eq(run));
    }

    private List<String> ordered() {
        return engine.db
                .select(PURCHASE_ORDER.SUPPLIER_CODE)
                .from(PURCHASE_ORDER)
                .orderBy(PURCHASE_ORDER.NUMBER)
                .fetch(PURCHASE_ORDER.SUPPLIER_CODE);
    }

    @Test
    void whatIsBelowTheLimitsGoesOutAndTheRestSaysWhyItWaits() {
        dearLamps();
        assertThat(status()).isEqualTo("PARTLY_RELEASED");
        assertThat(ordered()).containsExactly("S1");
        assertThat(order("S1"))
                .returns("RELEASED", Order::status)
                .returns("policy", Order::decidedBy)
                .returns(List.of(), Order::heldBecause);
        Order lamps = order("S2");
        assertThat(lamps).returns("PROPOSED", Order::status).returns(true, Order::waits);
        assertThat(lamps.heldBecause())
                .containsExactly(
                        new Hold(Limit.ORDER_VALUE, 200_000, line("LAMP").valueMinor()));
        assertThat(new RestockQueries(engine.db).one(run).run().heldBecause()).containsExactly("ORDER_VALUE");
        assertThat(engine.db.fetchSingle(EXCEPTION_CASE).getDetail().data())
                .contains("\"orders\": 1", "ORDER_VALUE", "" + lamps.valueMinor());
        assertThat(RestockOrders.ofRun(engine.db, run).getFirst())
                .as("what waits is first")
                .isEqualTo(lamps);
    }

    @Test
    void theRunsOwnLimitLetsTheCheapestPass() {
        policy(Map.of("restockApprovalMinor", 200_000));
        planned();
        long cups = line("CUP").valueMinor();
        assertThat(ordered()).containsExactly("S1");
        assertThat(order("S2").heldBecause())
                .containsExactlyInAnyOrder(
                        new Hold(Limit.VALUE, 200_000, cups + line("LAMP").valueMinor()));
    }

    @Test
    void aRiskySuppliersOrderWaitsAlone() {
        engine.deliveries("S2", 30, 10);
        policy(Map.of("restockRiskPermille", 30, "restockRiskLeastMinor", 0, "restock", Map.of("riskyShare", 1)));
        planned();
        assertThat(ordered()).containsExactly("S1");
        assertThat(order("S2").heldBecause()).singleElement().satisfies(hold -> {
            assertThat(hold.limit()).isEqualTo(Limit.RISK);
            assertThat(hold.allowed()).isEqualTo(30);
            assertThat(hold.actual()).isBetween(31L, 60L);
        });
    }

    @Test
    void aLossThatIsWorthNobodysTimeIsNotAskedAbout() {
        engine.deliveries("S2", 30, 10);
        policy(Map.of(
                "restockRiskPermille", 30, "restockRiskLeastMinor", 9_000_000, "restock", Map.of("riskyShare", 1)));
        planned();
        assertThat(ordered()).containsExactly("S1", "S2");
    }

    @Test
    void anApprovedOrderGoesOutOnceWhateverIsAskedAgain() {
        dearLamps();
        assertThat(steps.releaseUnasked(run).orders()).as("its answer got lost").isEqualTo(1);
        assertThat(steps.plan(run).byOrder())
                .as("another server takes the run up")
                .isTrue();
        assertThat(ordered()).containsExactly("S1");

        assertThat(steps.decideOrder(answer("S2", true)).orders()).isZero();
        assertThat(status()).isEqualTo("RELEASED");
        steps.decideOrder(answer("S2", true));
        steps.decideOrder(answer("S2", false));
        steps.releaseUnasked(run);
        steps.release(run, "policy");
        steps.reject(run, "policy");
        assertThat(ordered()).containsExactly("S1", "S2");
        assertThat(engine.db.fetchCount(OUTBOX, OUTBOX.KIND.eq("PURCHASE_ORDER_STARTED")))
                .isEqualTo(2);
        assertThat(status()).isEqualTo("RELEASED");
        assertThat(order("S2"))
                .returns("RELEASED", Order::status)
                .returns("ann", Order::decidedBy)
                .returns(line("LAMP").poId(), Order::poId);
        assertThat(engine.db.fetchSingle(EXCEPTION_CASE).getResolution()).isEqualTo("APPROVE");
        assertThat(steps.plan(run).proposedLines()).as("nothing is left to do").isZero();
    }

    @Test
    void aRejectedOrderLeavesTheOthersOut() {
        dearLamps();
        assertThat(steps.decideOrder(answer("S2", false)).orders()).isZero();
        assertThat(status()).isEqualTo("RELEASED");
        assertThat(ordered()).containsExactly("S1");
        assertThat(line("LAMP").status()).isEqualTo("REJECTED");
        assertThat(engine.db.fetchValues(EVENT.KIND, EVENT.SUBJECT_ID.eq(run.toString())))
                .contains("AWAITING_APPROVAL", "RELEASED", "ORDER_REJECTED", "APPROVED");
    }

    @Test
    void aRejectedOrderWaitsAgainWithItsLinesUntilNothingOfItsRunWaits() {
        policy(Map.of("restockApprovalMinor", 0));
        planned();
        decisions.change(run, line("LAMP").id(), 40, "ann", "shelf space");
        RestockOrderUndo undo = new RestockOrderUndo("u", run, order("S2").id(), "bob", false);
        assertThat(steps.undoOrder(undo).refused()).as("it waits already").isEmpty();
        steps.decideOrder(answer("S2", false));
        RestockOrders.reason(engine.db, order("S2").id(), "too dear");
        assertThat(order("S2").lines()).isZero();

        assertThat(steps.undoOrder(undo).refused()).isEmpty();
        assertThat(steps.undoOrder(undo).refused()).as("its answer got lost").isEmpty();
        assertThat(order("S2"))
                .returns("PROPOSED", Order::status)
                .returns(1, Order::lines)
                .returns(40 * 4_000L, Order::valueMinor)
                .returns(null, Order::decidedBy)
                .returns(null, Order::decisionReason);
        assertThat(engine.db.fetchSingle(EXCEPTION_CASE).getDetail().data()).contains("\"orders\": 2");
        assertThat(engine.db.fetch(EVENT, EVENT.KIND.eq("ORDER_UNDONE")))
                .singleElement()
                .satisfies(event -> assertThat(event.getDetail().data())
                        .contains("\"by\": \"bob\"", "\"decidedBy\": \"ann\"", "\"reason\": \"too dear\""));

        steps.decideOrder(answer("S2", true));
        assertThat(ordered()).containsExactly("S2");
        assertThat(steps.undoOrder(undo).refused())
                .contains("order of S2 for W1 is RELEASED", "Maybe change its purchase order");
        UUID cups = order("S1").id();
        steps.decideOrder(answer("S1", false));
        assertThat(steps.undoOrder(new RestockOrderUndo("u", run, cups, "bob", false))
                        .refused())
                .contains("run is RELEASED and nothing of it waits", "Maybe start a run of zone EAST");
        assertThat(order("S1").status()).isEqualTo("REJECTED");
    }

    @Test
    void linesThatWereRejectedOneByOneStaySoAndWhatLeavesNoRoomIsNotUndone() {
        policy(Map.of("restockApprovalMinor", 0));
        planned();
        decisions.reject(run, line("LAMP").id(), "ann", "end of life");
        RestockOrderUndo lamps = new RestockOrderUndo("u", run, order("S2").id(), "bob", false);
        steps.decideOrder(answer("S2", false));
        assertThat(steps.undoOrder(lamps).refused()).isEmpty();
        assertThat(order("S2")).returns("PROPOSED", Order::status).returns(0, Order::lines);

        decisions.undo(run, line("LAMP").id(), "ann", null);
        steps.decideOrder(answer("S2", false));
        engine.db.execute(
                "update zone set restock_budget_minor = ?", line("CUP").valueMinor() + 1);
        assertThat(steps.undoOrder(lamps).refused()).contains("its other lines leave 1", "Maybe");
        assertThat(order("S2").status()).isEqualTo("REJECTED");
        assertThat(line("LAMP").status()).isEqualTo("REJECTED");
    }

    @Test
    void whatNobodyDecidesIsReleasedAsItStandsThen() {
        dearLamps();
        decisions.change(run, line("LAMP").id(), 40, "ann", "shelf space");
        steps.release(run, "policy");
        assertThat(ordered()).containsExactly("S1", "S2");
        assertThat(status()).isEqualTo("RELEASED");
        assertThat(engine.db
                        .fetchSingle(PURCHASE_ORDER, PURCHASE_ORDER.SUPPLIER_CODE.eq("S2"))
                        .getTotalMinor())
                .isEqualTo(40 * 4_000);
    }

    @Test
    void linesOfWhatWaitsAreDecidedAndThoseThatAreOutAreNot() {
        dearLamps();
        UUID cup = line("CUP").id();
        UUID lamp = line("LAMP").id();
        for (Runnable late : List.<Runnable>of(
                () -> decisions.change(run, cup, 20, "ann", null),
                () -> decisions.reject(run, cup, "ann", null),
                () -> decisions.undo(run, cup, "ann", null))) {
            assertThatThrownBy(late::run)
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("order of S1 for W1 is RELEASED")
                    .hasMessageContaining("Maybe change the purchase order instead");
        }
        decisions.reject(run, lamp, "ann", "end of life");
        assertThat(order("S2")).returns(0, Order::lines).returns(true, Order::waits);
        assertThat(steps.plan(run).proposedLines())
                .as("it still waits to be decided")
                .isEqualTo(1);
        decisions.undo(run, lamp, "ann", null);
        assertThat(order("S2")).returns(1, Order::lines);
        decisions.reject(run, lamp, "ann", "end of life");
        steps.decideOrder(answer("S2", true));
        assertThat(order("S2").status()).as("every line of it was rejected").isEqualTo("REJECTED");
        assertThat(ordered()).containsExactly("S1");
        assertThat(status()).isEqualTo("RELEASED");
    }

    @Test
    void whatIsOutCountsAgainstTheBudgetOfWhatWaits() {
        dearLamps();
        long cups = line("CUP").valueMinor();
        int more = line("LAMP").quantity() + 5;
        engine.db.execute("update zone set restock_budget_minor = ?", cups + more * 4_000L - 1);
        assertThatThrownBy(() -> decisions.change(run, line("LAMP").id(), more, "ann", null))
                .hasMessageContaining("its other lines leave " + (more * 4_000L - 1));
    }

    @Test
    void theNextRunSaysWhatWentOutAndWhatWasRejected() {
        dearLamps();
        int cups = line("CUP").quantity();
        RestockOrders.reason(engine.db, order("S2").id(), "far, too far");
        steps.decideOrder(answer("S2", false));
        engine.db.execute("delete from restock_line where period > 0");
        engine.db.execute("update sales_history set units = 5 * units where sku = 'CUP'");
        plannedAs("w2");
        assertThat(line("CUP").changeReason()).startsWith("the last run ordered " + cups + "; demand ");
        assertThat(line("LAMP").changeReason()).endsWith("rejected by ann: far, too far");
        decisions.reject(run, line("LAMP").id(), "bob", "end of life");
        steps.release(run, "policy");
        plannedAs("w3");
        assertThat(line("LAMP").changeReason()).endsWith("rejected by bob: end of life");
    }

    @Test
    void aRunIsRejectedOnlyWhereNothingOfItIsOut() {
        policy(Map.of("restockApprovalMinor", 0));
        planned();
        assertThat(status()).isEqualTo("AWAITING_APPROVAL");
        assertThat(ordered()).isEmpty();
        assertThat(steps.decideOrder(answer("S1", false)).orders()).isEqualTo(1);
        assertThat(status()).isEqualTo("AWAITING_APPROVAL");
        assertThat(engine.db.fetchSingle(EXCEPTION_CASE).getDetail().data()).contains("\"orders\": 1");
        steps.reject(run, "ann");
        assertThat(status()).isEqualTo("REJECTED");
        assertThat(engine.db.fetchCount(PURCHASE_ORDER)).isZero();
    }

    /** The last open purchase order may be closed while another order still waits. */
    @Test
    void theRunEndsWithItsLastDecisionWhenAllThatWasOutHasCome() {
        dearLamps();
        engine.db.execute("update purchase_order set status = 'RECEIVED', closed_at = now()");
        engine.db.transaction(tx -> Settlement.closeRun(tx.dsl(), run, engine.time.now()));
        assertThat(status()).isEqualTo("PARTLY_RELEASED");
        steps.decideOrder(answer("S2", false));
        assertThat(status()).isEqualTo("RECEIVED");
    }

    @Test
    void aRunKeepsThePolicyThatItOpenedWith() {
        policy(Map.of("restockOrderApprovalMinor", 200_000));
        run = steps.open(new RestockRequest("EAST", "w1"));
        policy(Map.of("restockOrderApprovalMinor", 900_000_000L));
        steps.forecast(run);
        steps.plan(run);
        steps.releaseUnasked(run);
        assertThat(order("S2").waits()).isTrue();
    }

    @Test
    void noOtherRunOfTheZoneStartsWhileAnOrderWaits() {
        dearLamps();
        assertThat(steps.open(new RestockRequest("EAST", "w2"))).isNull();
    }

    @Test
    void linesWithoutOrdersAreReleasedWithTheirRun() {
        dearLamps();
        engine.db.execute("delete from restock_order where supplier_code = 'S2'");
        engine.db.execute("update restock_run set status = 'AWAITING_APPROVAL'");
        steps.release(run, "ann");
        assertThat(ordered()).containsExactly("S1", "S2");
        assertThat(status()).isEqualTo("RELEASED");
    }
}
