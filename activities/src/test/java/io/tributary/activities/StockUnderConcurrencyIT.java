package io.tributary.activities;

import static io.tributary.db.schema.Tables.CUSTOMER_ORDER;
import static org.assertj.core.api.Assertions.assertThat;

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
        new Books(engine.db).balance();
        assertThat(engine.db.fetchCount(CUSTOMER_ORDER)).isEqualTo(30);
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
}
