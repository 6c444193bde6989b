package io.tributary.activities;

import static io.tributary.db.schema.Tables.ALLOCATION;
import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static io.tributary.db.schema.Tables.STOCK_BALANCE;
import static io.tributary.db.schema.Tables.STOCK_MOVEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.sum;

import io.tributary.activities.allocation.SnapshotBuilder;
import io.tributary.activities.allocation.WaveActivitiesImpl;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many hands on little stock at once: whatever they do, the books must balance. */
class StockUnderConcurrencyIT {
    private final Engine engine = new Engine();

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void booksBalanceWhateverHappensAtOnce(long seed) throws Exception {
        Random random = new Random(seed);
        engine.stock("W1", "CUP", 15 + random.nextInt(10));
        engine.stock("W2", "CUP", 10 + random.nextInt(10));
        engine.stock("S1", "CUP", 10);
        List<UUID> orders = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            orders.add(engine.order("CUP", 1 + random.nextInt(4)));
        }
        List<Callable<Void>> hands = new ArrayList<>();
        for (int worker = 0; worker < 3; worker++) {
            hands.add(this::waves);
        }
        for (UUID order : orders) {
            if (random.nextInt(3) == 0) {
                hands.add(() -> cancel(order));
            }
            hands.add(this::dispatch);
        }
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : pool.invokeAll(hands)) {
                done.get();
            }
        }
        assertThatTheBooksBalance();
    }

    private Void waves() {
        var wave = new WaveActivitiesImpl(
                engine.db, new SnapshotBuilder(engine.risk), engine.time, (zone, plan, lines, planning) -> {});
        for (int i = 0; i < 5; i++) {
            wave.planAndCommit("EAST");
        }
        return null;
    }

    private Void dispatch() {
        engine.dispatcher.dispatch();
        return null;
    }

    private Void cancel(UUID order) {
        engine.db.transaction(configuration -> io.tributary.db.order.Cancellation.cancel(
                configuration.dsl(), order, "cancel-" + order, "CHANGED_MIND", engine.time.now()));
        return null;
    }

    private void assertThatTheBooksBalance() {
        engine.db
                .select(
                        STOCK_BALANCE.NODE_CODE,
                        STOCK_BALANCE.ON_HAND,
                        STOCK_BALANCE.RESERVED,
                        sum(STOCK_MOVEMENT.ON_HAND_DELTA),
                        sum(STOCK_MOVEMENT.RESERVED_DELTA))
                .from(STOCK_BALANCE)
                .join(STOCK_MOVEMENT)
                .on(STOCK_MOVEMENT.NODE_CODE.eq(STOCK_BALANCE.NODE_CODE), STOCK_MOVEMENT.SKU.eq(STOCK_BALANCE.SKU))
                .groupBy(STOCK_BALANCE.NODE_CODE, STOCK_BALANCE.SKU)
                .forEach(row -> {
                    assertThat(row.value4().longValue())
                            .as("on hand of " + row.value1())
                            .isEqualTo(row.value2());
                    assertThat(row.value5().longValue())
                            .as("reserved at " + row.value1())
                            .isEqualTo(row.value3());
                    assertThat(row.value3()).isLessThanOrEqualTo(row.value2());
                    assertThat(live(row.value1()))
                            .as("live allocations of " + row.value1())
                            .isEqualTo(row.value3());
                });
        engine.db
                .select(
                        ORDER_LINE.ORDER_ID,
                        ORDER_LINE.QUANTITY,
                        ORDER_LINE
                                .OPEN_UNITS
                                .plus(ORDER_LINE.ALLOCATED_UNITS)
                                .plus(ORDER_LINE.RELEASED_UNITS)
                                .plus(ORDER_LINE.SHIPPED_UNITS)
                                .plus(ORDER_LINE.DELIVERED_UNITS)
                                .plus(ORDER_LINE.CANCELLED_UNITS))
                .from(ORDER_LINE)
                .forEach(row -> assertThat(row.value3()).isEqualTo(row.value2()));
        assertThat(engine.db.fetchCount(CUSTOMER_ORDER)).isEqualTo(30);
    }

    private long live(String node) {
        return engine.db
                .select(org.jooq.impl.DSL.coalesce(sum(ALLOCATION.QUANTITY), java.math.BigDecimal.ZERO))
                .from(ALLOCATION)
                .where(ALLOCATION.NODE_CODE.eq(node), ALLOCATION.STATUS.in("COMMITTED", "RELEASED"))
                .fetchSingle()
                .value1()
                .longValue();
    }
}
