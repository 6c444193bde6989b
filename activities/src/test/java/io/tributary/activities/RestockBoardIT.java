package io.tributary.activities;

import static io.tributary.db.schema.Tables.EXCEPTION_CASE;
import static io.tributary.db.schema.Tables.FORECAST;
import static io.tributary.db.schema.Tables.FORECAST_PART;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER;
import static io.tributary.db.schema.Tables.PURCHASE_ORDER_LINE;
import static io.tributary.db.schema.Tables.RESTOCK_RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.testing.TestActivityEnvironment;
import io.tributary.activities.replenishment.RestockActivitiesImpl;
import io.tributary.activities.replenishment.RestockTrigger;
import io.tributary.db.policy.Policies;
import io.tributary.db.replenishment.LineDecisions;
import io.tributary.db.replenishment.RestockOutcomes;
import io.tributary.db.replenishment.RestockQueries;
import io.tributary.db.replenishment.RestockWrites;
import io.tributary.domain.RefusedException;
import io.tributary.workflows.TaskQueues;
import io.tributary.workflows.replenishment.RestockActivities;
import io.tributary.workflows.replenishment.RestockDecision;
import io.tributary.workflows.replenishment.RestockPlanned;
import io.tributary.workflows.replenishment.RestockRequest;
import io.tributary.workflows.replenishment.RestockWorkflow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A planner's day: lines decided one by one before the run goes out, a zone paused, what came beside what was ordered. */
class RestockBoardIT {
    private final Engine engine = new Engine();
    private final LineDecisions decisions = new LineDecisions(engine.db, engine.time.clock());
    private RestockWorkflow workflow;

    @BeforeEach
    void sales() {
        engine.stock("W1", "CUP", 5);
        for (String sku : List.of("CUP", "LAMP")) {
            engine.db.execute(
                    "insert into sales_history select ?, '31', d::date, 20 + (extract(doy from d)::int % 7)"
                            + " from generate_series('2025-09-01'::date, '2026-02-23'::date, interval '7 days') d",
                    sku);
        }
        int base = Policies.active(engine.db).version();
        var changes = Map.of("restockApprovalMinor", 0, "approveFor", "PT200H");
        int asking = Policies.draft(engine.db, base, changes, "test", "ask").version();
        Policies.activate(engine.db, asking, "test", "ask");
    }

    @AfterEach
    void close() {
        engine.close();
    }

    /** A run that waits for its approval. */
    private UUID waiting() {
        workflow = engine.client.newWorkflowStub(
                RestockWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setTaskQueue(TaskQueues.TRIBUTARY)
                        .setWorkflowId("restock-EAST-w1")
                        .build());
        WorkflowClient.start(workflow::run, new RestockRequest("EAST", "w1"));
        engine.until(ready -> ready.db.fetchExists(RESTOCK_RUN, RESTOCK_RUN.STATUS.eq("AWAITING_APPROVAL")));
        engine.until(ready -> workflow.step().equals("approve"));
        return engine.db.select(RESTOCK_RUN.ID).from(RESTOCK_RUN).fetchSingle().value1();
    }

    private RestockQueries.Line line(UUID run, String sku) {
        return new RestockQueries(engine.db)
                .one(run).lines().stream()
                        .filter(one -> one.sku().equals(sku) && one.period() == 0)
                        .findFirst()
                        .orElseThrow();
    }

    private void approve() {
        workflow.decide(new RestockDecision("d1", true, "planner"));
        WorkflowStub.fromTyped(workflow).getResult(Void.class);
    }

    @Test
    void linesAreDecidedBeforeTheReleaseAndUndone() {
        UUID run = waiting();
        assertThat(new RestockQueries(engine.db).one(run).run().heldBecause()).contains("VALUE");
        RestockQueries.Line cup = line(run, "CUP");
        RestockQueries.Line lamp = line(run, "LAMP");

        assertThat(decisions.approve(run, cup.id(), "ann", "fine").line().decision())
                .isEqualTo("APPROVED");
        var less = decisions.change(run, cup.id(), 10, "ann", "space");
        assertThat(less.line().quantity()).isEqualTo(10);
        assertThat(less.warnings()).anyMatch(text -> text.contains("less than the plan asks for"));
        assertThat(decisions.undo(run, cup.id(), "ann", null).line())
                .returns(cup.quantity(), RestockQueries.Line::quantity)
                .returns("APPROVED", RestockQueries.Line::decision);
        decisions.change(run, cup.id(), 20, "ann", "space");
        decisions.reject(run, lamp.id(), "bob", "end of life");
        decisions.undo(run, lamp.id(), "bob", null);
        assertThat(line(run, "LAMP").status()).isEqualTo("PROPOSED");
        assertThatThrownBy(() -> decisions.undo(run, lamp.id(), "bob", null))
                .hasMessageContaining("Nothing was decided");
        decisions.reject(run, lamp.id(), "bob", "end of life");
        assertThat(decisions.history(lamp.id()))
                .extracting(LineDecisions.Past::action)
                .containsExactly("REJECT", "UNDO", "REJECT");
        assertThat(new RestockQueries(engine.db).one(run).run())
                .returns(20 * cup.unitCostMinor(), RestockQueries.Run::orderValueMinor)
                .returns(cup.valueMinor() + lamp.valueMinor(), RestockQueries.Run::plannedValueMinor);

        approve();
        assertThat(engine.db.selectFrom(PURCHASE_ORDER_LINE).fetch())
                .singleElement()
                .returns("CUP", row -> row.getSku())
                .returns(20, row -> row.getQuantity());
        assertThatThrownBy(() -> decisions.change(run, cup.id(), 30, "ann", null))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("only while it waits for approval");
    }

