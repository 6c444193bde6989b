package io.tributary.workflows.replenishment;

import static io.tributary.workflows.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestockWorkflowTest {
    private final RestockStage stage = new RestockStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void endsWhenThereIsNothingToOrder() {
        stage.steps.propose(0, false);
        stage.start();

        stage.end();
        assertThat(stage.story()).containsExactly("open EAST 2026-03-02", "divide", "forecast part 0", "plan");
    }

    @Test
    void releasesWhatPolicyLetsPass() {
        stage.start();

        stage.end();
        assertThat(stage.story()).endsWith("plan", "release unasked");
    }

    @Test
    void ordersThatWaitAreDecidedOneByOne() {
        stage.steps.hold(3);
        stage.start();
        assertThat(stage.story()).as("the others are out").last().isEqualTo("release unasked");
        assertThat(stage.workflow.step()).isEqualTo("approve");
        stage.decideOrder(2, true);
        assertThat(stage.story()).as("it answers when it is done").last().isEqualTo("release order 2 by planner");
        stage.decideOrder(2, true);
        assertThat(stage.story()).as("the same answer again").last().isEqualTo("release order 2 by planner");
        assertRefused(() -> stage.decideOrder(2, false), "it waits for no approval");
        stage.elapse(FakeRestockActivities.APPROVE_FOR.dividedBy(2));
        stage.decideOrder(1, false);
        stage.decideOrder(3, true);

        stage.end();
        assertThat(stage.story())
                .endsWith(
                        "release unasked",
                        "release order 2 by planner",
                        "reject order 1 by planner",
                        "release order 3 by planner");
    }

    @Test
    void whatNobodyDecidesInTimeIsReleasedTogether() {
        stage.steps.hold(3);
        stage.start();
        stage.elapse(FakeRestockActivities.APPROVE_FOR.dividedBy(2));
        stage.decideOrder(1, false);
        stage.elapse(FakeRestockActivities.APPROVE_FOR.dividedBy(2).minusMinutes(2));
        assertThat(stage.story())
                .as("a decision gives the others no more time")
                .last()
                .isEqualTo("reject order 1 by planner");

        stage.end();
        assertThat(stage.story()).endsWith("reject order 1 by planner", "release by policy");
    }

    @Test
    void theRestIsDecidedTogether() {
        stage.steps.hold(3);
        stage.start();
        stage.decideOrder(3, true);
        stage.decide("d1", false);

        stage.end();
        assertThat(stage.story()).endsWith("release order 3 by planner", "reject by operator");
    }

    @Test
    void aDecisionWhosePlaceIsPausedIsTakenWhenItGoesOn() {
        stage.steps.hold(2);
        stage.start();
        stage.workflow.pause(new RestockPause("planner", "STOCKTAKING"));
        stage.decideOrder(2, false);
        stage.elapse(FakeRestockActivities.APPROVE_FOR.multipliedBy(2));
        assertThat(stage.story()).last().isEqualTo("release unasked");

        stage.workflow.resume(new RestockPause("planner", "DONE"));
        stage.end();
        assertThat(stage.story()).endsWith("release unasked", "reject order 2 by planner", "release by policy");
    }

    @Test
    void aRejectedOrderWaitsAgainWhileOthersWait() {
        stage.steps.hold(2);
        stage.steps.loseAnswers("undo order 1 by planner", 1);
        stage.start();
        stage.decideOrder(1, false);
        stage.undoOrder(1);
        stage.decideOrder(1, true);
        stage.decideOrder(2, true);

        stage.end();
        assertThat(stage.story())
                .endsWith(
                        "release unasked",
                        "reject order 1 by planner",
                        "undo order 1 by planner",
                        "undo order 1 by planner",
                        "release order 1 by planner",
                        "release order 2 by planner");
    }

    @Test
    void whatAPausedRunHasNotHeardIsTakenBack() {
        stage.steps.hold(2);
        stage.start();
        stage.workflow.pause(new RestockPause("planner", "STOCKTAKING"));
        stage.decideOrder(1, true);
        stage.undoOrder(1);
        stage.workflow.resume(new RestockPause("planner", "DONE"));
        stage.elapse(Duration.ofHours(1));
        assertThat(stage.story()).last().isEqualTo("forget order 1 by planner");
        stage.decideOrder(1, false);
        stage.decideOrder(2, true);

        stage.end();
        assertThat(stage.story())
                .endsWith("forget order 1 by planner", "reject order 1 by planner", "release order 2 by planner");
    }

    @Test
    void nothingIsUndoneWhereNothingWaits() {
        stage.steps.hold(1);
        stage.steps.loseAnswers("forecast part 0", 6);
        stage.startOnly();
        assertRefused(() -> stage.undoOrder(1), "nothing of it waits");
        stage.elapse(Duration.ofMinutes(2));
        stage.decideOrder(1, false);
        stage.end();
        assertThatThrownBy(() -> stage.undoOrder(1)).isInstanceOf(WorkflowNotFoundException.class);
    }

    /** The step looks for what is still open, so doing it again releases nothing twice: see RestockOrdersIT. */
    @Test
    void aLostAnswerOfAReleaseIsAskedForAgain() {
        stage.steps.hold(2);
        stage.steps.loseAnswers("release unasked", 2);
        stage.steps.loseAnswers("release order 1 by planner", 1);
        stage.start();
        stage.decideOrder(1, true);
        stage.decideOrder(2, true);

        stage.end();
        assertThat(stage.story())
                .endsWith(
                        "release unasked",
                        "release unasked",
                        "release unasked",
                        "release order 1 by planner",
                        "release order 1 by planner",
                        "release order 2 by planner");
    }

    @Test
    void aPlanOfAnOlderVersionIsDecidedWhole() {
        stage.steps.planWithoutOrders();
        stage.steps.propose(3, true);
        stage.start();
        assertThat(stage.story()).last().isEqualTo("plan");
        assertRefused(() -> stage.decideOrder(1, true), "it waits for no approval");
        stage.decide("d1", true);

        stage.end();
        assertThat(stage.story()).endsWith("plan", "release by operator");
    }

    @ParameterizedTest
    @CsvSource({"true, release by operator", "false, reject by operator"})
    void waitsForAnOperator(boolean approve, String last) {
        stage.steps.propose(3, true);
        stage.start();
        stage.elapse(FakeRestockActivities.APPROVE_FOR.minusMinutes(2));
        assertThat(stage.workflow.step()).isEqualTo("approve");
        stage.decide("d1", approve);

        stage.end();
        assertThat(stage.story()).endsWith("plan", "release unasked", last);
    }

    @Test
    void takesTheDefaultAtTheDeadline() {
        stage.steps.propose(3, true);
        stage.start();
        stage.elapse(FakeRestockActivities.APPROVE_FOR.minusMinutes(2));
        assertThat(stage.story()).last().isEqualTo("release unasked");

        stage.end();
        assertThat(stage.story()).last().isEqualTo("release by policy");
    }

    @Test
    void isDecidedOnce() {
        stage.steps.propose(3, true);
        stage.start();
        stage.decide("d1", false);
        assertThatThrownBy(() -> stage.decide("d2", true))
                .as("it is refused, or the run is over")
                .isInstanceOfAny(WorkflowUpdateException.class, WorkflowNotFoundException.class);

        stage.end();
        assertThat(stage.story()).last().isEqualTo("reject by operator");
        assertThat(stage.story()).doesNotContain("release by operator");
    }

    @Test
    void cannotBeDecidedBeforeThereIsAPlan() {
        stage.steps.propose(3, true);
        stage.steps.loseAnswers("forecast part 0", 6);
        stage.startOnly();

        assertRefused(() -> stage.decide("d1", false), "it waits for no approval");
        stage.end();
        assertThat(stage.story()).last().isEqualTo("release by policy");
    }

    @Test
    void lostAnswersAreAskedForAgain() {
        stage.steps.loseAnswers("open EAST 2026-03-02", 2);
        stage.start();

        stage.end();
        assertThat(stage.story()).filteredOn(step -> step.startsWith("open")).hasSize(3);
        assertThat(stage.story()).last().isEqualTo("release unasked");
    }

    @Test
    void everyPartIsForecastOnceAndALostAnswerRepeatsOnlyItsOwn() {
        stage.steps.divideInto(9);
        stage.steps.loseAnswers("forecast part 5", 1);
        stage.start();

        stage.end();
        assertThat(stage.story())
                .filteredOn(step -> step.startsWith("forecast part"))
                .hasSize(10)
                .contains("forecast part 0", "forecast part 8")
                .filteredOn(step -> step.endsWith("5"))
                .hasSize(2);
        assertThat(stage.workflow.progress()).isEqualTo(new RestockProgress("done", 9, 9, ""));
    }

    @Test
    void aPausedRunReleasesNothingUntilItIsResumed() {
        stage.steps.propose(3, true);
        stage.start();
        stage.workflow.pause(new RestockPause("planner", "STOCKTAKING"));
        stage.elapse(FakeRestockActivities.APPROVE_FOR.multipliedBy(3));
        assertThat(stage.story()).last().isEqualTo("release unasked");
        assertThat(stage.workflow.progress().pausedBy()).isEqualTo("planner");

        stage.workflow.resume(new RestockPause("planner", "DONE"));
        stage.end();
        assertThat(stage.story()).last().isEqualTo("release by policy");
    }

    @Test
    void aFinishedRunCannotBePaused() {
        stage.start();
        stage.end();
        assertThatThrownBy(() -> stage.workflow.pause(new RestockPause("planner", "LATE")))
                .isInstanceOf(WorkflowNotFoundException.class);
    }
}
