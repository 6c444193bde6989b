package io.tributary.activities.replenishment;

import static io.tributary.db.schema.Tables.RESTOCK_RUN;

import io.temporal.activity.Activity;
import io.tributary.activities.BusinessTime;
import io.tributary.activities.risk.RiskScores;
import io.tributary.db.exception.ExceptionCases;
import io.tributary.db.policy.Policies;
import io.tributary.db.replenishment.ForecastReads;
import io.tributary.db.replenishment.RestockReads;
import io.tributary.db.replenishment.RestockWrites;
import io.tributary.db.replenishment.TransferWrites;
import io.tributary.db.schema.tables.records.RestockRunRecord;
import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.forecast.QuantileForecast;
import io.tributary.domain.replenishment.OpenReceipt;
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
import io.tributary.workflows.replenishment.RestockParts;
import io.tributary.workflows.replenishment.RestockPlanned;
import io.tributary.workflows.replenishment.RestockRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Forecast and plan are computed outside of transactions and stored whole; release is one transaction. */
public final class RestockActivitiesImpl implements RestockActivities {
    private static final int PART = 2_000;
    private static final long SEED = 1;
    /** A transfer that has not left by then gives its stock back. */
    private static final Duration LEAVES_WITHIN = Duration.ofDays(10);

    private final DSLContext db;
    private final RiskScores risk;
    private final BusinessTime time;
    private final RestockForecasts forecasts;

    public RestockActivitiesImpl(DSLContext db, RiskScores risk, BusinessTime time) {
        this(db, risk, time, PART);
    }

    /** @param part series that a worker forecasts at a time, 1 or more */
    public RestockActivitiesImpl(DSLContext db, RiskScores risk, BusinessTime time, int part) {
        this.forecasts = new RestockForecasts(db, time, part);
        this.db = db;
        this.risk = risk;
        this.time = time;
    }

