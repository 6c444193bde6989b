package io.tributary.activities.replenishment;

import static io.tributary.db.schema.Tables.OFFER;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static io.tributary.db.schema.Tables.RESTOCK_RUN;
import static io.tributary.db.schema.Tables.SALES_HISTORY;
import static io.tributary.db.schema.Tables.ZONE;
import static org.jooq.impl.DSL.max;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleUpdate;
import io.tributary.activities.BusinessTime;
import io.tributary.db.policy.Policies;
import io.tributary.db.replenishment.RestockPauses;
import io.tributary.db.replenishment.RestockWrites;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import io.tributary.workflows.TaskQueues;
import io.tributary.workflows.WorkflowIds;
import io.tributary.workflows.replenishment.RestockPause;
import io.tributary.workflows.replenishment.RestockRequest;
import io.tributary.workflows.replenishment.RestockWorkflow;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Starts restock runs when they are due: by a Temporal Schedule per zone, or, on a server without schedules, by its own
 * look at the date of the zone's last run.
 */
public final class RestockTrigger {
    /** A run, and the key that its workflow is known by in its zone. */
    public record Started(UUID id, String key) {}

    private final DSLContext db;
    private final WorkflowClient client;
    private final ScheduleClient schedules;
    private final BusinessTime time;
    /** A run shows in the database a moment after its start; until then this keeps it from being started again. */
    private final Map<String, Instant> started = new HashMap<>();

    private boolean own;

    public RestockTrigger(DSLContext db, WorkflowClient client, ScheduleClient schedules, BusinessTime time) {
        this.db = db;
        this.client = client;
        this.schedules = schedules;
        this.time = time;
    }

    /**
     * Sets up a schedule for every zone that has none yet, with the interval that policy says now.
     *
     * @return false when the server has no schedules; then {@link #startDue} must be called every now and then
     */
    public boolean schedule() {
        Duration every = time.wall(Policies.active(db).restockEvery());
        try {
            zones().forEach(zone -> schedule(zone, every));
        } catch (ScheduleException e) {
            own = isUnimplemented(e);
            if (!own) {
                throw e;
            }
        } catch (StatusRuntimeException e) {
            own = e.getStatus().getCode() == Status.Code.UNIMPLEMENTED;
            if (!own) {
                throw e;
            }
        }
        return !own;
    }

    private static boolean isUnimplemented(ScheduleException e) {
        return e.getCause() instanceof StatusRuntimeException cause
                && cause.getStatus().getCode() == Status.Code.UNIMPLEMENTED;
    }

