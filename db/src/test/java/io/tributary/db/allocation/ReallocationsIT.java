package io.tributary.db.allocation;

import static io.tributary.db.schema.Tables.ALLOCATION;
import static io.tributary.db.schema.Tables.LINE_EXCLUSION;
import static io.tributary.db.schema.Tables.NODE;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static io.tributary.db.schema.Tables.OUTBOX;
import static io.tributary.db.schema.Tables.PICK_TASK;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER;
import static io.tributary.db.schema.Tables.REALLOCATION;
import static io.tributary.db.schema.Tables.STOCK_BALANCE;
import static io.tributary.db.schema.Tables.STOCK_MOVEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.db.TestNetwork;
import io.tributary.db.TestOrders;
import io.tributary.db.allocation.Reallocation.Outcome;
import io.tributary.db.allocation.Reallocation.Part;
import io.tributary.db.allocation.Reallocation.Reason;
import io.tributary.db.allocation.Reallocation.Undone;
import io.tributary.db.fulfilment.PickTaskFacts;
import io.tributary.db.supply.StockLedger;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.NodeCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.Sku;
import io.tributary.domain.order.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

class ReallocationsIT {
    private static final Instant NOW = TestNetwork.NOW;

    private final DSLContext db = TestNetwork.fresh();
    private final TestOrders.Released order = TestOrders.releasedToWarehouse(db, "W1", "A", 4);

    @Test
    void aDryRunSaysWhatWouldComeBackAndChangesNothing() {
        var preview = Reallocations.preview(db, request("k", ReallocationFilter.ofNode("W1")), NOW);
        assertThat(preview.parts()).extracting(Part::outcome).containsExactly(Outcome.MOVED);
        assertThat(preview.movedUnits()).isEqualTo(4);
        assertThat(preview.id()).isNull();
        assertThat(line(order)).isEqualTo("open 0 released 4");
        assertThat(db.fetchCount(REALLOCATION)).isZero();
    }

    @Test
    void aFilterThatNamesWhatThereIsNotIsRefused() {
        assertThatThrownBy(() -> run("k", ReallocationFilter.ofNode("w1")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("There is no node w1");
        assertThatThrownBy(() -> run("k", ReallocationFilter.ofLane("W1", "MOON")))
                .hasMessageContaining("There is no region MOON");
    }

    @Test
    void whatIsReleasedAndNotPickedComesBackWithItsReservationAndItsTask() {
        var done = run("k", ReallocationFilter.ofNode("W1"));
        assertThat(done.count(Outcome.MOVED)).isEqualTo(1);
        assertThat(line(order)).isEqualTo("open 4 released 0");
        assertThat(stock("W1", "A")).isEqualTo("10/0");
        assertThat(db.fetchSingle(PICK_TASK).getStatus()).isEqualTo("CANCELLED");
        assertThat(db.fetchSingle(ORDER_LINE).getScreening()).isEqualTo("PENDING");
        assertThat(db.fetchValues(OUTBOX.KIND)).containsExactly("ORDER_PROGRESSED");
    }

    @Test
    void theSameKeyIsDoneOnceAndStandsForOneRequestOnly() {
        var first = run("k", ReallocationFilter.ofNode("W1"));
        int movements = db.fetchCount(STOCK_MOVEMENT);
        assertThat(run("k", ReallocationFilter.ofNode("W1"))).isEqualTo(first);
        assertThat(db.fetchCount(STOCK_MOVEMENT)).isEqualTo(movements);
        assertThatThrownBy(() -> run("k", ReallocationFilter.ofNode("W2")))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED));
    }

    @Test
    void whatIsPickedIsTooLate() {
        new PickTaskFacts(db, InstantSource.fixed(NOW))
                .ship(
                        order.pickTaskId(),
                        new PickTaskFacts.Report(
                                "SF", "T1", List.of(new PickTaskFacts.Picked(order.allocationId(), 4))));
        var done = run("k", ReallocationFilter.ofNode("W1"));
        assertThat(done.parts()).extracting(Part::reason).containsExactly(Reason.ALREADY_PICKED);
        assertThat(stock("W1", "A")).isEqualTo("6/0");
    }

