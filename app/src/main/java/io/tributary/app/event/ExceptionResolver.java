package io.tributary.app.event;

import io.tributary.activities.BusinessTime;
import io.tributary.activities.order.OrderCommands;
import io.tributary.db.exception.ExceptionCases;
import io.tributary.db.exception.ExceptionQueries;
import io.tributary.db.exception.ExceptionQueries.ExceptionCase;
import io.tributary.db.replenishment.RestockQueries;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Brings an operator's answer to the workflow that waits for it. */
@Component
public class ExceptionResolver {
    private static final String OPERATOR = "operator";

    private final DSLContext db;
    private final ExceptionQueries cases;
    private final OrderCommands commands;
    private final RestockQueries restocks;
    private final BusinessTime time;

    ExceptionResolver(
            DSLContext db, ExceptionQueries cases, OrderCommands commands, RestockQueries restocks, BusinessTime time) {
        this.db = db;
        this.cases = cases;
        this.commands = commands;
        this.restocks = restocks;
        this.time = time;
    }

    /** @throws RefusedException when the case is unknown or resolved, or the action is not one of its own */
    public void resolve(UUID caseId, String action) {
        resolve(cases.one(caseId), action);
    }

    private void resolve(ExceptionCase open, String action) {
        if (!open.status().equals("OPEN")) {
            throw new RefusedException(
                    ErrorCode.ALREADY_ANSWERED,
                    "It was resolved with " + open.resolution() + " by " + open.resolvedBy()
                            + ". Maybe its deadline passed.");
        }
        if (!open.actions().contains(action)) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE,
                    "'" + action + "' is not one of " + open.actions() + ". Maybe its case differs.");
        }
        String requestId = "exception-" + open.id();
        switch (open.kind()) {
            case "HELD_LINE" -> commands.decideHold(open.subjectId(), requestId, action.equals("APPROVE"), OPERATOR);
            case "COUNTER_OFFER" ->
                commands.decideCounter(open.subjectId(), requestId, action.equals("ACCEPT"), OPERATOR);
            case "RESTOCK_APPROVAL" -> {
                var run = restocks.one(open.subjectId()).run();
                commands.decideRestock(run.zone(), run.key(), requestId, action.equals("APPROVE"), OPERATOR);
            }
            default ->
                db.transaction(configuration -> ExceptionCases.resolve(
                        configuration.dsl(), open.subjectId(), open.kind(), action, OPERATOR, time.now()));
        }
    }
}