    @Override
    public @Nullable UUID open(RestockRequest request) {
        NetworkPolicy policy = Policies.active(db);
        return db.transactionResult(configuration ->
                RestockWrites.open(configuration.dsl(), request.zone(), request.key(), policy.version(), time.now()));
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
        NetworkPolicy policy = Policies.active(db);
        RestockRunRecord run = run(runId);
        if (!run.getStatus().equals("RUNNING") || run.getSnapshotHash() != null) {
            return planned(run, policy);
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
        List<OpenReceipt> receipts = new RestockReads(db).openReceipts(run.getZoneCode());
        ReplenishmentSnapshot snapshot = new RestockSnapshots(new RestockReads(db), risk.current(), policy, now)
                .build(run.getZoneCode(), forecasts);
        ReplenishmentPolicy rules = ReplenishmentPolicy.standard();
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
        List<PlanException> exceptions = PlanExceptions.of(snapshot, rules, plan, receipts, time.today());
        pulse.enter("storing " + plan.orders().size() + " lines");
        return db.transactionResult(configuration -> {
            RestockWrites.exceptions(configuration.dsl(), runId, run.getZoneCode(), exceptions, now);
            return propose(configuration.dsl(), runId, plan, unitCosts(snapshot, plan), millis, policy, now);
        });
    }

    /** A plan that breaks a term is never proposed; the next run may do better. */
    private RestockPlanned refuse(UUID runId, List<PlanAudit.Violation> violations, Instant now) {
        db.transaction(configuration -> {
            DSLContext tx = configuration.dsl();
            RestockWrites.lock(tx, runId);
            RestockWrites.status(tx, runId, "FAILED", "done");
            RestockWrites.event(tx, runId, "PLAN_REFUSED", now, Map.of("violations", violations));
        });
        return new RestockPlanned(runId, 0, false, Duration.ZERO);
    }

    /** What was planned before, when only the answer got lost: proposals do not change without a reason. */
    private RestockPlanned planned(RestockRunRecord run, NetworkPolicy policy) {
        boolean waits = run.getStatus().equals("AWAITING_APPROVAL");
        int proposed = waits || run.getStatus().equals("RUNNING") ? RestockWrites.proposed(db, run.getId()) : 0;
        return new RestockPlanned(run.getId(), proposed, waits, time.wall(policy.approveFor()));
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
        List<PlannedOrder> due = plan.dueNow();
        long value = due.stream()
                .mapToLong(order -> unitCosts.get(order) * order.quantity())
                .sum();
        int proposed = due.size() + plan.transfersDueNow().size();
        List<String> over = ApprovalLimits.over(due, unitCosts, policy);
        boolean needsApproval = !over.isEmpty();
        RestockWrites.held(tx, runId, over);
        if (proposed == 0) {
            RestockWrites.status(tx, runId, "NOTHING_TO_ORDER", "done");
        } else if (needsApproval) {
            RestockWrites.status(tx, runId, "AWAITING_APPROVAL", "approve");
            RestockWrites.event(tx, runId, "AWAITING_APPROVAL", now, Map.of("valueMinor", value, "because", over));
            ask(tx, runId, proposed, value, over, policy, now);
        } else {
            RestockWrites.step(tx, runId, "release");
        }
        return new RestockPlanned(runId, proposed, needsApproval, time.wall(policy.approveFor()));
    }

    private static void ask(
            DSLContext tx,
            UUID runId,
            int lines,
            long valueMinor,
            List<String> over,
            NetworkPolicy policy,
            Instant now) {
        ExceptionCases.open(
                tx,
                new ExceptionCases.NewCase(
                        "RESTOCK_APPROVAL",
                        "RESTOCK_RUN",
                        runId,
                        null,
                        "Restock of " + lines + " lines waits for approval",
                        Map.of("valueMinor", valueMinor, "lines", lines, "because", over),
                        now.plus(policy.approveFor()),
                        new String[] {"APPROVE", "REJECT"},
                        "APPROVE",
                        "approve:" + runId),
                now);
    }

    private static Map<String, Long> summary(ReplenishmentPlan plan) {
        return Map.of(
                "lines", (long) plan.dueNow().size(),
                "transfers", (long) plan.transfersDueNow().size(),
                "spilloverUnits", plan.spilloverUnits(),
                "plannedLater", (long) plan.orders().size() - plan.dueNow().size(),
                "shortfalls", (long) plan.shortfalls().size(),
                "purchaseMinor", plan.cost().purchase(),
                "orderingMinor", plan.cost().ordering(),
                "riskMinor", plan.cost().risk(),
                "holdingMinor", plan.cost().holding(),
                "lostSalesMinor", plan.cost().lostSales());
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
    public void release(UUID runId, String approvedBy) {
        decide(runId, "RELEASED", "release", "APPROVED", approvedBy);
    }

    @Override
    public void reject(UUID runId, String rejectedBy) {
        decide(runId, "REJECTED", "done", "REJECTED", rejectedBy);
    }

    private void decide(UUID runId, String status, String step, String event, String by) {
        Instant now = time.now();
        db.transaction(configuration -> {
            DSLContext tx = configuration.dsl();
            RestockRunRecord run = RestockWrites.lock(tx, runId);
            if (!run.getStatus().equals("RUNNING") && !run.getStatus().equals("AWAITING_APPROVAL")) {
                return;
            }
            if (status.equals("RELEASED") && RestockWrites.proposed(tx, runId) == 0) {
                // Every single line was rejected; that is a rejection of the run.
                finish(tx, runId, "REJECTED", "done", "REJECTED", by, now);
                return;
            }
            if (status.equals("RELEASED")) {
                RestockWrites.Released out = RestockWrites.release(tx, runId, now);
                RestockWrites.event(
                        tx,
                        runId,
                        "RELEASED",
                        now,
                        Map.of("purchaseOrders", out.purchaseOrders(), "transfers", out.transfers()));
            } else {
                RestockWrites.reject(tx, runId);
            }
            finish(tx, runId, status, step, event, by, now);
        });
    }

    private static void finish(
            DSLContext tx, UUID runId, String status, String step, String event, String by, Instant now) {
        RestockWrites.status(tx, runId, status, step);
        RestockWrites.event(tx, runId, event, now, Map.of("by", by));
        ExceptionCases.resolve(
                tx, runId, "RESTOCK_APPROVAL", status.equals("RELEASED") ? "APPROVE" : "REJECT", by, now);
    }

    private RestockRunRecord run(UUID runId) {
        return db.selectFrom(RESTOCK_RUN).where(RESTOCK_RUN.ID.eq(runId)).fetchSingle();
    }
}
