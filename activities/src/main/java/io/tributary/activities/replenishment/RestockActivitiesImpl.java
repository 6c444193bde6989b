package io.tributary.activities.replenishment;

import static io.tributary.db.schema.Tables.RESTOCK_RUN;

import io.temporal.activity.Activity;
import io.tributary.activities.BusinessTime;
import io.tributary.activities.risk.RiskScores;
import io.tributary.db.policy.Policies;
import io.tributary.db.replenishment.ForecastReads;
import io.tributary.db.replenishment.OpenOrders;
import io.tributary.db.replenishment.OpenOrders.OpenOrder;
import io.tributary.db.replenishment.RestockOrders;
import io.tributary.db.replenishment.RestockWrites;
import io.tributary.db.replenishment.TransferWrites;
import io.tributary.db.schema.tables.records.RestockRunRecord;
import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.forecast.QuantileForecast;
import io.tributary.domain.replenishment.OpenReceipt;
import io.tributary.domain.replenishment.OrderApproval;
import io.tributary.domain.replenishment.OrderApproval.Hold;
import io.tributary.domain.replenishment.PlanException;
import io.tributary.domain.replenishment.PlannedOrder;
import io.tributary.domain.replenishment.ReplenishmentPlan;
import io.tributary.domain.replenishment.ReplenishmentPolicy;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import io.tributary.domain.replenishment.SupplierTerms;
import io.tributary.solver.replenishment.PlanAudit;
import io.tributary.solver.replenishment.PlanExceptions;
import io.tributary.solver.replenishment.ReplenishmentPlanner;
import io.tributary.workflows.replenishment.RestockActivities;
import io.tributary.workflows.replenishment.RestockOrderDecision;
import io.tributary.workflows.replenishment.RestockOrderUndo;
import io.tributary.workflows.replenishment.RestockParts;
import io.tributary.workflows.replenishment.RestockPlanned;
import io.tributary.workflows.replenishment.RestockRequest;
import io.tributary.workflows.replenishment.RestockUndone;
import io.tributary.workflows.replenishment.RestockWaiting;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Forecast and plan are computed outside of transactions and stored whole; what is decided is {@link RestockReleases}'. */
public final class RestockActivitiesImpl implements RestockActivities {
    private static final int PART = 2_000;
    private static final long SEED = 1;
    private static final int MOST_NAMED = 100;
    /** A transfer that has not left by then gives its stock back. */
    private static final Duration LEAVES_WITHIN = Duration.ofDays(10);

    private final DSLContext db;
    private final RiskScores risk;
    private final BusinessTime time;
    private final RestockForecasts forecasts;
    private final RestockReleases releases;

    public RestockActivitiesImpl(DSLContext db, RiskScores risk, BusinessTime time) {
        this(db, risk, time, PART);
    }

    /** @param part series that a worker forecasts at a time, 1 or more */
    public RestockActivitiesImpl(DSLContext db, RiskScores risk, BusinessTime time, int part) {
        this.forecasts = new RestockForecasts(db, time, part);
        this.releases = new RestockReleases(db, time);
        this.db = db;
        this.risk = risk;
        this.time = time;
    }

    @Override
    public @Nullable UUID open(RestockRequest request) {
        NetworkPolicy policy = Policies.active(db);
        int weeks = RestockHorizon.weeks(db, request.zone(), time.today());
        return db.transactionResult(configuration -> RestockWrites.open(
                configuration.dsl(), request.zone(), request.key(), policy.version(), weeks, time.now()));
    }

    @Override
    public void forecast(UUID runId) {
        forecasts.all(runId, run(runId).getZoneCode());
    }

    @Override
    public RestockParts divide(UUID runId) {
        return new RestockParts(forecasts.divide(runId, run(runId).getZoneCode()));
    }

    @Override
    public void forecastPart(UUID runId, int part) {
        try (var pulse = new Pulse(Activity.getExecutionContext())) {
            forecasts.part(runId, run(runId).getZoneCode(), part, pulse::enter);
        }
    }

