package io.tributary.activities.allocation;

import static io.tributary.db.schema.Tables.DECISION_PLAN;
import static io.tributary.db.schema.Tables.DECISION_SNAPSHOT;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static io.tributary.db.schema.Tables.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.activities.BusinessTime;
import io.tributary.activities.allocation.AllocationStudies.Question;
import io.tributary.activities.allocation.AllocationStudies.Verdict;
import io.tributary.activities.order.OrderIntake;
import io.tributary.activities.risk.RiskScores;
import io.tributary.db.TestNetwork;
import io.tributary.db.allocation.StoredRuns;
import io.tributary.db.order.NewOrder;
import io.tributary.db.policy.Policies;
import io.tributary.db.risk.DeliveryReads;
import io.tributary.domain.NodeCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.allocation.CostComponent;
import io.tributary.domain.allocation.Scenario;
import io.tributary.domain.allocation.WhyNot;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/** Studies on a real database: they answer, and leave every row as it was. */
class AllocationStudiesIT {
    private static final NodeCode W1 = new NodeCode("W1");
    private static final NodeCode W2 = new NodeCode("W2");

    private final DSLContext db = TestNetwork.fresh();
    private final BusinessTime time = new BusinessTime(InstantSource.fixed(TestNetwork.NOW), 1);
    private final SnapshotBuilder snapshots = new SnapshotBuilder(new RiskScores(new DeliveryReads(db)));
    private final AllocationStudies studies = new AllocationStudies(db, snapshots, time);

    private UUID order(String region, String sku, int units) {
        var intake = new OrderIntake(new Promises(snapshots), time);
        var order = new NewOrder(
                "SHOP",
                null,
                new Region(region),
                false,
                new NewOrder.Destination("Ms Li", "1 Nanjing Road", "+86 21 5555"),
                List.of(new NewOrder.Line(new Sku(sku), units)));
        UUID id = db.transactionResult(configuration -> intake.take(configuration.dsl(), order))
                .id();
        db.update(ORDER_LINE).set(ORDER_LINE.SCREENING, "CLEAR").execute();
        return id;
    }

    private UUID line(UUID order) {
        return db.select(ORDER_LINE.ID)
                .from(ORDER_LINE)
                .where(ORDER_LINE.ORDER_ID.eq(order))
                .fetchSingle(ORDER_LINE.ID);
    }

    /** Runs a wave and returns the run that it stored. */
    private UUID wave() {
        var before = db.select(DECISION_PLAN.RUN_ID).from(DECISION_PLAN).fetchSet(DECISION_PLAN.RUN_ID);
        new WaveActivitiesImpl(db, snapshots, time, (zone, plan, lines, planning) -> {}).planAndCommit("EAST");
        return db.select(DECISION_PLAN.RUN_ID)
                .from(DECISION_PLAN)
                .where(DECISION_PLAN.RUN_ID.notIn(before))
                .fetchSingle(DECISION_PLAN.RUN_ID);
    }

    /** A checksum of every table. */
    private Map<String, String> everything() {
        Map<String, String> sums = new TreeMap<>();
        db.fetch("select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_type = 'BASE TABLE'")
                .forEach(row -> sums.put(
                        row.get(0, String.class),
                        db.fetchValue("select count(*) || coalesce(md5(string_agg(t::text, ',' order by t::text)), '')"
                                        + " from \"" + row.get(0, String.class) + "\" t")
                                .toString()));
        return sums;
    }

    @Test
    void aStoredRunIsReplayedToTheSamePlan() {
        order("SH", "A", 6);
        order("ZJ", "A", 6);
        order("SH", "B", 2);
        UUID run = wave();

        var stored = studies.stored(run);
        assertThat(stored.snapshot().hash()).isEqualTo(stored.plan().snapshotHash());
        var replay = studies.replay(run);
        assertThat(replay.verdict()).isEqualTo(Verdict.SAME);
        assertThat(replay.difference().moved()).isEmpty();
        assertThat(replay.difference().extraMinor()).isZero();
        assertThat(replay.difference().before().lines()).isEqualTo(3);
    }

    @Test
    void aWhatIfTellsTheDifferenceAndChangesNothing() {
        UUID order = order("SH", "A", 6);
        order("ZJ", "A", 6);
        Policies.active(db);
        Map<String, String> before = everything();

        var dryRun = studies.whatIf(new Question("EAST", null, null, Scenario.NONE, 1));
        var closed =
                studies.whatIf(new Question("EAST", null, null, new Scenario(List.of(new Scenario.CloseNode(W1))), 1));
        var doubled =
                studies.whatIf(new Question("EAST", null, null, new Scenario(List.of(new Scenario.DemandTimes(2))), 1));
        studies.whyNot(line(order), W2, null, null, 1);

        assertThat(everything()).isEqualTo(before);
        assertThat(dryRun.dryRun()).isTrue();
        assertThat(dryRun.difference().before().load().get(W1).units()).isEqualTo(6);
        assertThat(closed.difference().moved()).hasSize(1);
        assertThat(closed.difference().extraMinor()).isPositive();
        assertThat(closed.difference().after().load().get(W1).units()).isZero();
        assertThat(doubled.difference().onlyAfter()).hasSize(2);
        assertThat(doubled.difference().after().units()).isEqualTo(24);
    }