    private void schedule(String zone, Duration every) {
        Schedule schedule = Schedule.newBuilder()
                .setAction(ScheduleActionStartWorkflow.newBuilder()
                        .setWorkflowType(RestockWorkflow.class)
                        .setArguments(new RestockRequest(zone, ""))
                        .setOptions(WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueues.TRIBUTARY)
                                .setWorkflowId("restock-" + zone)
                                .build())
                        .build())
                .setSpec(ScheduleSpec.newBuilder()
                        .setIntervals(List.of(new ScheduleIntervalSpec(every)))
                        .build())
                .build();
        try {
            schedules.createSchedule(
                    "restock-" + zone,
                    schedule,
                    ScheduleOptions.newBuilder().setTriggerImmediately(true).build());
        } catch (ScheduleAlreadyRunningException e) {
            schedules.getHandle("restock-" + zone).update(input -> new ScheduleUpdate(schedule));
        }
    }

    /** Starts what is due by our own reckoning. Does nothing where the server has schedules. */
    public void startDue() {
        if (!own) {
            return;
        }
        Duration every = Policies.active(db).restockEvery();
        Instant now = time.now();
        for (String zone : zones()) {
            if (RestockPauses.of(db, zone).isPresent()) {
                continue;
            }
            Instant last = db.select(max(RESTOCK_RUN.STARTED_AT))
                    .from(RESTOCK_RUN)
                    .where(RESTOCK_RUN.ZONE_CODE.eq(zone))
                    .fetchSingle()
                    .value1();
            Instant latest = latest(last, started.get(zone));
            if (latest == null || !latest.plus(every).isAfter(now)) {
                started.put(zone, now);
                launch(zone, key());
            }
        }
    }

    private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    /**
     * Starts a run now, whatever the schedule says. Its row is there before its workflow, so the caller learns of a run
     * that was opened in between.
     *
     * @throws RefusedException when there is no such zone, it is paused, or a run of it is under way
     */
    public Started start(String zone) {
        requireZone(zone);
        RestockPauses.of(db, zone).ifPresent(pause -> {
            throw new RefusedException(
                    ErrorCode.TOO_EARLY,
                    "Restocking of zone " + zone + " is paused by " + pause.by() + ": " + pause.reason()
                            + ". Maybe resume it first.");
        });
        Started run = open(zone);
        try {
            launch(zone, run.key());
        } catch (RuntimeException e) {
            db.transaction(tx -> RestockWrites.status(tx.dsl(), run.id(), "FAILED", "done"));
            throw e;
        }
        return run;
    }

    private Started open(String zone) {
        String key = key();
        int weeks = RestockHorizon.weeks(db, zone, time.today());
        int policy = Policies.active(db).version();
        UUID id = db.transactionResult(tx -> RestockWrites.open(tx.dsl(), zone, key, policy, weeks, time.now()));
        if (id == null) {
            throw new RefusedException(
                    ErrorCode.IN_PROGRESS,
                    "A restock run of zone " + zone + " is under way" + underWay(zone)
                            + ". Maybe approve or reject it first.");
        }
        return new Started(id, key);
    }

    private String underWay(String zone) {
        return db.select(RESTOCK_RUN.ID)
                .from(RESTOCK_RUN)
                .where(RESTOCK_RUN.ZONE_CODE.eq(zone), RESTOCK_RUN.STATUS.in(RestockWrites.UNDER_WAY))
                .fetchOptional(RESTOCK_RUN.ID)
                .map(id -> ", " + id)
                .orElse("");
    }

    /**
     * Stops the zone's schedule, and the run that is under way before its next step. Repeating it changes nothing.
     *
     * @param reason a code or a few words, no personal data
     */
    public void pause(String zone, String reason, String by) {
        requireZone(zone);
        RestockPauses.pause(db, zone, reason, by, time.now());
        onSchedule(zone, schedule -> schedule.pause(reason));
        onRun(zone, run -> run.pause(new RestockPause(by, reason)));
    }

    /** Lets the schedule and the run go on. */
    public void resume(String zone, String reason, String by) {
        requireZone(zone);
        RestockPauses.resume(db, zone);
        onSchedule(zone, schedule -> schedule.unpause(reason));
        onRun(zone, run -> run.resume(new RestockPause(by, reason)));
    }

    private void requireZone(String zone) {
        if (!db.fetchExists(ZONE, ZONE.CODE.eq(zone))) {
            throw new RefusedException(
                    ErrorCode.NOT_FOUND, "There is no zone " + zone + ". Maybe a name was used in place of its code.");
        }
    }

    private void onSchedule(String zone, Consumer<ScheduleHandle> action) {
        if (own) {
            return;
        }
        try {
            action.accept(schedules.getHandle("restock-" + zone));
        } catch (ScheduleException | StatusRuntimeException e) {
            // The zone has no schedule; its row in the database holds it.
        }
    }

    private void onRun(String zone, Consumer<RestockWorkflow> action) {
        db.select(RESTOCK_RUN.RUN_KEY)
                .from(RESTOCK_RUN)
                .where(RESTOCK_RUN.ZONE_CODE.eq(zone), RESTOCK_RUN.STATUS.in(RestockWrites.UNDER_WAY))
                .forEach(row -> {
                    try {
                        action.accept(
                                client.newWorkflowStub(RestockWorkflow.class, WorkflowIds.restock(zone, row.value1())));
                    } catch (WorkflowUpdateException | WorkflowNotFoundException e) {
                        // It is being released, or has ended.
                    }
                });
    }

    private String key() {
        return time.now().toString().replaceAll("[^0-9TZ]", "");
    }

    private void launch(String zone, String key) {
        try {
            client.newUntypedWorkflowStub(
                            "RestockWorkflow",
                            WorkflowOptions.newBuilder()
                                    .setTaskQueue(TaskQueues.TRIBUTARY)
                                    .setWorkflowId(WorkflowIds.restock(zone, key))
                                    .build())
                    .start(new RestockRequest(zone, key));
        } catch (WorkflowExecutionAlreadyStarted e) {
            // It was started in this very second.
        }
    }

    /** Zones that can be restocked: 0 until the network has offers and a history of sales to forecast from. */
    public int zoneCount() {
        return db.fetchExists(OFFER) && (db.fetchExists(SALES_HISTORY) || db.fetchExists(ORDER_LINE))
                ? db.fetchCount(ZONE)
                : 0;
    }

    private List<String> zones() {
        return db.select(ZONE.CODE).from(ZONE).orderBy(ZONE.CODE).fetch(ZONE.CODE);
    }
}
