package io.tributary.solver.allocation.local;

import org.optaplanner.core.api.score.stream.ConstraintJustification;

/** More of a source was taken than there is. */
public record Oversold(int source, long units, long hardScore) implements ConstraintJustification {}
