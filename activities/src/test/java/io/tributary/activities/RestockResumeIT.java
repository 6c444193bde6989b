package io.tributary.activities;

import static io.tributary.db.schema.Tables.FORECAST;
import static io.tributary.db.schema.Tables.RESTOCK_EXCEPTION;
import static io.tributary.db.schema.Tables.RESTOCK_LINE;
import static io.tributary.db.schema.Tables.RESTOCK_RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.tributary.db.TestDatabase;
import io.tributary.workflows.replenishment.RestockActivities;
import io.tributary.workflows.replenishment.RestockRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A worker is lost in the middle of a step, and another begins the step again. */
class RestockResumeIT {
    private final Engine engine = Engine.still();
    private final TestActivityEnvironment worker = TestActivityEnvironment.newInstance();
    private final List<String> pulse = new ArrayList<>();
    private RestockActivities steps;
    private UUID run;

    @BeforeEach
    void forecastRun() {
        engine.stock("W1", "CUP", 5);
        engine.db.execute("insert into sales_history select 'CUP', '31', d::date, 20 + (extract(doy from d)::int % 7)"
                + " from generate_series('2025-09-01'::date, '2026-02-23'::date, interval '7 days') d");
        worker.registerActivitiesImplementations(engine.restocks());
        worker.setActivityHeartbeatListener(String.class, pulse::add);
        steps = worker.newActivityStub(
                RestockActivities.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(2))
                        .setRetryOptions(
                                RetryOptions.newBuilder().setMaximumAttempts(1).build())
                        .build());
        run = steps.open(new RestockRequest("EAST", "night"));
        steps.divide(run);
        steps.forecastPart(run, 0);
    }

    @AfterEach
    void close() {
        worker.close();
        engine.close();
    }

    /** What dies is the last write of the step, when all its lines are written. */
    @Test
    void aWorkerThatDiesWhilePlanningLeavesNothingBehindAndTheNextPlansTheSame() {
        DSLContext owner = owner();
        owner.execute("create function dies() returns trigger language plpgsql as"
                + " $$ begin raise exception 'the worker is gone'; end $$");
        owner.execute("create trigger dies before update of held_because on restock_run"
                + " for each row execute function dies()");
        assertThatThrownBy(() -> steps.plan(run)).hasStackTraceContaining("the worker is gone");
        assertThat(engine.db.fetchCount(RESTOCK_LINE)).isZero();
        assertThat(engine.db.fetchCount(RESTOCK_EXCEPTION)).isZero();
        assertThat(snapshotHash()).isNull();

        owner.execute("drop trigger dies on restock_run");
        var planned = steps.plan(run);
        var lines = lines();
        assertThat(planned.proposedLines()).isPositive();
        assertThat(lines).isNotEmpty();

        assertThat(steps.plan(run)).as("its answer got lost").isEqualTo(planned);
        assertThat(lines()).isEqualTo(lines);
        assertThat(pulse).as("planning reports").contains("reading");
    }

    private DSLContext owner() {
        var own = (DataSourceConnectionProvider) engine.db.configuration().connectionProvider();
        return DSL.using(TestDatabase.asOwner(own.dataSource()), SQLDialect.POSTGRES);
    }

    private String snapshotHash() {
        return engine.db
                .select(RESTOCK_RUN.SNAPSHOT_HASH)
                .from(RESTOCK_RUN)
                .fetchSingle()
                .value1();
    }

    private List<? extends Record> lines() {
        return engine.db.selectFrom(RESTOCK_LINE).orderBy(RESTOCK_LINE.ID).fetch();
    }

    @Test
    void aPartThatIsDoneAgainIsTheSame() {
        var before = engine.db.selectFrom(FORECAST).orderBy(FORECAST.SKU).fetch();
        engine.db.execute("update forecast_part set done_at = null");
        engine.db.execute("delete from forecast");
        steps.forecastPart(run, 0);
        steps.forecastPart(run, 0);
        assertThat(engine.db.selectFrom(FORECAST).orderBy(FORECAST.SKU).fetch()).isEqualTo(before);
    }
}
