package io.tributary.workflows;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a caller sees of an update that the workflow refuses: the reason; the SDK does not keep the failure's type. */
public final class Refusals {
    private Refusals() {}

    public static void assertRefused(ThrowingCallable update, String why) {
        assertThatThrownBy(update)
                .isInstanceOf(WorkflowUpdateException.class)
                .rootCause()
                .isInstanceOf(ApplicationFailure.class)
                .hasMessageContaining(why);
    }
}
