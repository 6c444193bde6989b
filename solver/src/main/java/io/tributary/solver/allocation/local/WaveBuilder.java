package io.tributary.solver.allocation.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds a wave from plain numbers, so that the rest of the solver does not see OptaPlanner's classes. */
public final class WaveBuilder {
    private final Map<Integer, Room> rooms = new HashMap<>();
    private final Map<Integer, Source> sources = new HashMap<>();
    private final Map<Integer, Parcel> parcels = new HashMap<>();
    private final List<WaveLine> lines = new ArrayList<>();
    private Map<Source, WaveLine.Terms> terms = new LinkedHashMap<>();

    /** Adds a way to serve the next line. */
    public WaveBuilder option(Source source, Parcel parcel, long cost) {
        terms.put(source, new WaveLine.Terms(parcel, cost));
        return this;
    }

    public Room room(int node, long capacityUnits) {
        return rooms.computeIfAbsent(node, n -> new Room(n, capacityUnits));
    }

    public Source source(int id, Room room, long availableUnits) {
        return sources.computeIfAbsent(id, s -> new Source(s, room, availableUnits));
    }

    public Parcel parcel(int id, long cost) {
        return parcels.computeIfAbsent(id, p -> new Parcel(p, cost));
    }

    /** Ends a line: it has the options added since the last one. Lines of one order follow each other. */
    public WaveLine line(WaveOrder order, long units, long unfilledCost) {
        var line = new WaveLine(lines.size(), order, units, unfilledCost, terms, List.copyOf(terms.keySet()));
        terms = new LinkedHashMap<>();
        lines.add(line);
        return line;
    }

    public Wave build() {
        return new Wave(List.copyOf(lines));
    }
}
