package io.tributary.activities.allocation;

import io.tributary.activities.BusinessTime;
import io.tributary.db.allocation.AllocationReads;
import io.tributary.db.allocation.BrokenPromises;
import io.tributary.db.allocation.BrokenPromises.Broken;
import io.tributary.db.allocation.OpenLine;
import io.tributary.db.order.OrderLines;
import io.tributary.db.order.OrderWrites;
import io.tributary.db.order.SoftPromise;
import io.tributary.db.policy.Policies;
import io.tributary.domain.NetworkPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Tells buyers when what still waits can no longer arrive on the date that they were told: with the next date where one
 * is in sight, else that there is none yet. Several processes may do so at once; whoever comes second finds nothing.
 */
public final class PromiseWatch {
    /** Few enough that orders are not locked for long. */
    private static final int LINES_AT_ONCE = 200;

    private final DSLContext db;
    private final BusinessTime time;
    private final Promises promises;

    public PromiseWatch(DSLContext db, BusinessTime time, Promises promises) {
        this.db = db;
        this.time = time;
        this.promises = promises;
    }

    /** @return lines whose buyers were told */
    public int sweep() {
        Instant now = time.now();
        NetworkPolicy policy = Policies.active(db);
        List<UUID> orders = BrokenPromises.untold(db, now, LINES_AT_ONCE).stream()
                .map(Broken::orderId)
                .distinct()
                .toList();
        int told = 0;
        for (UUID order : orders) {
            told += db.transactionResult(configuration -> tell(configuration.dsl(), order, policy, now));
        }
        return told;
    }

    private int tell(DSLContext tx, UUID orderId, NetworkPolicy policy, Instant now) {
        OrderLines.lock(tx, orderId);
        List<Broken> lines = BrokenPromises.untold(tx, orderId, now);
        List<OpenLine> open = new AllocationReads(tx).open(orderId);
        for (Broken line : lines) {
            Instant next = next(tx, line, open, policy, now);
            BrokenPromises.tell(tx, line, next, reason(line, next), now);
        }
        return lines.size();
    }

    /** Promises the line anew; a date that holds for a part of it only is none. */
    private @Nullable Instant next(DSLContext tx, Broken line, List<OpenLine> open, NetworkPolicy policy, Instant now) {
        boolean decided = line.screening().equals("CLEAR") || line.screening().equals("REROUTED");
        List<OpenLine> alone =
                open.stream().filter(one -> one.lineId().equals(line.lineId())).toList();
        if (!decided || alone.isEmpty()) {
            return null;
        }
        OrderWrites.withdrawPromise(tx, line.lineId());
        Promises.Made made = promises.make(tx, line.zone(), alone, policy, now, Map.of());
        SoftPromise promise = made.byLine().get(line.lineId());
        int units = made.units(line.lineId(), line.openUnits());
        OrderWrites.promise(tx, line.lineId(), units, promise);
        Instant next = switch (promise) {
            case SoftPromise.FromStock stock -> units == line.openUnits() ? stock.deliverBy() : null;
            case SoftPromise.Backordered waiting -> waiting.expected();
        };
        return next != null && next.isAfter(line.told()) ? next : null;
    }

    private static String reason(Broken line, @Nullable Instant next) {
        String waiting = line.openUnits() + " of " + line.quantity() + " units are not on their way";
        if (line.screening().equals("HELD")) {
            return waiting + ": the line is held for a decision, and has no date yet";
        }
        return next == null ? waiting + ", and have no date yet" : waiting;
    }
}