    @Override
    public RestockPlanned plan(UUID runId) {
        RestockRunRecord run = run(runId);
        NetworkPolicy policy = policy(db, run);
        if (!run.getStatus().equals("RUNNING") || run.getSnapshotHash() != null) {
            return planned(run);
        }
        try (var pulse = new Pulse(Activity.getExecutionContext())) {
            return plan(run, policy, pulse);
        }
    }

    private RestockPlanned plan(RestockRunRecord run, NetworkPolicy policy, Pulse pulse) {
        Instant now = time.now();
        UUID runId = run.getId();
        db.transaction(configuration ->
                TransferWrites.giveUp(configuration.dsl(), run.getZoneCode(), now.minus(LEAVES_WITHIN), now));
        pulse.enter("reading");
        List<QuantileForecast> forecasts = new ForecastReads(db).of(runId);
        List<OpenOrder> open = OpenOrders.ofZone(db, run.getZoneCode(), now);
        var snapshots = new RestockSnapshots(db, risk.current(), policy, now, run.getWeeks());
        ReplenishmentSnapshot snapshot = snapshots.build(run.getZoneCode(), forecasts, open);
        ReplenishmentPolicy rules =
                ReplenishmentPolicy.standard().withServiceCap(policy.restock().cap());
        pulse.enter("planning " + snapshot.positions().size() + " positions");
        long started = System.nanoTime();
        ReplenishmentPlan plan = ReplenishmentPlanner.plan(
                snapshot,
                rules,
                SEED,
                ReplenishmentPlanner.budget(snapshot.positions().size()));
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        List<PlanAudit.Violation> violations = PlanAudit.of(snapshot, plan);
        if (!violations.isEmpty()) {
            return refuse(runId, violations, now);
        }
        List<PlanException> exceptions = PlanExceptions.of(snapshot, rules, plan, receipts(open), time.today());
        pulse.enter("storing " + plan.orders().size() + " lines");
        return db.transactionResult(configuration -> {
            if (!snapshots.leftOut().isEmpty()) {
                RestockWrites.event(
                        configuration.dsl(),
                        runId,
                        "OFFERS_LEFT_OUT",
                        now,
                        Map.of(
                                "offers",
                                snapshots.leftOut().stream().limit(MOST_NAMED).toList(),
                                "count",
                                snapshots.leftOut().size(),
                                "because",
                                "They take more than " + RestockHorizon.LONGEST_LEAD_WEEKS
                                        + " weeks. Maybe order by hand."));
            }
            RestockWrites.exceptions(configuration.dsl(), runId, run.getZoneCode(), exceptions, now);
            return propose(configuration.dsl(), runId, plan, unitCosts(snapshot, plan), millis, policy, now);
        });
    }

    private static List<OpenReceipt> receipts(List<OpenOrder> open) {
        return open.stream()
                .map(order -> new OpenReceipt(
                        order.id().toString(),
                        order.sku(),
                        order.warehouse(),
                        LocalDate.ofInstant(order.comesAt(), ZoneOffset.UTC),
                        order.units(),
                        !order.status().equals("SHIPPED")))
                .toList();
    }

    /** A plan that breaks a term is never proposed; the next run may do better. */
    private RestockPlanned refuse(UUID runId, List<PlanAudit.Violation> violations, Instant now) {
        db.transaction(configuration -> {
            DSLContext tx = configuration.dsl();
            RestockWrites.lock(tx, runId);
            RestockWrites.status(tx, runId, "FAILED", "done");
            RestockWrites.event(tx, runId, "PLAN_REFUSED", now, Map.of("violations", violations));
        });
        return new RestockPlanned(runId, 0, false, Duration.ZERO, false);
    }

