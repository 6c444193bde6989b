package io.tributary.workflows.replenishment;

import java.util.UUID;

/**
 * @param requestId makes the request known
 * @param orderId of which the decision is taken back
 * @param by who asks: a role or a user id, no personal data
 * @param unheard whether the decision waited for a resume of the run and nothing was done of it yet
 */
public record RestockOrderUndo(String requestId, UUID runId, UUID orderId, String by, boolean unheard) {
    RestockOrderUndo ofUnheard() {
        return new RestockOrderUndo(requestId, runId, orderId, by, true);
    }
}
