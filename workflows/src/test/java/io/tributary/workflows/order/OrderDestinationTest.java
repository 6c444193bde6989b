package io.tributary.workflows.order;

import static io.tributary.workflows.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.domain.order.OrderStatus;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderDestinationTest {
    private final OrderStage stage = new OrderStage(5);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void changesWhilePooled() {
        stage.start();
        assertThat(stage.changeDestination().open()).isEqualTo(5);
        assertThat(stage.workflow.progress().status()).isEqualTo(OrderStatus.POOLED);
    }

    @Test
    void changesAfterAWaveThatTheWorkflowHasNotHeardOf() {
        stage.start();
        var overtaken = stage.units.allocate(5);
        assertThat(stage.changeDestination().open()).isEqualTo(5);
        stage.tell(overtaken);

        assertThat(stage.story()).containsExactly("screen", "changeDestination");
    }

    @Test
    void isRefusedAfterRelease() {
        stage.start();
        stage.tell(stage.units.allocate(2));
        assertRefused(stage::changeDestination, "before release only");
        assertThat(stage.story()).containsExactly("screen", "release");
    }

    @Test
    void isRefusedByTheStepWhenTheOrderLeftUnseen() {
        stage.start();
        stage.units.allocate(5);
        stage.units.release();

        assertThatThrownBy(stage::changeDestination)
                .rootCause()
                .hasMessageContaining("The order left while its address was changed");
        stage.units.ship(5);
        stage.tell(stage.units.deliver(5));
        assertThat(stage.end()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(stage.story()).isEqualTo(List.of("screen"));
    }
}
