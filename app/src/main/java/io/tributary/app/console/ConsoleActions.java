package io.tributary.app.console;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an operator may do from the console. The same Workflow Updates serve the API. */
public interface ConsoleActions {
    Outcome cancelOrder(UUID orderId, String reason);

    /** @param action one of the case's own actions */
    Outcome resolveException(UUID caseId, String action);

    Outcome startRestock(String zone);

    /** @param reason kept in the database; null where none was given */
    Outcome decideRestockOrder(UUID run, UUID order, boolean approve, @Nullable String reason);

    Outcome undoRestockOrder(UUID run, UUID order);

    Outcome pauseRestock(String zone, String reason);

    Outcome resumeRestock(String zone);
}
