package io.tributary.app.console;

import io.tributary.activities.order.OrderCommands;
import io.tributary.activities.replenishment.RestockTrigger;
import io.tributary.app.event.ExceptionResolver;
import io.tributary.domain.RefusedException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The console's actions, answered as the API's are. Repeating one does nothing a second time. */
@Component
class WorkflowActions implements ConsoleActions {
    private final ObjectProvider<ExceptionResolver> exceptions;
    private final ObjectProvider<OrderCommands> commands;
    private final ObjectProvider<RestockTrigger> trigger;

    WorkflowActions(
            ObjectProvider<ExceptionResolver> exceptions,
            ObjectProvider<OrderCommands> commands,
            ObjectProvider<RestockTrigger> trigger) {
        this.exceptions = exceptions;
        this.commands = commands;
        this.trigger = trigger;
    }

    @Override
    public Outcome cancelOrder(UUID orderId, String reason) {
        // Reasons travel through workflow histories, so only a code may; what a person typed could be personal.
        String code = reason.matches("[A-Z][A-Z_]{0,63}") ? reason : "OPERATOR";
        return told(() -> commands.getObject().cancel(orderId, UUID.randomUUID().toString(), code));
    }

    @Override
    public Outcome resolveException(UUID caseId, String action) {
        return told(() -> exceptions.getObject().resolve(caseId, action));
    }

    @Override
    public Outcome startRestock(String zone) {
        return told(() -> trigger.getObject().start(zone));
    }

    @Override
    public Outcome decideRestockOrder(UUID run, UUID order, boolean approve, @Nullable String reason) {
        return told(() -> commands.getObject().decideRestockOrder(run, order, approve, "operator", reason));
    }

    @Override
    public Outcome undoRestockOrder(UUID run, UUID order) {
        return told(() -> commands.getObject().undoRestockOrder(run, order, "operator"));
    }

    @Override
    public Outcome pauseRestock(String zone, String reason) {
        return told(() -> trigger.getObject().pause(zone, reason, "operator"));
    }

    @Override
    public Outcome resumeRestock(String zone) {
        return told(() -> trigger.getObject().resume(zone, "By an operator", "operator"));
    }

    private static Outcome told(Runnable command) {
        try {
            command.run();
            return new Outcome.Done();
        } catch (RefusedException refused) {
            return new Outcome.Refused(refused.getMessage());
        }
    }
}
