package io.tributary.workflows.purchasing;

import static io.tributary.domain.purchasing.PurchaseOrderStatus.ACKNOWLEDGED;
import static io.tributary.domain.purchasing.PurchaseOrderStatus.COUNTERED;
import static io.tributary.domain.purchasing.PurchaseOrderStatus.DELIVERED;
import static io.tributary.domain.purchasing.PurchaseOrderStatus.RECEIVED;
import static io.tributary.domain.purchasing.PurchaseOrderStatus.REJECTED;
import static io.tributary.domain.purchasing.PurchaseOrderStatus.SHIPPED;

import io.temporal.common.WorkflowExecutionHistory;
import io.tributary.workflows.Scenario;
import java.util.List;
import java.util.function.Consumer;

/** The ways of a purchase order whose histories are kept. */
public final class PurchaseOrderScenarios {
    private PurchaseOrderScenarios() {}

    public static List<Scenario> all() {
        return List.of(
                scenario("po-received", stage -> {
                    stage.happens(ACKNOWLEDGED);
                    stage.happens(SHIPPED);
                    stage.happens(RECEIVED);
                }),
                scenario("po-counter-accepted", stage -> {
                    stage.happens(COUNTERED);
                    stage.decide("d1", true);
                    stage.happens(SHIPPED);
                    stage.happens(DELIVERED);
                }),
                scenario("po-counter-declined-by-default", stage -> stage.happens(COUNTERED)),
                scenario("po-rejected", stage -> stage.happens(REJECTED)),
                scenario("po-unanswered", _ -> {}),
                scenario("po-late", stage -> stage.happens(ACKNOWLEDGED)));
    }

    private static Scenario scenario(String name, Consumer<PurchaseOrderStage> play) {
        return new Scenario(name, () -> toItsEnd(play));
    }

    private static WorkflowExecutionHistory toItsEnd(Consumer<PurchaseOrderStage> play) {
        try (PurchaseOrderStage stage = new PurchaseOrderStage()) {
            stage.start();
            play.accept(stage);
            stage.end();
            return stage.history();
        }
    }
}
