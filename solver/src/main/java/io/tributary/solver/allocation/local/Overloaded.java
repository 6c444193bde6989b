package io.tributary.solver.allocation.local;

import org.optaplanner.core.api.score.stream.ConstraintJustification;

/** A node was given more than it can handle. */
public record Overloaded(int node, long units, long hardScore) implements ConstraintJustification {}
