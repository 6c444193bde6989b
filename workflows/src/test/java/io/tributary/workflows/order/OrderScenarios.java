package io.tributary.workflows.order;

import io.temporal.common.WorkflowExecutionHistory;
import io.tributary.workflows.Scenario;
import java.util.List;
import java.util.function.Consumer;

/** The ways of an order whose histories are kept. Each plays an order of five units. */
public final class OrderScenarios {
    private OrderScenarios() {}

    public static List<Scenario> all() {
        return List.of(
                scenario("order-delivered", stage -> {
                    stage.start();
                    deliverAll(stage);
                }),
                scenario("order-backordered", stage -> {
                    stage.start();
                    stage.tell(stage.units.allocate(2));
                    deliverAll(stage);
                }),
                scenario("order-hold-approved", stage -> {
                    stage.steps.holdNext(2);
                    stage.start();
                    stage.decideHold(true);
                    deliverAll(stage);
                }),
                scenario("order-hold-declined-by-default", stage -> {
                    stage.steps.holdNext(2);
                    stage.start();
                    stage.elapse(FakeOrderActivities.TERMS.holdFor());
                    deliverAll(stage);
                }),
                scenario("order-cancelled-before-screening", stage -> stage.startByCancelling("c1")),
                scenario("order-cancelled-after-release", stage -> {
                    stage.start();
                    stage.tell(stage.units.allocate(5));
                    stage.cancel("c1");
                }),
                scenario("order-destination-changed", stage -> {
                    stage.start();
                    stage.changeDestination();
                    deliverAll(stage);
                }),
                scenario("order-picked-short", stage -> {
                    stage.start();
                    stage.tell(stage.units.allocate(5));
                    stage.tell(stage.units.pickShort(2));
                    deliverAll(stage);
                }),
                scenario("order-given-up", OrderStage::start),
                scenario("order-late-and-recovered", stage -> {
                    stage.start();
                    stage.tell(stage.units.allocate(5));
                    stage.elapse(FakeOrderActivities.TERMS.deliverFor().multipliedBy(2));
                    deliverAll(stage);
                }),
                scenario("order-answers-lost", stage -> {
                    stage.steps.loseAnswers("screen", 2);
                    stage.start();
                    deliverAll(stage);
                }),
                scenario("order-started-by-message", stage -> {
                    stage.units.screen(0);
                    stage.startBySignal(stage.units.allocate(5));
                    deliverAll(stage);
                }));
    }

    /** Everything open is allocated, shipped and delivered. */
    private static void deliverAll(OrderStage stage) {
        int open = stage.units.progress().open();
        if (open > 0) {
            stage.tell(stage.units.allocate(open));
        }
        stage.units.ship(stage.units.progress().released());
        stage.tell(stage.units.deliver(stage.units.progress().shipped()));
    }

    private static Scenario scenario(String name, Consumer<OrderStage> play) {
        return new Scenario(name, () -> toItsEnd(play));
    }

    private static WorkflowExecutionHistory toItsEnd(Consumer<OrderStage> play) {
        try (OrderStage stage = new OrderStage(5)) {
            play.accept(stage);
            stage.end();
            return stage.history();
        }
    }
}