    @Test
    void quantitiesThatNobodySellsAreRefused() {
        UUID run = waiting();
        UUID cup = line(run, "CUP").id();
        assertThatThrownBy(() -> decisions.change(run, cup, 15, "ann", null)).hasMessageContaining("Maybe 20.");
        assertThatThrownBy(() -> decisions.change(run, cup, 5, "ann", null)).hasMessageContaining("Maybe 10.");
        assertThatThrownBy(() -> decisions.change(run, cup, 1_000_000_000, "ann", null))
                .hasMessageMatching(".*units of CUP a week.* Maybe \\d{3,5}0\\.");
        assertThatThrownBy(() -> decisions.change(run, UUID.randomUUID(), 20, "ann", null))
                .hasMessageContaining("There is no line");
        assertThat(line(run, "CUP").decision()).isNull();
    }

    @Test
    void aLargerOrderKeepsToTheBudget() {
        UUID run = waiting();
        UUID cup = line(run, "CUP").id();
        engine.db.execute("update zone set restock_budget_minor = 1");
        assertThatThrownBy(() -> decisions.change(run, cup, 2_000, "ann", null))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("may spend 1 minor units");
        assertThat(decisions.change(run, cup, 10, "ann", null).line().quantity())
                .as("less money is always fine")
                .isEqualTo(10);
    }

    @Test
    void aLargerOrderFitsIntoTheWarehouse() {
        engine.db.execute("update node set storage_units = 1500 where code = 'W1'");
        UUID run = waiting();
        UUID cup = line(run, "CUP").id();
        UUID lamp = line(run, "LAMP").id();
        int planned = line(run, "LAMP").quantity();
        assertThatThrownBy(() -> decisions.change(run, cup, 3_000, "ann", null))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Warehouse W1 has space for")
                .hasMessageContaining("Maybe order less");
        long space = line(run, "CUP").why().path("spaceLeft").asLong()
                + line(run, "CUP").quantity();
        int fits = (int) (space / 10 * 10);
        decisions.reject(run, lamp, "ann", null);
        int more = (int) ((space + planned) / 10 * 10);
        assertThat(decisions
                        .change(run, cup, more, "ann", "instead of lamps")
                        .line()
                        .quantity())
                .isEqualTo(more)
                .isGreaterThan(fits);
        assertThatThrownBy(() -> decisions.undo(run, lamp, "ann", null))
                .as("its space was given away")
                .hasMessageContaining("Warehouse W1 has space for");
        assertThat(line(run, "LAMP").status()).isEqualTo("REJECTED");
    }

    @Test
    void aLargerOrderIsSoldBeforeItExpires() {
        engine.db.execute("update sku set shelf_life_days = 35 where code = 'CUP'");
        UUID run = waiting();
        UUID cup = line(run, "CUP").id();
        assertThatThrownBy(() -> decisions.change(run, cup, 3_000, "ann", null))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("before they expire");
    }

    @Test
    void aRiskySupplierGetsNoLargerShareByHand() {
        UUID run = waiting();
        UUID cup = line(run, "CUP").id();
        var terms = Map.of("restock", Map.of("riskyPermille", 0, "riskyVolume", 20, "riskyShare", .5));
        int strict = Policies.draft(engine.db, Policies.active(engine.db).version(), terms, "test", "share risk")
                .version();
        Policies.activate(engine.db, strict, "test", "share risk");
        assertThat(decisions.change(run, cup, 200, "ann", null).line().quantity())
                .as("nobody else sells cups")
                .isEqualTo(200);
        engine.db.execute("insert into supplier (code, name_zh, name_en, tier, belt_code, region_code, status)"
                + " select 'S9', name_zh, name_en, tier, belt_code, region_code, status from supplier limit 1");
        engine.db.execute("insert into offer select (o).* from (select jsonb_populate_record(o, '{\"supplier_code\":"
                + "\"S9\"}') as o from offer o where sku = 'CUP' limit 1) as copy");
        engine.db.execute("update restock_line set why = jsonb_set(why, '{riskCostMilli}', '99999')");
        assertThatThrownBy(() -> decisions.change(run, cup, 300, "ann", null))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("more than the share of 0.5")
                .hasMessageContaining("Maybe order more from another supplier");
    }

