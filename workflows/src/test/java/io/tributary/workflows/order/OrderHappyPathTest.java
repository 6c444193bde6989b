package io.tributary.workflows.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.domain.order.OrderProgress;
import io.tributary.domain.order.OrderStatus;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderHappyPathTest {
    private final OrderStage stage = new OrderStage(5);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void isScreenedReleasedAndFollowedToItsEnd() {
        stage.start();
        assertThat(stage.workflow.progress().status()).isEqualTo(OrderStatus.POOLED);
        stage.tell(stage.units.allocate(5));
        assertThat(stage.workflow.progress().status()).isEqualTo(OrderStatus.RELEASED);
        stage.units.ship(5);
        stage.tell(stage.units.deliver(5));

        assertThat(stage.end()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(stage.story()).containsExactly("screen", "release");
    }

    /** The server's events are what an order costs: 60 is the promise, 24 is what a bare workflow of three steps takes. */
    @Test
    void costsSeventeenEvents() {
        stage.start();
        stage.tell(stage.units.allocate(5));
        stage.units.ship(5);
        stage.tell(stage.units.deliver(5));
        stage.end();

        assertThat(stage.history().getEvents()).hasSize(17);
    }

    @Test
    void releasesWhatAWaveAllocatedAndBackordersTheRest() {
        stage.start();
        stage.tell(stage.units.allocate(2));
        assertThat(stage.workflow.progress().status()).isEqualTo(OrderStatus.POOLED);
        stage.units.ship(2);
        stage.tell(stage.units.deliver(2));
        stage.elapse(Duration.ofDays(10));
        stage.tell(stage.units.allocate(3));
        stage.units.ship(3);
        stage.tell(stage.units.deliver(3));

        assertThat(stage.end()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(stage.story()).containsExactly("screen", "release", "release");
    }

    @Test
    void tellsWatchersWhereTheUnitsAre() {
        stage.start();
        OrderProgress news = stage.units.allocate(5);
        stage.tell(news);

        assertThat(stage.workflow.progress()).isEqualTo(stage.units.progress());
        assertThat(stage.workflow.progress().summary()).startsWith("RELEASED: open 0, allocated 0, released 5");
    }
}