    /** What was planned before, when only the answer got lost: proposals do not change without a reason. */
    private RestockPlanned planned(RestockRunRecord run) {
        boolean open = RestockWrites.UNDER_WAY.contains(run.getStatus());
        int orders = open ? RestockOrders.undecided(db, run.getId()) : 0;
        return new RestockPlanned(
                run.getId(),
                // An order whose every line was rejected still waits to be decided.
                open ? Math.max(orders, RestockWrites.proposed(db, run.getId())) : 0,
                open && run.getHeldBecause().length > 0,
                time.wall(releases.left(db, run)),
                orders > 0);
    }

    private RestockPlanned propose(
            DSLContext tx,
            UUID runId,
            ReplenishmentPlan plan,
            Map<PlannedOrder, Long> unitCosts,
            long millis,
            NetworkPolicy policy,
            Instant now) {
        RestockWrites.lock(tx, runId);
        RestockWrites.plan(tx, runId, plan, unitCosts, millis, summary(plan), now);
        List<OrderApproval> orders = ApprovalLimits.of(plan.dueNow(), unitCosts, policy);
        RestockOrders.plan(tx, runId, orders, now);
        List<String> over = orders.stream()
                .flatMap(order -> order.holds().stream())
                .map(Hold::limit)
                .distinct()
                .sorted()
                .map(Enum::name)
                .toList();
        RestockWrites.held(tx, runId, over);
        int proposed = plan.dueNow().size() + plan.transfersDueNow().size();
        if (proposed == 0) {
            RestockWrites.status(tx, runId, "NOTHING_TO_ORDER", "done");
        } else {
            RestockWrites.step(tx, runId, "release");
        }
        return new RestockPlanned(runId, proposed, !over.isEmpty(), time.wall(policy.approveFor()), !orders.isEmpty());
    }

    /** The parts in minor units add up to the plan's cost. */
    private static Map<String, Long> summary(ReplenishmentPlan plan) {
        Map<String, Long> summary = new TreeMap<>(plan.cost().parts());
        summary.put("lines", (long) plan.dueNow().size());
        summary.put("transfers", (long) plan.transfersDueNow().size());
        summary.put("spilloverUnits", plan.spilloverUnits());
        summary.put("plannedLater", (long) plan.orders().size() - plan.dueNow().size());
        summary.put("shortfalls", (long) plan.shortfalls().size());
        return summary;
    }

    private static Map<PlannedOrder, Long> unitCosts(ReplenishmentSnapshot snapshot, ReplenishmentPlan plan) {
        Map<String, SupplierTerms> suppliers = new HashMap<>();
        snapshot.suppliers().forEach(terms -> suppliers.put(terms.supplier().code(), terms));
        Map<PlannedOrder, Long> costs = new HashMap<>();
        for (PlannedOrder order : plan.orders()) {
            costs.put(
                    order,
                    suppliers.get(order.supplier().code()).offers().stream()
                            .filter(offer -> offer.sku().equals(order.sku()))
                            .mapToLong(offer -> offer.unitCost(order.quantity()))
                            .findFirst()
                            .orElseThrow());
        }
        return costs;
    }

    @Override
    public RestockWaiting releaseUnasked(UUID runId) {
        return releases.unasked(runId);
    }

    @Override
    public RestockWaiting decideOrder(RestockOrderDecision decision) {
        return releases.decide(decision);
    }

    @Override
    public RestockUndone undoOrder(RestockOrderUndo undo) {
        return releases.undo(undo);
    }

    @Override
    public void release(UUID runId, String approvedBy) {
        releases.all(runId, approvedBy);
    }

    @Override
    public void reject(UUID runId, String rejectedBy) {
        releases.reject(runId, rejectedBy);
    }

    private static NetworkPolicy policy(DSLContext tx, RestockRunRecord run) {
        return Policies.version(tx, run.getPolicyVersion()).policy();
    }

    private RestockRunRecord run(UUID runId) {
        return db.selectFrom(RESTOCK_RUN).where(RESTOCK_RUN.ID.eq(runId)).fetchSingle();
    }
}
