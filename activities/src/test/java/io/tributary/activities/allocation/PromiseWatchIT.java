package io.tributary.activities.allocation;

import static io.tributary.activities.allocation.TermsDesk.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.db.TestNetwork;
import io.tributary.db.TestOrders;
import io.tributary.domain.order.OrderConditions;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** No date that a buyer was told passes without a word. Ten of B are in W1. */
class PromiseWatchIT {
    private final TermsDesk desk = new TermsDesk();

    @Test
    void theRestOfALineThatWaitsPastItsDateIsToldOnce() {
        UUID order = desk.order(OrderConditions.PLAIN, line("B", 11));
        desk.wave();
        assertThat(desk.allocated(order).getFirst().get("quantity")).isEqualTo(10);
        assertThat(desk.watch()).isZero();

        desk.later(Duration.ofDays(60));
        assertThat(desk.watch()).isEqualTo(1);
        assertThat(desk.watch()).isZero();

        assertThat(detail(order))
                .contains("1 of 11 units are not on their way", told(order).toString());
    }

    @Test
    void aLineThatMissedItsDateIsToldTheNextOne() {
        UUID order = desk.order(OrderConditions.PLAIN, line("B", 8));
        Instant told = told(order);
        desk.db.execute("update stock_balance set safety_stock = 50");
        TestOrders.restock(desk.db, "ACKNOWLEDGED", 12);
        desk.later(Duration.between(desk.now, told));

        assertThat(desk.watch()).isEqualTo(1);

        Instant moved = desk.db
                .fetchSingle("select moved_deliver_by from order_line where order_id = ?", order)
                .get(0, Instant.class);
        // Ten days until it comes, the wave after it (4 h), then 24 hours of handling and 24 on the road.
        assertThat(moved).isEqualTo(TestNetwork.NOW.plus(Duration.ofDays(10)).plus(Duration.ofHours(52)));
        assertThat(detail(order)).contains(told.toString(), moved.toString());
    }

    @Test
    void whoGetsNothingIsToldThatTheDateIsBroken() {
        UUID order = desk.order(OrderConditions.PLAIN, line("B", 8));

        desk.giveUp(order);

        assertThat(detail(order)).contains("the promised date is broken: 8 of 8", "NO_SUPPLY_IN_TIME");
        desk.later(Duration.ofDays(60));
        assertThat(desk.watch()).isZero();
    }

    private Instant told(UUID order) {
        return desk.db
                .fetchSingle("select told_deliver_by from order_line where order_id = ?", order)
                .get(0, Instant.class);
    }

    private String detail(UUID order) {
        var moved = desk.events(order, "PROMISE_MOVED");
        assertThat(moved).hasSize(1);
        return moved.getFirst().get("detail").toString();
    }
}
