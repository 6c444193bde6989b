package io.tributary.workflows.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.domain.order.OrderProgress;
import io.tributary.domain.order.OrderStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages come doubled, late and out of order; answers get lost; the workflow starts in the middle. */
class OrderMessagesTest {
    private final OrderStage stage = new OrderStage(5);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void theNewerVersionWinsWhateverTheOrder() {
        stage.start();
        OrderProgress allocated = stage.units.allocate(5);
        stage.tell(allocated);
        OrderProgress shipped = stage.units.ship(5);
        OrderProgress delivered = stage.units.deliver(5);
        stage.workflow.progressed(delivered);

        assertThat(stage.end()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(shipped.version()).isLessThan(delivered.version());
        assertThat(stage.story()).containsExactly("screen", "release");
    }

    @Test
    void olderNewsIsIgnored() {
        stage.start();
        OrderProgress allocated = stage.units.allocate(5);
        stage.tell(allocated);
        stage.tell(stage.units.ship(5));
        stage.tell(allocated);

        assertThat(stage.workflow.progress().status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(stage.story()).containsExactly("screen", "release");
    }

    @Test
    void doubledNewsIsNoNews() {
        stage.start();
        OrderProgress allocated = stage.units.allocate(5);
        stage.workflow.progressed(allocated);
        stage.workflow.progressed(allocated);
        stage.tell(allocated);

        assertThat(stage.story()).containsExactly("screen", "release");
    }

    @Test
    void aMessageMayStartTheWorkflow() {
        stage.units.screen(0);
        stage.startBySignal(stage.units.allocate(5));

        assertThat(stage.story()).containsExactly("screen", "release");
        assertThat(stage.workflow.progress().status()).isEqualTo(OrderStatus.RELEASED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"screen", "release"})
    void aStepWhoseAnswerIsLostIsRepeatedAndChangesNothingTwice(String step) {
        stage.steps.loseAnswers(step, 3);
        stage.start();
        stage.tell(stage.units.allocate(5));
        stage.units.ship(5);
        stage.tell(stage.units.deliver(5));

        assertThat(stage.end()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(stage.story()).filteredOn(step::equals).hasSize(4);
        assertThat(stage.units.progress().delivered()).isEqualTo(5);
    }

    @Test
    void aCancellationWhoseAnswerIsLostIsRepeatedWithItsRequestId() {
        stage.start();
        stage.steps.loseAnswers("cancel", 2);

        assertThat(stage.cancel("c1").cancelledUnits()).isEqualTo(5);
        assertThat(stage.end()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(stage.story()).containsExactly("screen", "cancel", "cancel", "cancel");
    }

    /** As the reconciler does it: the database knows where the order is. */
    @ParameterizedTest
    @ValueSource(strings = {"ALLOCATED", "RELEASED", "SHIPPED", "COMPLETED"})
    void startsInTheMiddle(OrderStatus at) {
        stage.units.screen(0);
        stage.units.allocate(5);
        if (at != OrderStatus.ALLOCATED) {
            stage.units.release();
        }
        if (at == OrderStatus.SHIPPED || at == OrderStatus.COMPLETED) {
            stage.units.ship(5);
        }
        if (at == OrderStatus.COMPLETED) {
            stage.units.deliver(5);
        }
        stage.start();
        if (at != OrderStatus.COMPLETED) {
            stage.units.ship(stage.units.progress().released());
            stage.tell(stage.units.deliver(5));
        }

        assertThat(stage.end()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(stage.story()).filteredOn("release"::equals).hasSize(at == OrderStatus.ALLOCATED ? 1 : 0);
    }
}
