package io.tributary.activities;

import static io.tributary.db.schema.Tables.ALLOCATION;
import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.DECISION_RUN;
import static io.tributary.db.schema.Tables.PICK_TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.activities.allocation.SnapshotBuilder;
import io.tributary.activities.allocation.WaveActivitiesImpl;
import io.tributary.db.allocation.ReallocationFilter;
import io.tributary.db.allocation.Reallocations;
import io.tributary.db.fulfilment.PickTaskFacts;
import io.tributary.db.fulfilment.Release;
import io.tributary.db.supply.StockLedger;
import io.tributary.domain.NodeCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Re-allocation, waves, pickers and undoing at once: no unit is lost and none is doubled. */
class ReallocationUnderConcurrencyIT {
    private final Engine engine = new Engine();
    private final Books books = new Books(engine.db);

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void booksBalanceWhateverHappensAtOnce(long seed) throws Exception {
        Random random = new Random(seed);
        engine.stock("W1", "CUP", 40);
        engine.stock("W2", "CUP", 40);
        engine.stock("S1", "CUP", 10);
        List<UUID> orders = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            orders.add(engine.order("CUP", 1 + random.nextInt(4)));
        }
        engine.until(ready -> ready.db.fetchCount(PICK_TASK, PICK_TASK.STATUS.eq("OPEN")) >= 10);
        List<Callable<Integer>> hands = new ArrayList<>();
        for (int worker = 0; worker < 2; worker++) {
            hands.add(this::waves);
            hands.add(this::pick);
            hands.add(() -> reallocate(random.nextBoolean() ? "W1" : "W2"));
            hands.add(() -> reallocate("W1"));
        }
        orders.forEach(order -> hands.add(() -> release(order)));
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> done : pool.invokeAll(hands)) {
                done.get();
            }
        }
        books.balance();
        assertThat(engine.db.fetchCount(CUSTOMER_ORDER)).isEqualTo(30);
    }

    private int waves() {
        for (int i = 0; i < 5; i++) {
            wave(engine).planAndCommit("EAST");
            engine.dispatcher.dispatch();
        }
        return 0;
    }

    private static WaveActivitiesImpl wave(Engine engine) {
        return new WaveActivitiesImpl(
                engine.db, new SnapshotBuilder(engine.risk), engine.time, (zone, plan, lines, planning) -> {});
    }

    private int reallocate(String node) {
        for (int i = 0; i < 4; i++) {
            var request = new Reallocations.Request(
                    UUID.randomUUID().toString(), ReallocationFilter.ofNode(node), "test", false, "operator");
            var done = engine.db.transactionResult(
                    configuration -> Reallocations.run(configuration.dsl(), request, engine.time.now()));
            if (i % 2 == 0) {
                engine.db.transaction(configuration ->
                        Reallocations.undo(configuration.dsl(), done.id(), "operator", engine.time.now()));
            }
        }
        return 0;
    }

    private int release(UUID order) {
        engine.db.transaction(configuration -> Release.release(configuration.dsl(), order, engine.time.now()));
        return 0;
    }

    /** Picks what it finds; a task that was taken from it meanwhile is refused, which is right. */
    private int pick() {
        for (UUID task : engine.db
                .select(PICK_TASK.ID)
                .from(PICK_TASK)
                .where(PICK_TASK.STATUS.eq("OPEN"))
                .limit(15)
                .fetch(PICK_TASK.ID)) {
            var lines = engine.db
                    .selectFrom(ALLOCATION)
                    .where(ALLOCATION.PICK_TASK_ID.eq(task), ALLOCATION.STATUS.eq("RELEASED"))
                    .fetch(row -> new PickTaskFacts.Picked(row.getId(), row.getQuantity()));
            try {
                new PickTaskFacts(engine.db, engine.time.clock())
                        .ship(task, new PickTaskFacts.Report("SF", "T" + task, lines));
            } catch (RefusedException taken) {
                assertThat(taken.getMessage()).contains("Maybe");
            }
        }
        return 0;
    }

    @Test
    void twoWorkersOnOneZoneCannotBothWin() throws Exception {
        try (Engine still = Engine.still()) {
            still.stock("W1", "CUP", 1);
            UUID order = screened(still, "CUP", 1);
            UUID rival = screened(still, "CUP", 1);
            Callable<Object> worker = () -> wave(still).planAndCommit("EAST");
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Object> done : pool.invokeAll(List.of(worker, worker, worker, worker))) {
                    done.get();
                }
            }
            assertThat(still.db.fetchCount(ALLOCATION, ALLOCATION.ORDER_ID.in(order, rival)))
                    .isEqualTo(1);
            new Books(still.db).balance();
        }
    }

    /** Between planning and committing somebody takes the stock of one line: only that line is solved again. */
    @Test
    void aConflictSolvesAgainOnlyWhatConflicts() throws Exception {
        try (Engine still = Engine.still();
                var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            still.stock("W1", "CUP", 4);
            still.stock("W2", "CUP", 9);
            still.stock("W1", "LAMP", 5);
            UUID cup = screened(still, "CUP", 4);
            UUID lamp = screened(still, "LAMP", 1);
            Future<?> wave = still.db.transactionResult(rival -> {
                rival.dsl().fetch("select id from customer_order for update");
                Future<?> started = pool.submit(() -> wave(still).planAndCommit("EAST"));
                await().until(() -> waits(still.db));
                StockLedger.reserve(
                        rival.dsl(), "rival", new NodeCode("W1"), new Sku("CUP"), 1, "rival", still.time.now());
                return started;
            });
            wave.get();
            assertThat(still.db
                            .selectFrom(DECISION_RUN)
                            .where(DECISION_RUN.KIND.eq("WAVE"))
                            .orderBy(DECISION_RUN.DECIDED_AT)
                            .fetch(run -> run.getLines() + " lines, " + run.getConflicts() + " conflicts"))
                    .containsExactly("2 lines, 1 conflicts", "1 lines, 0 conflicts");
            assertThat(node(still, cup)).isEqualTo("W2");
            assertThat(node(still, lamp)).isEqualTo("W1");
        }
    }

    private static boolean waits(DSLContext db) {
        return db.fetchExists(
                DSL.table("pg_stat_activity"),
                DSL.condition("datname = current_database() and wait_event_type = 'Lock'"));
    }

    private static UUID screened(Engine still, String sku, int units) {
        UUID order = still.order(sku, units);
        still.db.execute("update order_line set screening = 'CLEAR'");
        return order;
    }

    private static String node(Engine still, UUID order) {
        return still.db.fetchSingle(ALLOCATION, ALLOCATION.ORDER_ID.eq(order)).getNodeCode();
    }
}
