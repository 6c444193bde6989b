package io.tributary.solver.allocation.local;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.lookup.PlanningId;
import org.optaplanner.core.api.domain.valuerange.ValueRangeProvider;
import org.optaplanner.core.api.domain.variable.PlanningVariable;

/** The planning entity: a line that wants a source. Its range holds only sources that have enough for it alone. */
@PlanningEntity
public class WaveLine {
    /**
     * What one source means to one line.
     *
     * @param cost of the whole line there, parcel excluded
     */
    record Terms(Parcel parcel, long cost) {}

    @PlanningId
    private int id;

    private WaveOrder order;
    private long units;
    private long unfilledCost;
    private List<Source> sources;
    private Map<Source, Terms> terms;

    @PlanningVariable(nullable = true, valueRangeProviderRefs = "sources")
    private @Nullable Source source;

    /** For OptaPlanner's cloning, which fills the fields afterwards. */
    @SuppressWarnings("NullAway.Init")
    public WaveLine() {}

    WaveLine(int id, WaveOrder order, long units, long unfilledCost, Map<Source, Terms> terms, List<Source> sources) {
        this.id = id;
        this.order = order;
        this.units = units;
        this.unfilledCost = unfilledCost;
        this.terms = terms;
        this.sources = sources;
    }

    public int getId() {
        return id;
    }

    public WaveOrder getOrder() {
        return order;
    }

    public long getUnits() {
        return units;
    }

    public long getUnfilledCost() {
        return unfilledCost;
    }

    @ValueRangeProvider(id = "sources")
    public List<Source> getSources() {
        return sources;
    }

    public @Nullable Source getSource() {
        return source;
    }

    public void setSource(@Nullable Source source) {
        this.source = source;
    }

    boolean isUnfilled() {
        return source == null;
    }

    /** The node of the source; only for lines that have one. */
    Room room() {
        return chosen().room();
    }

    /** The parcel that the line travels in; only for lines that have a source. */
    Parcel parcel() {
        return termsOf(chosen()).parcel();
    }

    /** What the line costs where it is; only for lines that have a source. */
    long cost() {
        return termsOf(chosen()).cost();
    }

    private Source chosen() {
        if (source == null) {
            throw new IllegalStateException("Line " + id + " has no source");
        }
        return source;
    }

    private Terms termsOf(Source chosen) {
        Terms found = terms.get(chosen);
        if (found == null) {
            throw new IllegalStateException("Line " + id + " is on source " + chosen.id() + " outside its range");
        }
        return found;
    }

    @Override
    public String toString() {
        return "line " + id;
    }
}
