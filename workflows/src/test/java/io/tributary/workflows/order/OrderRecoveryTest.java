package io.tributary.workflows.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.domain.order.OrderProgress;
import io.tributary.domain.order.OrderStatus;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What fails comes back, is screened and allocated again; what nobody moves is moved by rule. */
class OrderRecoveryTest {
    private static final OrderTerms TERMS = FakeOrderActivities.TERMS;
    private final OrderStage stage = new OrderStage(5);

    @BeforeEach
    void start() {
        stage.start();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private enum Failure {
        SHORT_PICK(units -> units.pickShort(2)),
        DAMAGE(units -> {
            units.ship(5);
            units.deliver(3);
            return units.damage(2);
        });

        private final Function<UnitsOfOrder, OrderProgress> happening;

        Failure(Function<UnitsOfOrder, OrderProgress> happening) {
            this.happening = happening;
        }
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void unitsThatFailedAreScreenedAndAllocatedAgain(Failure failure) {
        stage.tell(stage.units.allocate(5));
        stage.tell(failure.happening.apply(stage.units));
        assertThat(stage.workflow.progress().open()).isEqualTo(2);
        assertThat(stage.workflow.progress().unscreened()).isZero();
        stage.tell(stage.units.allocate(2));
        assertThat(stage.story()).containsExactly("screen", "release", "screen", "release");
        stage.units.ship(stage.units.progress().released());
        stage.tell(stage.units.deliver(stage.units.progress().shipped()));

        assertThat(stage.end()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(stage.units.progress().delivered()).isEqualTo(5);
    }

    @Test
    void unitsThatCameBackRiskyAreHeldAgain() {
        stage.tell(stage.units.allocate(5));
        stage.steps.holdNext(1);
        stage.tell(stage.units.pickShort(1));
        assertThat(stage.workflow.progress().status()).isEqualTo(OrderStatus.HELD);

        assertThat(stage.decideHold(false).cancelled()).isEqualTo(1);
    }

    @Test
    void unitsThatNoNodeServesAreGivenUpAtTheLimit() {
        stage.elapse(TERMS.backorderFor().minusMinutes(2));
        assertThat(stage.story()).containsExactly("screen");
        assertThat(stage.end()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(stage.story()).containsExactly("screen", "giveUp");
    }

    @Test
    void aPartIsGivenUpAndTheRestArrives() {
        stage.tell(stage.units.allocate(3));
        stage.elapse(TERMS.backorderFor());
        assertThat(stage.story()).containsExactly("screen", "release", "giveUp");
        stage.units.ship(3);
        stage.tell(stage.units.deliver(3));

        assertThat(stage.end()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(stage.units.progress().cancelled()).isEqualTo(2);
    }

    @Test
    void lateUnitsEscalateOnceAndThenComeBack() {
        stage.tell(stage.units.allocate(5));
        stage.units.ship(5);
        stage.elapse(TERMS.deliverFor());
        assertThat(stage.story()).containsExactly("screen", "release", "escalate");
        stage.elapse(TERMS.deliverFor());
        assertThat(stage.story()).containsExactly("screen", "release", "escalate", "recover", "screen");
        stage.tell(stage.units.allocate(5));
        stage.units.ship(5);
        stage.tell(stage.units.deliver(5));

        assertThat(stage.end()).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void aSecondReleaseHasItsOwnEscalation() {
        stage.tell(stage.units.allocate(5));
        stage.elapse(TERMS.deliverFor().multipliedBy(2).plusMinutes(2));
        stage.tell(stage.units.allocate(5));
        stage.elapse(TERMS.deliverFor());

        assertThat(stage.story())
                .containsExactly("screen", "release", "escalate", "recover", "screen", "release", "escalate");
    }

    @Test
    void lateDeliveryAfterTheEscalationStillCounts() {
        stage.tell(stage.units.allocate(5));
        stage.units.ship(5);
        stage.elapse(TERMS.deliverFor().plus(Duration.ofDays(1)));
        stage.tell(stage.units.deliver(5));

        assertThat(stage.end()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(stage.story()).containsExactly("screen", "release", "escalate");
    }

    /** Nobody answers, ever: every order ends all the same. */
    @ParameterizedTest
    @EnumSource(
            value = OrderStatus.class,
            names = {"HELD", "POOLED", "RELEASED", "SHIPPED"})
    void everyOrderEndsByRule(OrderStatus stuckIn) {
        switch (stuckIn) {
            case HELD -> {
                stage.steps.holdNext(5);
                stage.tell(comeBackAll());
            }
            case RELEASED -> stage.tell(stage.units.allocate(5));
            case SHIPPED -> {
                stage.tell(stage.units.allocate(5));
                stage.tell(stage.units.ship(5));
            }
            default -> {}
        }
        assertThat(stage.workflow.progress().status()).isEqualTo(stuckIn);
        assertThat(stage.end()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(stage.units.progress().cancelled()).isEqualTo(5);
    }

    private OrderProgress comeBackAll() {
        stage.tell(stage.units.allocate(5));
        return stage.units.pickShort(5);
    }
}
