package io.tributary.app;

import io.tributary.activities.BusinessTime;
import io.tributary.activities.allocation.PoolReturns;
import io.tributary.activities.allocation.PromiseWatch;
import io.tributary.activities.outbox.OutboxDispatcher;
import io.tributary.activities.outbox.Reconciler;
import io.tributary.activities.replenishment.RestockTrigger;
import io.tributary.activities.risk.RiskScores;
import io.tributary.db.allocation.StoredRuns;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What runs beside requests and workflows: telling workflows, learning risk, restarting what a server lost. */
@Component
class EngineLoops {
    private static final Logger LOG = LoggerFactory.getLogger(EngineLoops.class);

    private final OutboxDispatcher dispatcher;
    private final Reconciler reconciler;
    private final RestockTrigger restock;
    private final RiskScores risk;
    private final PoolReturns returns;
    private final PromiseWatch promises;
    private final StoredRuns runs;
    private final BusinessTime time;
    private final AtomicBoolean reconciled = new AtomicBoolean();
    private int scheduledZones;

    EngineLoops(
            OutboxDispatcher dispatcher,
            Reconciler reconciler,
            RestockTrigger restock,
            RiskScores risk,
            PoolReturns returns,
            PromiseWatch promises,
            StoredRuns runs,
            BusinessTime time) {
        this.dispatcher = dispatcher;
        this.reconciler = reconciler;
        this.restock = restock;
        this.risk = risk;
        this.returns = returns;
        this.promises = promises;
        this.runs = runs;
        this.time = time;
    }

    /** Until the outbox is empty, without a pause; a pause only when there is nothing to tell. */
    @Scheduled(fixedDelay = 100, timeUnit = TimeUnit.MILLISECONDS)
    void dispatch() {
        int told = dispatcher.dispatch();
        while (told > 0) {
            told = dispatcher.dispatch();
        }
    }

    /** Zones may be imported while we run. */
    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void startWaves() {
        reconciler.startWaves();
    }

    /** What is stuck at a closed node, or was not picked in time, goes into the next wave. */
    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void bringBack() {
        returns.sweep();
    }

    /** No date that a buyer was told passes without a word. */
    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void watchPromises() {
        promises.sweep();
    }

    @Scheduled(fixedDelay = 3, timeUnit = TimeUnit.SECONDS)
    void learnRisk() {
        risk.refresh();
    }

    /** At the start everything open is given its workflow; later, again, in case the server lost its state. */
    @Scheduled(fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void reconcile() {
        int asked = reconciler.reconcile();
        if (reconciled.compareAndSet(false, true)) {
            LOG.info("Reconciled: {} zones, orders and purchase orders have their workflow", asked);
        }
    }

    /** Snapshots are large; what they explain is told long before. */
    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void forgetSnapshots() {
        int gone = runs.forget(time.now());
        if (gone > 0) {
            LOG.info("Forgot the snapshots of {} runs older than {}", gone, StoredRuns.KEPT);
        }
    }

    /** Zones may be imported while we run; each gets its schedule. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void restock() {
        int zones = restock.zoneCount();
        if (zones != scheduledZones) {
            scheduledZones = zones;
            restock.schedule();
        }
        if (zones > 0) {
            restock.startDue();
        }
    }
}
