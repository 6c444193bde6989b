package io.tributary.workflows.order;

import static io.tributary.workflows.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.domain.order.OrderStatus;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderHoldTest {
    private final OrderStage stage = new OrderStage(5);

    @BeforeEach
    void holdTwoOfFive() {
        stage.steps.holdNext(2);
        stage.start();
        assertThat(stage.workflow.progress().status()).isEqualTo(OrderStatus.HELD);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void approvedUnitsJoinThePool() {
        assertThat(stage.decideHold(true).held()).isZero();
        assertThat(stage.workflow.progress().open()).isEqualTo(5);
        assertThat(stage.workflow.progress().status()).isEqualTo(OrderStatus.POOLED);
    }

    @Test
    void declinedUnitsAreCancelledAndTheOthersGoOn() {
        assertThat(stage.decideHold(false).cancelled()).isEqualTo(2);
        stage.tell(stage.units.allocate(3));
        stage.units.ship(3);
        stage.tell(stage.units.deliver(3));

        assertThat(stage.end()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(stage.story()).containsExactly("screen", "decline", "release");
    }

    @Test
    void theDefaultIsTakenAtTheDeadlineAndNotBefore() {
        stage.elapse(FakeOrderActivities.TERMS.holdFor().minus(Duration.ofMinutes(2)));
        assertThat(stage.story()).containsExactly("screen");
        stage.elapse(Duration.ofMinutes(2));

        assertThat(stage.story()).containsExactly("screen", "decideHoldByDefault");
        assertThat(stage.workflow.progress().cancelled()).isEqualTo(2);
    }

    @Test
    void otherUnitsAreReleasedWhileSomeAreHeldAndTheDeadlineStillComes() {
        stage.tell(stage.units.allocate(3));
        assertThat(stage.story()).containsExactly("screen", "release");
        stage.elapse(FakeOrderActivities.TERMS.holdFor());

        assertThat(stage.story()).containsExactly("screen", "release", "decideHoldByDefault");
    }

    @Test
    void aSecondDecisionIsRefused() {
        stage.decideHold(true);
        assertRefused(() -> stage.decideHold(false), "No line of the order is held");
        assertThat(stage.units.progress().open()).isEqualTo(5);
    }

    @Test
    void aDecisionAfterTheDeadlineIsRefused() {
        stage.elapse(FakeOrderActivities.TERMS.holdFor());
        assertRefused(() -> stage.decideHold(true), "Maybe the deadline passed");
    }
}
