package io.tributary.workflows.purchasing;

import static io.tributary.domain.purchasing.PurchaseOrderStatus.ACKNOWLEDGED;
import static io.tributary.domain.purchasing.PurchaseOrderStatus.CANCELLED;
import static io.tributary.domain.purchasing.PurchaseOrderStatus.COUNTERED;
import static io.tributary.domain.purchasing.PurchaseOrderStatus.DELIVERED;
import static io.tributary.domain.purchasing.PurchaseOrderStatus.EXPIRED;
import static io.tributary.domain.purchasing.PurchaseOrderStatus.RECEIVED;
import static io.tributary.domain.purchasing.PurchaseOrderStatus.REJECTED;
import static io.tributary.domain.purchasing.PurchaseOrderStatus.SENT;
import static io.tributary.domain.purchasing.PurchaseOrderStatus.SHIPPED;
import static io.tributary.workflows.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.domain.purchasing.PurchaseOrderProgress;
import io.tributary.domain.purchasing.PurchaseOrderStatus;
import io.tributary.workflows.purchasing.FakePurchaseOrderActivities.CounterPolicy;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PurchaseOrderWorkflowTest {
    private static final PurchaseOrderTerms TERMS = FakePurchaseOrderActivities.TERMS;
    private final PurchaseOrderStage stage = new PurchaseOrderStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"RECEIVED", "DELIVERED"})
    void isAcknowledgedShippedAndArrives(PurchaseOrderStatus arrival) {
        stage.start();
        assertThat(stage.workflow.progress().status()).isEqualTo(SENT);
        stage.happens(ACKNOWLEDGED);
        stage.happens(SHIPPED);
        stage.happens(arrival);

        assertThat(stage.end()).isEqualTo(arrival);
        assertThat(stage.story()).containsExactly("send", "settle as " + arrival);
    }

    @ParameterizedTest
    @EnumSource(names = {"REJECTED", "CANCELLED"})
    void endsWhenTheSupplierOrWeSayNo(PurchaseOrderStatus end) {
        stage.start();
        stage.happens(end);

        assertThat(stage.end()).isEqualTo(end);
        assertThat(stage.story()).containsExactly("send", "settle as " + end);
    }

    @Test
    void canBeCancelledAfterTheAcknowledgement() {
        stage.start();
        stage.happens(ACKNOWLEDGED);
        stage.happens(CANCELLED);

        assertThat(stage.end()).isEqualTo(CANCELLED);
    }

    @Test
    void expiresUnanswered() {
        stage.start();
        stage.elapse(TERMS.acknowledgeFor().minusMinutes(2));
        assertThat(stage.story()).containsExactly("send");

        assertThat(stage.end()).isEqualTo(EXPIRED);
        assertThat(stage.story()).containsExactly("send", "expire", "settle as EXPIRED");
    }

    @Test
    void escalatesWhenShippedLateAndExpiresAfterAsLongAgain() {
        stage.start();
        stage.happens(ACKNOWLEDGED);
        stage.elapse(TERMS.shipFor());
        assertThat(stage.story()).containsExactly("send", "escalate");

        assertThat(stage.end()).isEqualTo(EXPIRED);
        assertThat(stage.story()).containsExactly("send", "escalate", "expire", "settle as EXPIRED");
    }

    @Test
    void escalatesOncePerStage() {
        stage.start();
        stage.happens(ACKNOWLEDGED);
        stage.elapse(TERMS.shipFor());
        stage.happens(SHIPPED);
        stage.elapse(TERMS.arriveFor());
        assertThat(stage.story()).containsExactly("send", "escalate", "escalate");
        stage.happens(RECEIVED);

        assertThat(stage.end()).isEqualTo(RECEIVED);
    }

    @Test
    void shipsWithoutAnAcknowledgement() {
        stage.start();
        stage.happens(SHIPPED);
        stage.happens(RECEIVED);

        assertThat(stage.end()).isEqualTo(RECEIVED);
    }

    @Nested
    class CounterOffer {
        @ParameterizedTest
        @EnumSource(
                value = CounterPolicy.class,
                names = {"ACCEPT", "DECLINE"})
        void isDecidedByPolicy(CounterPolicy policy) {
            stage.po.counterPolicy = policy;
            stage.start();
            stage.happens(COUNTERED);

            assertThat(stage.workflow.progress().status())
                    .isEqualTo(policy == CounterPolicy.ACCEPT ? ACKNOWLEDGED : REJECTED);
        }

        @ParameterizedTest
        @EnumSource(names = {"ACKNOWLEDGED", "REJECTED"})
        void isDecidedByAnOperator(PurchaseOrderStatus outcome) {
            stage.start();
            stage.happens(COUNTERED);
            stage.elapse(TERMS.decideFor().minusMinutes(2));

            assertThat(stage.decide("d1", outcome == ACKNOWLEDGED).status()).isEqualTo(outcome);
            assertThat(stage.story()).doesNotContain("decline by policy");
        }

        @Test
        void isDeclinedAtTheDeadline() {
            stage.start();
            stage.happens(COUNTERED);

            assertThat(stage.end()).isEqualTo(REJECTED);
            assertThat(stage.story())
                    .containsExactly("send", "weighCounter", "decline by policy", "settle as REJECTED");
        }

        @Test
        void mayBeMadeTwice() {
            stage.po.counterPolicy = CounterPolicy.ACCEPT;
            stage.start();
            stage.happens(COUNTERED);
            stage.happens(COUNTERED);
            stage.happens(SHIPPED);
            stage.happens(DELIVERED);

            assertThat(stage.end()).isEqualTo(DELIVERED);
            assertThat(stage.story()).filteredOn("weighCounter"::equals).hasSize(2);
        }

        @Test
        void isDecidedOnce() {
            stage.start();
            stage.happens(COUNTERED);
            stage.decide("d1", true);

            assertRefused(() -> stage.decide("d2", false), "there is no counter-offer to decide");
            assertThat(stage.po.progress().status()).isEqualTo(ACKNOWLEDGED);
        }

        @Test
        void cannotBeDecidedWhereThereIsNone() {
            stage.start();
            assertRefused(() -> stage.decide("d1", true), "The purchase order is SENT");
        }

        @Test
        void isWithdrawnByAnAcknowledgement() {
            stage.start();
            stage.happens(COUNTERED);
            stage.happens(ACKNOWLEDGED);
            stage.elapse(TERMS.decideFor().plus(Duration.ofHours(1)));

            assertThat(stage.story()).containsExactly("send", "weighCounter");
        }
    }

    @Nested
    class Messages {
        @Test
        void doubledAndLateOnesChangeNothing() {
            stage.start();
            PurchaseOrderProgress acknowledged = stage.po.happens(ACKNOWLEDGED);
            PurchaseOrderProgress shipped = stage.po.happens(SHIPPED);
            stage.tell(shipped);
            stage.tell(acknowledged);
            stage.tell(shipped);
            assertThat(stage.workflow.progress().status()).isEqualTo(SHIPPED);
            stage.happens(RECEIVED);

            assertThat(stage.end()).isEqualTo(RECEIVED);
            assertThat(stage.story()).containsExactly("send", "settle as RECEIVED");
        }

        @Test
        void mayStartTheWorkflow() {
            stage.po.happens(SENT);
            stage.startBySignal(stage.po.happens(REJECTED));

            assertThat(stage.end()).isEqualTo(REJECTED);
        }

        @Test
        void lostAnswersAreAskedForAgain() {
            stage.po.loseAnswers("send", 2);
            stage.po.loseAnswers("settle as RECEIVED", 1);
            stage.start();
            stage.happens(RECEIVED);

            assertThat(stage.end()).isEqualTo(RECEIVED);
            assertThat(stage.story())
                    .containsExactly("send", "send", "send", "settle as RECEIVED", "settle as RECEIVED");
        }

        /** As the reconciler does it: the database knows where the purchase order is. */
        @ParameterizedTest
        @EnumSource(names = {"SENT", "ACKNOWLEDGED", "SHIPPED", "RECEIVED", "REJECTED"})
        void mayHaveBeenMissedBeforeTheStart(PurchaseOrderStatus at) {
            stage.po.happens(at);
            stage.start();
            assertThat(stage.po.progress().status()).isEqualTo(at);
            if (!at.isFinal()) {
                stage.happens(RECEIVED);
            }

            assertThat(stage.end()).isEqualTo(at.isFinal() ? at : RECEIVED);
            assertThat(stage.story())
                    .last()
                    .isEqualTo("settle as " + stage.po.progress().status());
        }
    }
}
