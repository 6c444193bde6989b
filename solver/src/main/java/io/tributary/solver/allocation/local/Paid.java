package io.tributary.solver.allocation.local;

import org.optaplanner.core.api.score.stream.ConstraintJustification;

/**
 * A cost of the plan.
 *
 * @param constraint which of the constraints
 * @param id the line or parcel that it is paid for
 * @param cost in the problem's money
 */
public record Paid(String constraint, int id, long cost) implements ConstraintJustification {}
