package io.tributary.workflows.allocation;

import static io.tributary.workflows.allocation.WaveStage.CUT_OFF;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaveWorkflowTest {
    private final WaveStage stage = new WaveStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void plansSoonAfterTheStartAndThenAtEveryCutOff() {
        assertThat(stage.waves()).isEqualTo(1);
        stage.elapse(CUT_OFF.minusMinutes(2));
        assertThat(stage.waves()).isEqualTo(1);
        stage.elapse(Duration.ofMinutes(2));
        assertThat(stage.waves()).isEqualTo(2);
        stage.elapse(CUT_OFF.multipliedBy(3));
        assertThat(stage.waves()).isEqualTo(5);
    }

    @Test
    void plansEarlyWhenThePoolGrew() {
        stage.growPool();
        assertThat(stage.waves()).isEqualTo(2);

        stage.elapse(CUT_OFF.minusMinutes(2));
        assertThat(stage.waves()).isEqualTo(2);
    }

    @Test
    void aWaveThatFailsIsTriedAgain() {
        stage.steps.failNext(new IllegalStateException("The database is away."), 3);
        stage.elapse(CUT_OFF.plusMinutes(1));

        assertThat(stage.waves()).isEqualTo(2);
    }

    /** A defect in planning must not end the waves of a zone for ever. */
    @Test
    void aWaveThatNoRetryMendsIsLeftOutAndTheNextOneComes() {
        stage.steps.failNext(new IllegalArgumentException("This snapshot cannot be planned."), 1);
        stage.elapse(CUT_OFF.plusMinutes(1));
        assertThat(stage.waves()).isEqualTo(1);
        stage.elapse(CUT_OFF);

        assertThat(stage.waves()).isEqualTo(2);
    }

    @Test
    void reportsItsLastWave() {
        assertThat(stage.workflow.lastReport()).isEqualTo(new WaveReport(1, 1, CUT_OFF));
    }

    /** A new run begins with a wave of its own, so there is one more than there were cut-offs. */
    @Test
    void carriesOnInANewRunBeforeItsHistoryIsLong() {
        stage.elapse(CUT_OFF.multipliedBy(205));

        assertThat(stage.waves()).isEqualTo(207);
        assertThat(stage.history().getEvents()).hasSizeLessThan(200);
        stage.growPool();
        assertThat(stage.waves()).isEqualTo(208);
    }
}
