package io.tributary.solver.allocation.local;

import org.optaplanner.core.api.score.stream.ConstraintJustification;

/** An order comes in more parcels than its buyer allows. */
public record SplitTooOften(int order, long parcels, long hardScore) implements ConstraintJustification {}