    @Test
    void whyNotIsAnsweredFromTheRunOrFromNow() {
        UUID order = order("SH", "A", 6);
        var now = studies.whyNot(line(order), W2, null, null, 1);
        UUID run = wave();
        var then = studies.whyNot(line(order), W2, null, null, 1);

        assertThat(now.runId()).isNull();
        assertThat(then.runId()).isEqualTo(run);
        // Parcel 700 in place of 500, six units at 70 in place of 50, and the change of the promised node.
        var possible = (WhyNot.Possible) then.answer();
        assertThat(possible.difference().costChange())
                .containsEntry(CostComponent.FREIGHT_PARCEL, 200L)
                .containsEntry(CostComponent.FREIGHT_UNIT, 120L);
        assertThat(possible.exact()).isTrue();
        assertThat(possible.extraMinor())
                .isEqualTo(possible.difference().costChange().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        assertThat(studies.whyNot(line(order), W1, null, null, 1).answer()).isInstanceOf(WhyNot.Chosen.class);
        assertThatThrownBy(() -> studies.whyNot(line(order), new NodeCode("NOWHERE"), null, null, 1))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("NOWHERE");
    }

    @Test
    void twoRunsAreCompared() {
        order("SH", "A", 6);
        UUID first = wave();
        order("SH", "B", 1);
        UUID second = wave();

        var difference = studies.difference(first, second);

        assertThat(difference.onlyBefore()).hasSize(1);
        assertThat(difference.onlyAfter()).hasSize(1);
    }

    @Test
    void aPolicyIsPreviewedOnTheLastDaysRuns() {
        order("SH", "A", 6);
        order("SH", "B", 2);
        wave();
        int base = Policies.active(db).version();
        var draft = Policies.draft(
                db, base, Map.of("weightPermille", Map.of("FREIGHT_UNIT", 0), "breachMinor", 2_000), "Li", "try");

        var preview = studies.preview(draft.policy(), 2);

        assertThat(preview.sum().waves()).isEqualTo(1);
        assertThat(preview.sum().lines()).isEqualTo(2);
        assertThat(preview.sum().afterMinor())
                .isGreaterThanOrEqualTo(preview.sum().beforeMinor());
    }

    @Test
    void policiesAreDraftedActivatedAndGoneBackTo() {
        int first = Policies.active(db).version();
        var draft = Policies.draft(db, first, Map.of("planChangeMinor", 70, "waveEvery", "PT2H"), "Li", "calmer");
        assertThat(draft.active()).isFalse();
        assertThat(draft.policy().planChangeMinor()).isEqualTo(70);
        assertThat(draft.policy().waveEvery()).isEqualTo(Duration.ofHours(2));

        Policies.activate(db, draft.version(), "Li", "go");
        Policies.activate(db, draft.version(), "Li", "twice");
        assertThat(Policies.active(db).planChangeMinor()).isEqualTo(70);
        Policies.activate(db, first, "Wu", "back");

        assertThat(Policies.active(db).version()).isEqualTo(first);
        assertThat(db.fetchCount(POLICY, POLICY.ACTIVE.isTrue())).isEqualTo(1);
        assertThat(Policies.activations(db, 9))
                .extracting("version", "previousVersion", "activatedBy")
                .startsWith(
                        org.assertj.core.groups.Tuple.tuple(first, draft.version(), "Wu"),
                        org.assertj.core.groups.Tuple.tuple(draft.version(), first, "Li"));
        assertThatThrownBy(() -> db.execute("update policy set body = '{}'")).hasMessageContaining("cannot be changed");
    }

    @Test
    void aBadPolicyIsRefusedFieldByField() {
        int base = Policies.active(db).version();
        Map<String, Object> bad = new TreeMap<>(Map.of(
                "lateRisk",
                35,
                "breachMinor",
                -1,
                "waveEvery",
                "4 hours",
                "colour",
                "red",
                "weightPermille",
                Map.of("FREIGHT_UNIT", 200_000)));
        assertThatThrownBy(() -> Policies.draft(db, base, bad, "Li", "bad"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("lateRisk is 35")
                .hasMessageContaining("breachMinor is -1")
                .hasMessageContaining("waveEvery is '4 hours'")
                .hasMessageContaining("no field 'colour'")
                .hasMessageContaining("FREIGHT_UNIT with 200000");
        assertThat(Policies.versions(db)).hasSize(1);
    }

    @Test
    void weightsAreFollowedByTheNextWave() {
        int base = Policies.active(db).version();
        // With freight free of charge, only what moving the promise costs keeps a line where it is.
        var draft = Policies.draft(
                db,
                base,
                Map.of("weightPermille", Map.of("FREIGHT_UNIT", 100_000, "FREIGHT_PARCEL", 1)),
                "Li",
                "units");
        Policies.activate(db, draft.version(), "Li", "go");
        order("SH", "A", 3);
        var run = studies.stored(wave());
        assertThat(run.policyVersion()).isEqualTo(draft.version());
        assertThat(run.policy().weight(CostComponent.FREIGHT_UNIT)).isEqualTo(100_000);
        assertThat(run.plan().cost().amount(CostComponent.FREIGHT_UNIT)).isEqualTo(3 * 50 * 100);
    }

    @Test
    void oldRunsAreForgotten() {
        order("SH", "A", 6);
        wave();
        var runs = new StoredRuns(db);
        assertThat(runs.forget(TestNetwork.NOW.plus(Duration.ofDays(29)))).isZero();
        assertThat(runs.forget(TestNetwork.NOW.plus(Duration.ofDays(31)))).isEqualTo(1);
        assertThat(db.fetchCount(DECISION_SNAPSHOT)).isZero();
    }
}
