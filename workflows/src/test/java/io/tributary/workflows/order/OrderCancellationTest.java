package io.tributary.workflows.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowNotFoundException;
import io.tributary.domain.order.OrderStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderCancellationTest {
    private final OrderStage stage = new OrderStage(5);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void beforeScreening() {
        assertThat(stage.startByCancelling("c1").cancelledUnits()).isEqualTo(5);
        assertThat(stage.end()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void whileHeld() {
        stage.steps.holdNext(5);
        stage.start();
        assertThat(stage.cancel("c1").cancelledUnits()).isEqualTo(5);
        assertThat(stage.end()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void whilePooled() {
        stage.start();
        assertThat(stage.cancel("c1").cancelledUnits()).isEqualTo(5);
        assertThat(stage.end()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(stage.story()).containsExactly("screen", "cancel");
    }

    @Test
    void whenAllocatedAndTheWorkflowDoesNotKnowItYet() {
        stage.start();
        stage.units.allocate(5);
        assertThat(stage.cancel("c1").cancelledUnits()).isEqualTo(5);
        assertThat(stage.end()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void whenReleased() {
        stage.start();
        stage.tell(stage.units.allocate(5));
        assertThat(stage.cancel("c1").cancelledUnits()).isEqualTo(5);
        assertThat(stage.end()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void shippedUnitsAreTooLateAndAreStillFollowed() {
        stage.start();
        stage.tell(stage.units.allocate(4));
        stage.units.ship(3);
        CancelReply reply = stage.cancel("c1");

        assertThat(reply.cancelledUnits()).isEqualTo(2);
        assertThat(reply.tooLateUnits()).isEqualTo(3);
        stage.tell(stage.units.deliver(3));
        assertThat(stage.end()).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void afterTheEndThereIsNothingToAsk() {
        stage.start();
        stage.cancel("c1");
        stage.end();
        assertThatThrownBy(() -> stage.cancel("c2")).isInstanceOf(WorkflowNotFoundException.class);
        assertThat(stage.story()).containsExactly("screen", "cancel");
    }

    @Test
    void aDoubledRequestGetsTheSameAnswerAndCancelsEveryUnitOnce() {
        stage.start();
        stage.tell(stage.units.allocate(4));
        stage.units.ship(3);

        assertThat(stage.cancel("c1")).isEqualTo(stage.cancel("c1"));
        assertThat(stage.units.progress().cancelled()).isEqualTo(2);
    }

    @Test
    void racingANewAllocationNothingStaysReleased() {
        stage.start();
        stage.workflow.progressed(stage.units.allocate(5));

        assertThat(stage.cancel("c1").cancelledUnits()).isEqualTo(5);
        assertThat(stage.end()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(stage.units.progress().released()).isZero();
    }

    @Test
    void racingTheShipmentItIsTooLate() {
        stage.start();
        stage.tell(stage.units.allocate(5));
        stage.workflow.progressed(stage.units.ship(5));

        CancelReply reply = stage.cancel("c1");
        assertThat(reply.cancelledUnits()).isZero();
        assertThat(reply.tooLateUnits()).isEqualTo(5);
        stage.tell(stage.units.deliver(5));
        assertThat(stage.end()).isEqualTo(OrderStatus.COMPLETED);
    }
}
