package io.tributary.solver.allocation;

import com.google.ortools.Loader;
import com.google.ortools.modelbuilder.LinearExpr;
import com.google.ortools.modelbuilder.LinearExprBuilder;
import com.google.ortools.modelbuilder.ModelBuilder;
import com.google.ortools.modelbuilder.ModelSolver;
import com.google.ortools.modelbuilder.SolveStatus;
import com.google.ortools.modelbuilder.Variable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A whole problem as a mixed-integer programme for HiGHS, which proves small zones several times faster than
 * {@link MipModel}'s SCIP, but cannot be stopped after a number of nodes. The same formulation: a line is served by one
 * option or stays unfilled; an option needs its parcel; contended resources have room.
 */
final class ProofModel {
    private static final String SOLVER = "highs";
    private static final Logger LOG = System.getLogger(ProofModel.class.getName());
    /** Solvers work in floating point; a proven cost is lowered by this share, and minor units, to stay valid. */
    private static final double RELATIVE_SAFETY = 1e-7;

    private static final double FEASIBILITY = 1e-6;
    private static final double LONGEST = 1e6;

    private final Problem problem;
    private final ModelBuilder model = new ModelBuilder();
    private final LinearExprBuilder cost = LinearExpr.newBuilder();
    private final Map<Integer, Variable> options = new HashMap<>();
    private final Map<Integer, LinearExprBuilder> resources = new HashMap<>();

    static {
        Loader.loadNativeLibraries();
    }

    /** Offers the options that are allowed only. */
    ProofModel(Problem problem, boolean[] allowed) {
        this.problem = problem;
        for (int o = 0; o < problem.orderCount; o++) {
            order(o, allowed);
        }
        resources.forEach((resource, taken) -> model.addLessOrEqual(taken, problem.available[resource]));
        model.minimize(cost);
    }

    /**
     * Whether HiGHS can be used here. Twice in some hundred starts a Java machine did not find the library's first
     * symbol just after loading it; SCIP then proves in its place, so that no plan is lost to that.
     */
    static boolean supported() {
        try {
            return new ModelSolver(SOLVER).solverIsSupported();
        } catch (UnsatisfiedLinkError e) {
            LOG.log(Level.WARNING, "HiGHS cannot be linked, SCIP proves in its place", e);
            return false;
        }
    }

    private void order(int order, boolean[] allowed) {
        Map<Integer, Variable> parcels = new HashMap<>();
        for (int l = problem.lineStart[order]; l < problem.lineStart[order + 1]; l++) {
            cost.add(minor(problem.unfilled[l]));
            LinearExprBuilder once = LinearExpr.newBuilder();
            for (int i = problem.optionStart[l]; i < problem.optionStart[l + 1]; i++) {
                if (allowed[i]) {
                    once.add(option(i, l, parcels));
                }
            }
            model.addLessOrEqual(once, 1);
        }
        if (problem.maxParcels[order] < parcels.size()) {
            LinearExprBuilder opened = LinearExpr.newBuilder();
            parcels.values().forEach(opened::add);
            model.addLessOrEqual(opened, problem.maxParcels[order]);
        }
    }

    private Variable option(int i, int line, Map<Integer, Variable> parcels) {
        int parcel = problem.optionParcel[i];
        Variable opened = parcels.get(parcel);
        if (opened == null) {
            opened = model.newBoolVar("");
            cost.addTerm(opened, minor(problem.parcelCost[parcel]));
            parcels.put(parcel, opened);
        }
        Variable served = model.newBoolVar("");
        // Counted from "everything is unfilled", so that a line needs no variable for being unfilled.
        cost.addTerm(served, minor(problem.optionCost[i]) - minor(problem.unfilled[line]));
        model.addLessOrEqual(served, opened);
        take(problem.optionStock[i], served, problem.units[line]);
        take(problem.capacityOf(problem.optionNode[i]), served, problem.units[line]);
        options.put(i, served);
        return served;
    }

    private void take(int resource, Variable served, long units) {
        if (problem.contended[resource]) {
            resources.computeIfAbsent(resource, r -> LinearExpr.newBuilder()).addTerm(served, units);
        }
    }

    private double minor(long money) {
        return (double) money / problem.scale;
    }

    /** Solves within these seconds. Without a proof the bound is 0: what HiGHS says of it then is not relied on. */
    MipModel.Outcome solve(double seconds) {
        if (options.isEmpty()) { // which HiGHS calls an error
            return nothingToServe();
        }
        var solver = new ModelSolver(SOLVER);
        if (seconds < LONGEST) {
            solver.setTimeLimit(Duration.ofMillis(Math.max(1, (long) (seconds * 1000))));
        }
        solver.setSolverSpecificParameters("output_flag=false\nmip_rel_gap=0");
        SolveStatus status = solver.solve(model);
        boolean proven = status == SolveStatus.OPTIMAL;
        boolean found = proven || status == SolveStatus.FEASIBLE;
        int[] choice = new int[problem.lineCount()];
        Arrays.fill(choice, Problem.NONE);
        if (found) {
            options.forEach((i, served) -> {
                if (solver.getValue(served) > 0.5) {
                    choice[problem.optionLine[i]] = i;
                }
            });
        }
        double least = proven ? proven(solver.getObjectiveValue(), solver.getBestObjectiveBound()) : 0;
        double safe = least - Math.abs(least) * RELATIVE_SAFETY - FEASIBILITY;
        return new MipModel.Outcome(choice, found, (long) Math.max(0, Math.floor(safe * problem.scale)), proven);
    }

    private MipModel.Outcome nothingToServe() {
        int[] choice = new int[problem.lineCount()];
        Arrays.fill(choice, Problem.NONE);
        return new MipModel.Outcome(
                choice, true, Arrays.stream(problem.unfilled).sum(), true);
    }

    /** Where presolve alone finds the optimum, HiGHS leaves its bound at 0. */
    private static double proven(double objective, double bound) {
        return bound > 0 ? Math.min(objective, bound) : objective;
    }
}
