package io.tributary.activities.purchasing;

import io.tributary.activities.BusinessTime;
import io.tributary.db.exception.ExceptionCases;
import io.tributary.db.policy.Policies;
import io.tributary.db.purchasing.PurchaseOrderSteps;
import io.tributary.db.purchasing.PurchaseOrderWrites;
import io.tributary.db.purchasing.Settlement;
import io.tributary.db.schema.tables.records.PurchaseOrderRecord;
import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.purchasing.PurchaseOrderProgress;
import io.tributary.domain.purchasing.PurchaseOrderStatus;
import io.tributary.workflows.purchasing.CounterDecision;
import io.tributary.workflows.purchasing.PurchaseOrderActivities;
import io.tributary.workflows.purchasing.PurchaseOrderStep;
import io.tributary.workflows.purchasing.PurchaseOrderTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Each step is one transaction on the purchase order. */
public final class PurchaseOrderActivitiesImpl implements PurchaseOrderActivities {
    private final DSLContext db;
    private final BusinessTime time;

    public PurchaseOrderActivitiesImpl(DSLContext db, BusinessTime time) {
        this.db = db;
        this.time = time;
    }

    @Override
    public PurchaseOrderStep send(UUID poId) {
        NetworkPolicy policy = Policies.active(db);
        PurchaseOrderRecord po = step((tx, now) -> PurchaseOrderSteps.send(tx, poId, policy, now));
        return new PurchaseOrderStep(PurchaseOrderWrites.progress(po), terms(po, policy));
    }

    private PurchaseOrderTerms terms(PurchaseOrderRecord po, NetworkPolicy policy) {
        Instant now = time.now();
        Duration toShip = until(now, po.getShipBy()).plus(policy.lateGrace());
        Duration toArrive = between(po.getShipBy(), po.getExpectedAt()).plus(policy.lateGrace());
        return new PurchaseOrderTerms(
                time.wall(until(now, po.getAcknowledgeBy())),
                time.wall(policy.holdFor()),
                time.wall(toShip),
                time.wall(toArrive));
    }

    private static Duration until(Instant now, @Nullable Instant then) {
        return then == null || then.isBefore(now) ? Duration.ZERO : Duration.between(now, then);
    }

    private static Duration between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null || to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }

    @Override
    public PurchaseOrderProgress weighCounter(UUID poId) {
        NetworkPolicy policy = Policies.active(db);
        return step((tx, now) -> {
            PurchaseOrderRecord po = PurchaseOrderSteps.lock(tx, poId);
            if (!po.getStatus().equals(PurchaseOrderStatus.COUNTERED.name())) {
                return PurchaseOrderWrites.progress(po);
            }
            double share = PurchaseOrderSteps.offeredShare(tx, poId);
            boolean inTime = PurchaseOrderSteps.offeredDelay(po).compareTo(policy.lateGrace()) <= 0;
            boolean good = share >= policy.counterAcceptShare() && inTime;
            if (good || share < policy.counterAskShare()) {
                return PurchaseOrderSteps.decideCounter(tx, poId, good, "policy", now);
            }
            ask(tx, po, share, policy, now);
            return PurchaseOrderWrites.progress(po);
        });
    }

    private static void ask(DSLContext tx, PurchaseOrderRecord po, double share, NetworkPolicy policy, Instant now) {
        ExceptionCases.open(
                tx,
                new ExceptionCases.NewCase(
                        "COUNTER_OFFER",
                        "PURCHASE_ORDER",
                        po.getId(),
                        null,
                        "Counter-offer: " + Math.round(100 * share) + " % of PO " + po.getNumber(),
                        Map.of("supplier", po.getSupplierCode(), "share", share),
                        now.plus(policy.holdFor()),
                        new String[] {"ACCEPT", "DECLINE"},
                        "DECLINE",
                        "counter:" + po.getId() + ":" + po.getVersion()),
                now);
    }

    @Override
    public PurchaseOrderProgress decideCounter(CounterDecision decision) {
        return step((tx, now) -> {
            ExceptionCases.resolve(
                    tx, decision.poId(), "COUNTER_OFFER", decision.accept() ? "ACCEPT" : "DECLINE", decision.by(), now);
            return PurchaseOrderSteps.decideCounter(tx, decision.poId(), decision.accept(), decision.by(), now);
        });
    }

    @Override
    public PurchaseOrderProgress escalate(UUID poId) {
        return step((tx, now) -> {
            PurchaseOrderRecord po = PurchaseOrderSteps.lock(tx, poId);
            ExceptionCases.open(
                    tx,
                    new ExceptionCases.NewCase(
                            "LATE_PURCHASE_ORDER",
                            "PURCHASE_ORDER",
                            poId,
                            null,
                            "Late: PO " + po.getNumber() + " is " + po.getStatus(),
                            Map.of("supplier", po.getSupplierCode(), "status", po.getStatus()),
                            null,
                            new String[] {"DISMISS"},
                            "DISMISS",
                            "late:" + poId + ":" + po.getStatus()),
                    now);
            PurchaseOrderWrites.event(tx, poId, po.getOrderId(), "LATE", now, Map.of("status", po.getStatus()));
            return PurchaseOrderWrites.move(tx, po, PurchaseOrderStatus.valueOf(po.getStatus()), null, now);
        });
    }

    @Override
    public PurchaseOrderProgress expire(UUID poId) {
        return step((tx, now) -> PurchaseOrderSteps.expire(tx, poId, now));
    }

    @Override
    public PurchaseOrderProgress settle(UUID poId) {
        return step((tx, now) -> Settlement.settle(tx, poId, now));
    }

    private <T> T step(BiFunction<DSLContext, Instant, T> work) {
        Instant now = time.now();
        return db.transactionResult(configuration -> work.apply(configuration.dsl(), now));
    }
}
