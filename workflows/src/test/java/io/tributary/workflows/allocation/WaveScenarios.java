package io.tributary.workflows.allocation;

import io.temporal.common.WorkflowExecutionHistory;
import io.tributary.workflows.Scenario;
import java.util.List;

/** The way of a wave whose history is kept: it never ends, so a few rounds of it stand for all. */
public final class WaveScenarios {
    private WaveScenarios() {}

    public static List<Scenario> all() {
        return List.of(new Scenario("wave-rounds", WaveScenarios::rounds));
    }

    private static WorkflowExecutionHistory rounds() {
        try (WaveStage stage = new WaveStage()) {
            stage.growPool();
            stage.steps.failNext(new IllegalArgumentException("This snapshot cannot be planned."), 1);
            stage.growPool();
            stage.elapse(WaveStage.CUT_OFF.multipliedBy(2));
            return stage.history();
        }
    }
}
