package io.tributary.workflows.replenishment;

import io.temporal.activity.ActivityInterface;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The steps of a restock run. A repetition of a step replaces what it wrote before, until the run is released. */
@ActivityInterface(namePrefix = "Restock")
public interface RestockActivities {
    /** Opens the run of this zone and key, or finds the one that exists; null while another run of the zone is under way. */
    @Nullable
    UUID open(RestockRequest request);

    /** Forecasts every SKU × region of the zone at once, for runs that began before there were parts. */
    void forecast(UUID runId);

    /** Divides the zone's series into parts of bounded size, once; a repetition finds the same parts. */
    RestockParts divide(UUID runId);

    /** Forecasts and stores one part; one that is stored is left as it is. Reports while it works. */
    void forecastPart(UUID runId, int part);

    /**
     * Projects stock, nets requirements, and plans over suppliers × warehouses × periods, risk included. A run that was
     * planned keeps its plan. Reports while it works.
     */
    RestockPlanned plan(UUID runId);

    /**
     * Releases the orders that no limit holds, and the run's transfers. A repetition finds nothing left to release.
     *
     * @return what waits for a planner
     */
    RestockWaiting releaseUnasked(UUID runId);

    /**
     * Releases or drops one order that waits; one that is decided already stays as it is.
     *
     * @return what still waits
     */
    RestockWaiting decideOrder(RestockOrderDecision decision);

    /**
     * Lets an order that was rejected wait again, with the lines that were dropped with it. One that waits stays as it
     * is, so a repetition changes nothing.
     */
    RestockUndone undoOrder(RestockOrderUndo undo);

    /** Turns all orders that are still open into purchase orders, and moves what is to be moved, once. */
    void release(UUID runId, String approvedBy);

    /** Drops what is still open of the run. */
    void reject(UUID runId, String rejectedBy);
}