    @Test
    void aSupplierThatHasConfirmedKeepsTheOrderAndOneThatHasNotLosesIt() {
        var confirmed = TestOrders.dropShip(db, "ACKNOWLEDGED", 2);
        var sent = TestOrders.dropShip(db, "SENT", 3);
        var done = run("k", new ReallocationFilter(null, null, null, null, "S1", null, null));
        assertThat(done.parts()).extracting(Part::reason).containsExactly(Reason.SUPPLIER_CONFIRMED, null);
        assertThat(line(confirmed.order())).isEqualTo("open 0 released 2");
        assertThat(line(sent.order())).isEqualTo("open 3 released 0");
        assertThat(db.fetchSingle(PURCHASE_ORDER, PURCHASE_ORDER.ID.eq(sent.poId()))
                        .getStatus())
                .isEqualTo("CANCELLED");
        assertThat(stock("D1", "A")).isEqualTo("20/2");
    }

    @Test
    void namedOrdersThatDoNotMatchAreAnsweredFor() {
        UUID stranger = UUID.randomUUID();
        var done = run(
                "k", new ReallocationFilter("W2", null, null, null, null, null, List.of(order.orderId(), stranger)));
        assertThat(done.parts())
                .extracting(Part::outcome, Part::reason)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Outcome.NOT_MATCHED, Reason.OTHER_NODE),
                        org.assertj.core.groups.Tuple.tuple(Outcome.NOT_MATCHED, Reason.UNKNOWN_ORDER));
        assertThat(line(order)).isEqualTo("open 0 released 4");
    }

    @Test
    void everyPartOfTheFilterNarrowsIt() {
        db.execute("insert into zone (code, name_zh, name_en) values ('WEST', '西', 'West')");
        assertThat(matched(new ReallocationFilter("W1", "A", "EAST", "SH", null, null, null)))
                .isEqualTo(1);
        assertThat(matched(new ReallocationFilter("W1", "B", null, null, null, null, null)))
                .isZero();
        assertThat(matched(new ReallocationFilter(null, null, "WEST", null, null, null, null)))
                .isZero();
        assertThat(matched(new ReallocationFilter(null, null, null, "ZJ", null, null, null)))
                .isZero();
        assertThat(matched(new ReallocationFilter(null, null, null, null, "S1", null, null)))
                .isZero();
        assertThat(matched(new ReallocationFilter(null, "A", null, null, null, NOW, null)))
                .isZero();
        db.execute(
                "update customer_order set promised_deliver_by = ?::timestamptz",
                NOW.minusSeconds(1).toString());
        assertThat(matched(new ReallocationFilter(null, "A", null, null, null, NOW, null)))
                .isEqualTo(1);
    }

    @Test
    void anEmptyFilterIsRefused() {
        assertThatThrownBy(() -> new ReallocationFilter(" ", null, null, null, null, null, List.of()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Maybe name a node");
    }

    @Test
    void undoingRestoresTheAssignmentOnce() {
        var done = run("k", ReallocationFilter.ofNode("W1"));
        var undone = undo(done);
        assertThat(undone.count(Undone.RESTORED)).isEqualTo(1);
        assertThat(allocated(order)).isEqualTo("W1 A 4 COMMITTED");
        assertThat(stock("W1", "A")).isEqualTo("10/4");
        assertThat(undo(done)).isEqualTo(undone);
        assertThat(stock("W1", "A")).isEqualTo("10/4");
    }

    @Test
    void undoingLeavesWhatAWaveAllocatedAnew() {
        var done = run("k", ReallocationFilter.ofNode("W1"));
        wave("W2");
        var undone = undo(done);
        assertThat(undone.parts()).extracting(Part::undoneReason).containsExactly(Reason.ALLOCATED_ANEW);
        assertThat(allocated(order)).isEqualTo("W2 A 4 COMMITTED");
        assertThat(stock("W1", "A")).isEqualTo("10/0");
    }

    @Test
    void undoingTakesNoStockThatIsGone() {
        var done = run("k", ReallocationFilter.ofNode("W1"));
        db.transaction(
                tx -> StockLedger.adjust(tx.dsl(), "count", new NodeCode("W1"), new Sku("A"), -7, 0, "counted", NOW));
        assertThat(undo(done).parts()).extracting(Part::undoneReason).containsExactly(Reason.NO_STOCK);
        assertThat(line(order)).isEqualTo("open 4 released 0");
    }

    @Test
    void undoingDoesNotBringALineBackToAClosedNodeOrPastItsCutOff() {
        var done = run("k", ReallocationFilter.ofNode("W1"));
        db.update(NODE).set(NODE.OPEN, false).where(NODE.CODE.eq("W1")).execute();
        assertThat(undo(done).parts()).extracting(Part::undoneReason).containsExactly(Reason.NODE_CLOSED);
        TestOrders.Released other = TestOrders.releasedToWarehouse(db, "W2", "A", 1);
        var late = run("l", ReallocationFilter.ofNode("W2"));
        var undone = db.transactionResult(
                tx -> Reallocations.undo(tx.dsl(), late.id(), "operator", NOW.plus(Duration.ofDays(2))));
        assertThat(undone.parts()).extracting(Part::undoneReason).containsExactly(Reason.CUT_OFF_PASSED);
        assertThat(line(other)).isEqualTo("open 1 released 0");
    }

    @Test
    void avoidingRulesTheNodeOutAndUndoingAllowsItAgain() {
        var request = new Reallocations.Request("k", ReallocationFilter.ofNode("W1"), "leaking roof", true, "operator");
        var done = db.transactionResult(tx -> Reallocations.run(tx.dsl(), request, NOW));
        assertThat(db.fetchSingle(LINE_EXCLUSION).getReason()).isEqualTo("leaking roof");
        undo(done);
        assertThat(db.fetchCount(LINE_EXCLUSION)).isZero();
    }

    @Test
    void theListCountsWhatBecameOfEach() {
        var done = run("k", ReallocationFilter.ofNode("W1"));
        undo(done);
        assertThat(Reallocations.list(db, 10)).singleElement().satisfies(one -> {
            assertThat(one.moved()).isEqualTo(1);
            assertThat(one.units()).isEqualTo(4);
            assertThat(one.restored()).isEqualTo(1);
            assertThat(one.filter()).isEqualTo(ReallocationFilter.ofNode("W1"));
        });
    }

    private void wave(String node) {
        db.update(ORDER_LINE).set(ORDER_LINE.SCREENING, "CLEAR").execute();
        var assignment = new Assignment(
                order.orderId(),
                order.lineId(),
                new io.tributary.domain.allocation.StockKey(new NodeCode(node), new Sku("A")),
                4,
                Service.STANDARD,
                NOW.plusSeconds(3600),
                NOW.plusSeconds(7200));
        List<Assignment> conflicts = db.transactionResult(
                tx -> AllocationCommit.commit(tx.dsl(), UUID.randomUUID(), List.of(assignment), NOW));
        assertThat(conflicts).isEmpty();
    }

    private Reallocation run(String key, ReallocationFilter filter) {
        return db.transactionResult(tx -> Reallocations.run(tx.dsl(), request(key, filter), NOW));
    }

    private Reallocation undo(Reallocation done) {
        return db.transactionResult(tx -> Reallocations.undo(tx.dsl(), done.id(), "operator", NOW));
    }

    private int matched(ReallocationFilter filter) {
        return Reallocations.preview(db, request("k", filter), NOW).parts().size();
    }

    private static Reallocations.Request request(String key, ReallocationFilter filter) {
        return new Reallocations.Request(key, filter, "test", false, "operator");
    }

    private String line(TestOrders.Released one) {
        var line = db.fetchSingle(ORDER_LINE, ORDER_LINE.ID.eq(one.lineId()));
        return "open " + line.getOpenUnits() + " released " + line.getReleasedUnits();
    }

    private String allocated(TestOrders.Released one) {
        var row =
                db.fetchSingle(ALLOCATION, ALLOCATION.LINE_ID.eq(one.lineId()).and(ALLOCATION.STATUS.ne("CANCELLED")));
        return row.getNodeCode() + " " + row.getSku() + " " + row.getQuantity() + " " + row.getStatus();
    }

    private String stock(String node, String sku) {
        var balance =
                db.fetchSingle(STOCK_BALANCE, STOCK_BALANCE.NODE_CODE.eq(node).and(STOCK_BALANCE.SKU.eq(sku)));
        return balance.getOnHand() + "/" + balance.getReserved();
    }
}
