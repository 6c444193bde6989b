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

    /** Turns the proposed lines into purchase orders, one per supplier and warehouse, and into transfers, once. */
    void release(UUID runId, String approvedBy);

    /** Drops the proposed lines. */
    void reject(UUID runId, String rejectedBy);
}
