package io.tributary.workflows.replenishment;

import io.temporal.common.WorkflowExecutionHistory;
import io.tributary.workflows.Scenario;
import java.util.List;
import java.util.function.Consumer;

/** The ways of a restock run whose histories are kept. */
public final class RestockScenarios {
    private RestockScenarios() {}

    public static List<Scenario> all() {
        return List.of(
                scenario("restock-nothing-to-order", 0, false, _ -> {}),
                scenario("restock-released-by-policy", 3, false, _ -> {}),
                scenario("restock-approved", 3, true, stage -> stage.decide("d1", true)),
                scenario("restock-rejected", 3, true, stage -> stage.decide("d1", false)),
                scenario("restock-approved-by-default", 3, true, _ -> {}),
                new Scenario("restock-paused", RestockScenarios::pausedAndResumed),
                orders("restock-orders-decided", stage -> {
                    stage.decideOrder(2, true);
                    stage.decideOrder(1, false);
                    stage.decideOrder(3, true);
                }),
                orders("restock-orders-released-by-default", stage -> stage.decideOrder(2, false)),
                orders("restock-orders-rejected-together", stage -> {
                    stage.decideOrder(2, true);
                    stage.decide("d1", false);
                }));
    }

    /** Three orders wait while the others go out. */
    private static Scenario orders(String name, Consumer<RestockStage> play) {
        return new Scenario(name, () -> {
            try (RestockStage stage = new RestockStage()) {
                stage.steps.hold(3);
                stage.start();
                play.accept(stage);
                stage.end();
                return stage.history();
            }
        });
    }

    private static WorkflowExecutionHistory pausedAndResumed() {
        try (RestockStage stage = new RestockStage()) {
            stage.steps.divideInto(6);
            stage.steps.propose(3, true);
            stage.start();
            stage.workflow.pause(new RestockPause("planner", "STOCKTAKING"));
            stage.elapse(FakeRestockActivities.APPROVE_FOR.multipliedBy(2));
            stage.workflow.resume(new RestockPause("planner", "DONE"));
            stage.end();
            return stage.history();
        }
    }

    private static Scenario scenario(String name, int lines, boolean approval, Consumer<RestockStage> play) {
        return new Scenario(name, () -> toItsEnd(lines, approval, play));
    }

    private static WorkflowExecutionHistory toItsEnd(int lines, boolean approval, Consumer<RestockStage> play) {
        try (RestockStage stage = new RestockStage()) {
            stage.steps.propose(lines, approval);
            stage.start();
            play.accept(stage);
            stage.end();
            return stage.history();
        }
    }
}
