package io.tributary.solver.allocation;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some orders of a problem as a mixed-integer programme, solved by a library. A line is served by one option or stays
 * unfilled; an option needs its parcel; what the orders take of contended resources stays within the room they have.
 */
final class MipModel {
    /** Solvers work in floating point; bounds are lowered by this share, and this many minor units, to stay valid. */
    private static final double RELATIVE_SAFETY = 1e-7;

    private static final double FEASIBILITY = 1e-6;

    private static final double LONGEST = 1e6;

    private final Problem problem;
    private final MPSolver solver;
    private final Map<Integer, MPVariable> options = new HashMap<>();
    private final Map<Integer, MPConstraint> resources = new HashMap<>();
    private final MPObjective objective;
    private final List<MPVariable> variables = new ArrayList<>();
    private final List<Double> hints = new ArrayList<>();
    private double constant;

    /**
     * @param choice the option of every line of the problem
     * @param found whether the choice is a plan, and not just what was there before
     * @param bound a valid lower bound for these orders in the room that they have
     * @param proven whether the plan found is optimal
     */
    record Outcome(int[] choice, boolean found, long bound, boolean proven) {}

    static {
        Loader.loadNativeLibraries();
    }

    /** Loads the native library, which takes part of a second the first time. */
    static boolean warmUp() {
        return true;
    }

    /**
     * @throws IllegalStateException when OR-Tools was built without SCIP
     */
    MipModel(Problem problem) {
        this.problem = problem;
        MPSolver created = MPSolver.createSolver("SCIP");
        if (created == null) {
            throw new IllegalStateException(
                    "OR-Tools was built without SCIP. Maybe the native library is another one.");
        }
        solver = created;
        objective = solver.objective();
        objective.setMinimization();
    }

    /** Adds an order; {@code current} is its present choice by line, as a start. */
    void order(int order, long[] room, int[] current, boolean @Nullable [] allowed) {
        Map<Integer, MPVariable> parcels = new HashMap<>();
        for (int l = problem.lineStart[order]; l < problem.lineStart[order + 1]; l++) {
            constant += minor(problem.unfilled[l]);
            MPConstraint once = solver.makeConstraint(Double.NEGATIVE_INFINITY, 1);
            for (int i = problem.optionStart[l]; i < problem.optionStart[l + 1]; i++) {
                if ((allowed == null || allowed[i]) && fits(i, room)) {
                    option(i, l, room, once, parcels, current[l] == i);
                }
            }
        }
        if (problem.maxParcels[order] < parcels.size()) {
            MPConstraint limit = solver.makeConstraint(0, problem.maxParcels[order]);
            parcels.values().forEach(parcel -> limit.setCoefficient(parcel, 1));
        }
    }

    private boolean fits(int option, long[] room) {
        long units = problem.units[problem.optionLine[option]];
        return room[problem.optionStock[option]] >= units
                && room[problem.capacityOf(problem.optionNode[option])] >= units;
    }

    private void option(
            int i, int l, long[] room, MPConstraint once, Map<Integer, MPVariable> parcels, boolean chosen) {
        int parcel = problem.optionParcel[i];
        MPVariable opened = parcels.get(parcel);
        if (opened == null) {
            opened = solver.makeBoolVar("");
            objective.setCoefficient(opened, minor(problem.parcelCost[parcel]));
            parcels.put(parcel, opened);
            hint(opened, 0);
        }
        MPVariable served = solver.makeBoolVar("");
        // Counted from "everything is unfilled", so that a line needs no variable for being unfilled.
        objective.setCoefficient(served, minor(problem.optionCost[i]) - minor(problem.unfilled[l]));
        once.setCoefficient(served, 1);
        MPConstraint needs = solver.makeConstraint(Double.NEGATIVE_INFINITY, 0);
        needs.setCoefficient(served, 1);
        needs.setCoefficient(opened, -1);
        take(problem.optionStock[i], served, problem.units[l], room);
        take(problem.capacityOf(problem.optionNode[i]), served, problem.units[l], room);
        options.put(i, served);
        hint(served, chosen ? 1 : 0);
        if (chosen) {
            hint(opened, 1);
        }
    }

    private void hint(MPVariable variable, double value) {
        variables.add(variable);
        hints.add(value);
    }

    private void take(int resource, MPVariable served, long units, long[] room) {
        if (problem.contended[resource]) {
            resources
                    .computeIfAbsent(resource, r -> solver.makeConstraint(Double.NEGATIVE_INFINITY, room[r]))
                    .setCoefficient(served, units);
        }
    }

    private double minor(long money) {
        return (double) money / problem.scale;
    }

    /** Solves within these seconds and branching nodes; the choice holds the lines of all orders of the problem, with those not added left as they were. */
    Outcome solve(int[] current, double seconds, long nodes) {
        objective.setOffset(constant);
        if (seconds < LONGEST) {
            solver.setTimeLimit(Math.max(1, (long) (seconds * 1000)));
        }
        if (nodes < Long.MAX_VALUE) {
            solver.setSolverSpecificParametersAsString("limits/nodes = " + nodes);
        }
        solver.setHint(
                variables.toArray(MPVariable[]::new),
                hints.stream().mapToDouble(Double::doubleValue).toArray());
        var parameters = new MPSolverParameters();
        parameters.setDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 1e-9);
        MPSolver.ResultStatus status = solver.solve(parameters);
        boolean found = status == MPSolver.ResultStatus.OPTIMAL || status == MPSolver.ResultStatus.FEASIBLE;
        int[] choice = current.clone();
        if (found) {
            options.keySet().forEach(i -> choice[problem.optionLine[i]] = Problem.NONE);
            options.forEach((i, served) -> {
                if (served.solutionValue() > 0.5) {
                    choice[problem.optionLine[i]] = i;
                }
            });
        }
        double bound = objective.bestBound();
        double safe = Double.isFinite(bound) ? bound - Math.abs(bound) * RELATIVE_SAFETY - FEASIBILITY : 0;
        return new Outcome(
                choice,
                found,
                (long) Math.max(0, Math.floor(safe * problem.scale)),
                status == MPSolver.ResultStatus.OPTIMAL);
    }

    void delete() {
        solver.delete();
    }
}
