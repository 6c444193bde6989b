package io.tributary.activities.allocation;

import io.tributary.db.Ids;
import io.tributary.db.allocation.DecisionWrites;
import io.tributary.db.allocation.OpenLine;
import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.allocation.AllocationSnapshot;
import io.tributary.domain.allocation.LineDecision;
import io.tributary.domain.allocation.OrderDecision;
import java.time.Instant;
import org.jooq.DSLContext;

/** Stores how a promise was made. It is exact for its one order, so its cost is its own lower bound. */
public final class PromiseTrace {
    private PromiseTrace() {}

    public static void store(DSLContext tx, String zone, Promises.Made made, NetworkPolicy policy, Instant now) {
        if (made.picture().isEmpty() || made.decision().isEmpty()) {
            return;
        }
        OrderDecision decision = made.decision().get();
        AllocationSnapshot snapshot = made.picture().get().snapshot();
        long unfilled = decision.lines().stream()
                .filter(LineDecision.Unfilled.class::isInstance)
                .map(line -> made.picture().get().lines().get(line.lineId()))
                .mapToLong(OpenLine::units)
                .sum();
        long cost = decision.cost().total();
        DecisionWrites.store(
                tx,
                new DecisionWrites.Run(
                        Ids.next(now),
                        "PROMISE",
                        zone,
                        snapshot.hash(),
                        policy.version(),
                        0,
                        cost,
                        cost,
                        0,
                        1,
                        decision.lines().size(),
                        unfilled,
                        0,
                        0,
                        false,
                        0,
                        now),
                Traces.of(snapshot.orders().getFirst(), decision, policy.weights(), Traces.FOR_THE_ORDER));
    }
}
