package io.tributary.workflows.order;

import io.tributary.domain.order.OrderProgress;
import java.util.UUID;

/**
 * Where the units of one order are, in memory, under the rules of the database: a unit is in one bucket, no bucket is
 * overdrawn, and every change has a version of its own.
 */
final class UnitsOfOrder {
    final UUID orderId;
    private long version;
    private int unscreened;
    private int held;
    private int clear;
    private int allocated;
    private int released;
    private int shipped;
    private int delivered;
    private int cancelled;

    UnitsOfOrder(UUID orderId, int units) {
        this.orderId = orderId;
        this.unscreened = units;
    }

    synchronized OrderProgress progress() {
        int open = unscreened + held + clear;
        return new OrderProgress(
                orderId, version, unscreened, held, open, allocated, released, shipped, delivered, cancelled);
    }

    /** Screens what is pending: {@code hold} of it waits for an operator. */
    synchronized OrderProgress screen(int hold) {
        int pending = unscreened;
        if (pending == 0) {
            return progress();
        }
        unscreened = 0;
        held += take(hold, pending);
        clear += pending - hold;
        return changed();
    }

    synchronized OrderProgress decideHold(boolean approve) {
        if (held == 0) {
            return progress();
        }
        clear += approve ? held : 0;
        cancelled += approve ? 0 : held;
        held = 0;
        return changed();
    }

    synchronized OrderProgress allocate(int units) {
        allocated += take(units, clear);
        clear -= units;
        return changed();
    }

    synchronized OrderProgress release() {
        if (allocated == 0) {
            return progress();
        }
        released += allocated;
        allocated = 0;
        return changed();
    }

    synchronized OrderProgress ship(int units) {
        shipped += take(units, released);
        released -= units;
        return changed();
    }

    synchronized OrderProgress deliver(int units) {
        delivered += take(units, shipped);
        shipped -= units;
        return changed();
    }

    /** The warehouse did not find them. */
    synchronized OrderProgress pickShort(int units) {
        unscreened += take(units, released);
        released -= units;
        return changed();
    }

    /** They arrived broken. */
    synchronized OrderProgress damage(int units) {
        unscreened += take(units, shipped);
        shipped -= units;
        return changed();
    }

    synchronized OrderProgress giveUp() {
        if (clear == 0) {
            return progress();
        }
        cancelled += clear;
        clear = 0;
        return changed();
    }

    synchronized OrderProgress recover() {
        if (released + shipped == 0) {
            return progress();
        }
        unscreened += released + shipped;
        released = 0;
        shipped = 0;
        return changed();
    }

    /** Units before shipping are cancelled; the others are too late. */
    synchronized CancelReply cancel() {
        int before = cancelled;
        cancelled += unscreened + held + clear + allocated + released;
        unscreened = 0;
        held = 0;
        clear = 0;
        allocated = 0;
        released = 0;
        int now = cancelled - before;
        return new CancelReply(now, shipped, now == 0 ? progress() : changed());
    }

    /** Open and allocated units are promised anew. */
    synchronized OrderProgress promiseAnew() {
        clear += allocated;
        allocated = 0;
        return changed();
    }

    synchronized OrderProgress changed() {
        version++;
        return progress();
    }

    private static int take(int units, int from) {
        if (units < 0 || units > from) {
            throw new AssertionError(
                    "There are " + from + " units, not " + units + ". Maybe the test moves them twice.");
        }
        return units;
    }
}
