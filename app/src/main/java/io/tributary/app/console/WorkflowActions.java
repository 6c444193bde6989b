package io.tributary.app.console;

import io.tributary.activities.order.OrderCommands;
import io.tributary.activities.replenishment.RestockTrigger;
import io.tributary.db.event.ExceptionsView;
import io.tributary.db.exception.ExceptionCases;
import io.tributary.db.replenishment.RestockView;
import io.tributary.domain.RefusedException;
import java.time.InstantSource;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The console's actions, answered by the workflows themselves. Repeating one does nothing a second time. */
@Component
class WorkflowActions implements ConsoleActions {
    private static final String BY = "operator";

    private final DSLContext db;
    private final ExceptionsView exceptions;
    private final RestockView restock;
    private final InstantSource businessClock;
    private final ObjectProvider<OrderCommands> commands;
    private final ObjectProvider<RestockTrigger> trigger;

    WorkflowActions(
            DSLContext db,
            ExceptionsView exceptions,
            RestockView restock,
            InstantSource businessClock,
            ObjectProvider<OrderCommands> commands,
            ObjectProvider<RestockTrigger> trigger) {
        this.db = db;
        this.exceptions = exceptions;
        this.restock = restock;
        this.businessClock = businessClock;
        this.commands = commands;
        this.trigger = trigger;
    }

    @Override
    public Outcome cancelOrder(UUID orderId, String reason) {
        return told(() -> commands.getObject().cancel(orderId, "console-cancel-" + orderId, reason));
    }

    @Override
    public Outcome resolveException(UUID caseId, String action) {
        ExceptionsView.Case one =
                exceptions.one(caseId).orElseThrow(() -> new NotFound("exception", caseId.toString()));
        if (!one.status().equals("OPEN")) {
            return new Outcome.Refused("It was resolved already: " + one.resolution() + " by " + one.resolvedBy());
        }
        String requestId = "case-" + caseId;
        return switch (one.kind()) {
            case "HELD_LINE" ->
                told(() -> commands.getObject().decideHold(one.subjectId(), requestId, action.equals("APPROVE"), BY));
            case "COUNTER_OFFER" ->
                told(() -> commands.getObject().decideCounter(one.subjectId(), requestId, action.equals("ACCEPT"), BY));
            case "RESTOCK_APPROVAL" -> decideRestock(one.subjectId(), requestId, action.equals("APPROVE"));
            default -> dismiss(one, action);
        };
    }

    private Outcome decideRestock(UUID runId, String requestId, boolean approve) {
        RestockView.Run run = restock.run(runId).orElseThrow(() -> new NotFound("restock run", runId.toString()));
        return told(() -> commands.getObject().decideRestock(run.zone(), run.keyInZone(), requestId, approve, BY));
    }

    private Outcome dismiss(ExceptionsView.Case one, String action) {
        db.transaction(configuration -> ExceptionCases.resolve(
                configuration.dsl(), one.subjectId(), one.kind(), action, BY, businessClock.instant()));
        return new Outcome.Done();
    }

    @Override
    public Outcome startRestock(String zone) {
        trigger.getObject().start(zone);
        return new Outcome.Done();
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