    @Test
    void aRunWhoseEveryLineIsRejectedIsRejected() {
        UUID run = waiting();
        decisions.reject(run, line(run, "CUP").id(), "ann", null);
        decisions.reject(run, line(run, "LAMP").id(), "ann", null);
        approve();
        assertThat(new RestockQueries(engine.db).one(run).run().status()).isEqualTo("REJECTED");
        assertThat(engine.db.fetchCount(PURCHASE_ORDER)).isZero();
    }

    @Test
    void aPausedZoneStartsAndReleasesNothing() {
        var trigger = new RestockTrigger(
                engine.db,
                engine.client,
                ScheduleClient.newInstance(engine.client.getWorkflowServiceStubs()),
                engine.time);
        assertThat(trigger.schedule())
                .as("the double of a server has no schedules")
                .isFalse();
        waiting();
        trigger.pause("EAST", "STOCKTAKING", "ann");
        trigger.pause("EAST", "AGAIN", "bob");
        workflow.decide(new RestockDecision("d1", true, "planner"));
        assertThat(workflow.progress().pausedBy()).isEqualTo("bob");
        assertThatThrownBy(() -> trigger.start("EAST")).hasMessageContaining("is paused by ann: STOCKTAKING");
        assertThat(engine.db.fetchCount(PURCHASE_ORDER)).isZero();
        trigger.resume("EAST", "DONE", "ann");
        WorkflowStub.fromTyped(workflow).getResult(Void.class);
        assertThat(engine.db.fetchCount(PURCHASE_ORDER)).isEqualTo(1);
        assertThatThrownBy(() -> trigger.pause("NOWHERE", "X", "ann")).hasMessageContaining("There is no zone");
    }

    @Test
    void aRunThatIsTakenUpAgainWaitsForWhatIsLeftOfItsTime() {
        UUID run = waiting();
        Instant due = engine.db
                .select(EXCEPTION_CASE.DUE_AT)
                .from(EXCEPTION_CASE)
                .where(EXCEPTION_CASE.SUBJECT_ID.eq(run))
                .fetchSingle()
                .value1();
        assertThat(plannedAgain(run, due.minus(Duration.ofHours(50))).approveFor())
                .isEqualTo(Duration.ofHours(50));
        assertThat(plannedAgain(run, due.plus(Duration.ofHours(1))))
                .as("overdue while nobody ran it: the default is taken at once")
                .returns(true, RestockPlanned::needsApproval)
                .returns(Duration.ofMillis(50), RestockPlanned::approveFor);
    }

    private RestockPlanned plannedAgain(UUID run, Instant now) {
        return new RestockActivitiesImpl(engine.db, engine.risk, new BusinessTime(InstantSource.fixed(now), 1))
                .plan(run);
    }

    @Test
    void whatCameIsComparedWithWhatWasOrdered() {
        UUID run = waiting();
        approve();
        engine.until(ready -> !ready.purchaseOrders("SENT").isEmpty());
        UUID po = engine.purchaseOrders("SENT").getFirst();
        engine.supplier().acknowledge(po, null);
        engine.supplierShips(po);
        engine.receive(po);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            var outcome = new RestockOutcomes(engine.db).of(run, engine.time.now());
            assertThat(outcome.lines()).isEqualTo(2);
            assertThat(outcome.receivedUnits())
                    .isEqualTo(outcome.orderedUnits())
                    .isPositive();
            assertThat(outcome.missingUnits()).isZero();
            assertThat(outcome.fillPercent()).isEqualTo(100);
            assertThat(outcome.perLine()).allSatisfy(line -> {
                assertThat(line.receivedAt()).isNotNull();
                assertThat(line.latenessHours()).isNotNull();
            });
        });
    }

    @Test
    void partsAreForecastOnceEachAndNothingDependsOnTheDivision() {
        UUID run = engine.db.transactionResult(
                tx -> RestockWrites.open(tx.dsl(), "EAST", "parts", 1, 6, engine.time.now()));
        TestActivityEnvironment activities = TestActivityEnvironment.newInstance();
        try {
            activities.registerActivitiesImplementations(
                    new RestockActivitiesImpl(engine.db, engine.risk, engine.time, 1));
            var heartbeats = new java.util.concurrent.CopyOnWriteArrayList<String>();
            activities.setActivityHeartbeatListener(String.class, heartbeats::add);
            RestockActivities steps = activities.newActivityStub(RestockActivities.class);
            assertThat(steps.divide(run).parts()).isEqualTo(2);
            steps.forecastPart(run, 0);
            steps.forecastPart(run, 0);
            assertThat(engine.db.fetchCount(FORECAST)).isEqualTo(1);
            assertThat(steps.divide(run).parts())
                    .as("dividing again keeps what is done")
                    .isEqualTo(2);
            assertThat(engine.db.fetchCount(FORECAST_PART, FORECAST_PART.DONE_AT.isNotNull()))
                    .isEqualTo(1);
            steps.forecastPart(run, 1);
            assertThat(heartbeats).contains("reading 1 SKUs");
        } finally {
            activities.close();
        }
        var progress = new RestockQueries(engine.db).one(run).run();
        assertThat(progress.itemsDone()).isEqualTo(2).isEqualTo(progress.itemsTotal());
        assertThat(progress.step()).isEqualTo("plan");
    }
}
