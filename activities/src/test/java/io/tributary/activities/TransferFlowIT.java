package io.tributary.activities;

import static io.tributary.db.schema.Tables.RESTOCK_RUN;
import static io.tributary.db.schema.Tables.STOCK_MOVEMENT;
import static io.tributary.db.schema.Tables.TRANSFER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.db.replenishment.RestockExceptionQueries;
import io.tributary.db.replenishment.Spillovers;
import io.tributary.db.replenishment.TransferFacts;
import io.tributary.db.replenishment.TransferQueries;
import io.tributary.db.replenishment.TransferQueries.Transfer;
import io.tributary.db.replenishment.TransferWrites;
import io.tributary.db.summary.InvariantQueries;
import io.tributary.domain.RefusedException;
import io.tributary.domain.replenishment.PlanException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lies idle in one warehouse is moved to the one that lacks it, by facts of both. */
class TransferFlowIT {
    private final Engine engine = new Engine();

    @BeforeEach
    void idleStock() {
        engine.db.execute("insert into transfer_lane values ('W2', 'W1', 24, 50, 500), ('W1', 'W2', 24, 50, 500)");
        engine.db.execute("insert into sales_history select 'CUP', '31', d::date, 20 + (extract(doy from d)::int % 7)"
                + " from generate_series('2025-09-01'::date, '2026-02-23'::date, interval '7 days') d");
        engine.stock("W1", "CUP", 5);
        engine.stock("W2", "CUP", 300);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private Transfer released() {
        engine.restock("w1");
        return new TransferQueries(engine.db).toSend("W2").getFirst();
    }

    private TransferFacts facts() {
        return new TransferFacts(engine.db, engine.time.clock());
    }

    private void booksAreInOrder() {
        assertThat(new InvariantQueries(engine.db).check())
                .allSatisfy(
                        check -> assertThat(check.holds()).as(check.toString()).isTrue());
    }

    @Test
    void idleStockIsMovedAndCountedOnce() {
        Transfer transfer = released();
        assertThat(transfer.quantity()).isBetween(50, 300);
        assertThat(transfer.savingMinor()).isPositive();
        assertThat(engine.purchaseOrders("SENT"))
                .as("nothing is bought that lies idle")
                .isEmpty();
        assertThat(engine.balance("W2", "CUP")).containsExactly(300L, (long) transfer.quantity());
        booksAreInOrder();

        var left = new TransferFacts.Shipped("SF", "T1", transfer.quantity() - 1);
        facts().ship(transfer.id(), left);
        facts().ship(transfer.id(), left);
        assertThat(engine.balance("W2", "CUP")).containsExactly(301L - transfer.quantity(), 0L);
        var came = new TransferFacts.Received(transfer.quantity() - 3, 1);
        facts().receive(transfer.id(), came);
        assertThat(facts().receive(transfer.id(), came).status()).isEqualTo("RECEIVED");
        assertThat(engine.balance("W1", "CUP")).containsExactly(2L + transfer.quantity(), 0L);
        assertThat(engine.db.fetchExists(RESTOCK_RUN, RESTOCK_RUN.STATUS.eq("RECEIVED")))
                .isTrue();
        booksAreInOrder();
    }

    @Test
    void whatIsCheaplyDeliveredFromNextDoorIsNeitherMovedNorBought() {
        engine.db.execute("update lane set parcel_minor = case node_code when 'W1' then 9 else 10 end");
        engine.restock("w1");
        assertThat(engine.db.fetchCount(TRANSFER)).isZero();
        assertThat(engine.purchaseOrders("SENT")).isEmpty();
        assertThat(engine.db
                        .fetchSingle("select (summary ->> 'spilloverUnits')::int from restock_run")
                        .get(0, Integer.class))
                .isBetween(50, 300);
        UUID run = engine.db.fetchSingle(RESTOCK_RUN).getId();
        assertThat(new Spillovers(engine.db).ofRun(run))
                .isNotEmpty()
                .isEqualTo(new Spillovers(engine.db).newest("CUP"))
                .allSatisfy(one -> {
                    assertThat(one.from()).isEqualTo("W2");
                    assertThat(one.to()).isEqualTo("W1");
                    assertThat(one.units()).isPositive();
                    assertThat(one.savingMinor()).isPositive();
                    assertThat(one.week()).isEqualTo(LocalDate.of(2026, 3, 2).plusWeeks(one.period()));
                });
        assertThat(new RestockExceptionQueries(engine.db)
                        .latest("EAST", PlanException.Kind.LIKELY_STOCK_OUT, "CUP", 0, 10))
                .as("buyers are served from next door")
                .isEmpty();
    }

    @Test
    void aClosedLaneOfTheUsualWarehouseDoesNotStopThePlan() {
        engine.db.execute("update lane set open = false where node_code = 'W1' and region_code = '31'");
        engine.restock("w1");
        assertThat(engine.db.fetchSingle(RESTOCK_RUN).getSnapshotHash()).isNotNull();
    }

    @Test
    void whatIsOnTheWayIsNotMovedAgain() {
        Transfer transfer = released();
        engine.restock("w2");
        assertThat(engine.db.fetch(TRANSFER, TRANSFER.STATUS.eq("RELEASED")))
                .filteredOn(row -> !row.getId().equals(transfer.id()))
                .allSatisfy(row -> assertThat(row.getQuantity()).isLessThan(transfer.quantity() / 2));
    }

    @Test
    void reportsThatCannotBeAreRefused() {
        Transfer transfer = released();
        assertThatThrownBy(() -> facts().receive(transfer.id(), new TransferFacts.Received(1, 0)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is RELEASED; it cannot be received");
        assertThatThrownBy(() ->
                        facts().ship(transfer.id(), new TransferFacts.Shipped("SF", "T1", transfer.quantity() + 1)))
                .hasMessageContaining("Maybe another transfer is meant");
        facts().ship(transfer.id(), new TransferFacts.Shipped("SF", "T1", 10));
        assertThatThrownBy(() -> facts().ship(transfer.id(), new TransferFacts.Shipped("SF", "T1", 11)))
                .hasMessageContaining("with other figures");
        assertThatThrownBy(() -> facts().receive(
                                transfer.id(), new TransferFacts.Received(Integer.MAX_VALUE, Integer.MAX_VALUE)))
                .hasMessageContaining("left with 10 units");
        booksAreInOrder();
    }

    @Test
    void nothingToSendGivesTheStockBack() {
        Transfer transfer = released();
        assertThat(facts().ship(transfer.id(), new TransferFacts.Shipped("SF", "T1", 0))
                        .status())
                .isEqualTo("CANCELLED");
        assertThat(engine.balance("W2", "CUP")).containsExactly(300L, 0L);
        booksAreInOrder();
    }

    @Test
    void whatNeverLeavesIsGivenUp() {
        Transfer transfer = released();
        var later = engine.time.now().plus(Duration.ofDays(30));
        int gone = engine.db.transactionResult(
                tx -> TransferWrites.giveUp(tx.dsl(), "EAST", later.minus(Duration.ofDays(10)), later));
        assertThat(gone).isEqualTo(1);
        assertThat(new TransferQueries(engine.db).one(transfer.id()).status()).isEqualTo("CANCELLED");
        assertThat(engine.balance("W2", "CUP")).containsExactly(300L, 0L);
        assertThat(engine.db.fetchCount(STOCK_MOVEMENT, STOCK_MOVEMENT.KIND.eq("UNRESERVED")))
                .isEqualTo(1);
    }
}
