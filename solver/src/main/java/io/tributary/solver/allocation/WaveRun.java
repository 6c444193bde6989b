package io.tributary.solver.allocation;

import io.tributary.domain.allocation.Budget;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One planning run. Stages, each skipped once the plan is proven: prices and repair; OptaPlanner's local search, then
 * ruin-and-recreate, both beside the knapsack bound; a MIP on what is left, beside clusters. With a work budget every stage has a fixed
 * length and what runs side by side exchanges nothing until both are done, so the plan does not depend on the machine.
 */
final class WaveRun {
    private static final Logger LOG = System.getLogger(WaveRun.class.getName());
    /** Start and end temperature as shares of a typical parcel's cost; packing knapsacks needs more heat. */
    private static final double HOT = 0.05;

    private static final double COLD = 0.003;
    private static final double HOT_KNAPSACK = 0.2;
    private static final double COLD_KNAPSACK = 0.01;

    private static final int REPAIR_EVERY = 20;
    /** Even without time there is a bound worth the name. */
    private static final int LEAST_ITERATIONS = 10;

    private static final int MOST_ITERATIONS = 3000;
    /** Shares of the time that is left when the stage starts. */
    private static final double PRICES_SHARE = 0.2;

    private static final double LOCAL_SHARE = 0.12;
    private static final double LEAST_SEARCH_SHARE = 0.4;
    private static final double MOST_SEARCH_SHARE = 0.9;
    /** OptaPlanner's start alone takes a second on a cold machine; with less time than this, others use it better. */
    private static final double LOCAL_SECONDS = 4;
    /** One of OptaPlanner's evaluations costs about as much as this many re-planned orders. */
    private static final int EVALUATION_WORK = 20;
    /** Zones up to this many options are given to the MIP as a whole. */
    private static final int WHOLE_OPTIONS = 12_000;
    /** One branching node costs about as much as re-planning an order this many times per option. */
    private static final int NODE_WORK = 30;
    /** With work for fewer nodes than this, the MIP is left out: its root alone would take the time of a wave. */
    private static final long LEAST_NODES = 3;

    private final Problem problem;
    private final long seed;
    private final Budget budget;
    private final Deadline deadline;
    private final Workers workers;
    private final boolean byTime;

    private final List<String> engines = new ArrayList<>();
    private final PriceSearch prices;
    private final Incumbent incumbent;
    private long[] surcharge;
    private @Nullable KnapsackBound knapsacks;
    private boolean cutShort;
    private long work;

    WaveRun(Problem problem, long seed, Budget budget, Deadline deadline, Workers workers, int threads) {
        this.problem = problem;
        this.seed = seed;
        this.budget = budget;
        this.deadline = deadline;
        this.workers = workers;
        byTime = budget.work() == Budget.UNLIMITED;
        prices = new PriceSearch(problem, new Relaxation(problem, workers, threads));
        surcharge = new long[problem.optionCount()];
        incumbent = new Incumbent(new Repair(problem).build(surcharge, seed));
    }

    void run() {
        if (byTime) {
            workers.start(MipModel::warmUp);
        }
        price();
        if (!incumbent.proven() && (!byTime || deadline.secondsLeft() > LOCAL_SECONDS)) {
            beside(LOCAL_SHARE, this::localSearch);
        }
        if (!incumbent.proven()) {
            beside(searchShare(), this::ruinAndRecreate);
        }
        if (!incumbent.proven()) {
            finish();
        }
        cutShort |= byTime && !incumbent.proven();
    }

    /** Searches in this thread while another tightens the bound; then adopts its prices. */
    private void beside(double share, Consumer<Deadline> search) {
        var until = byTime ? deadline.share(share) : deadline;
        if (knapsacks == null) {
            search.accept(until);
            return;
        }
        KnapsackBound bound = knapsacks;
        long target = incumbent.cost();
        long limit = iterations(8);
        Future<Long> steps = workers.start(() -> tighten(bound, target, limit, until));
        search.accept(until);
        work += Workers.result(steps) * problem.orderCount;
        incumbent.raise(bound.bound());
        surcharge = bound.bestSurcharge();
        if (!engines.contains("knapsack-bound")) {
            engines.add("knapsack-bound");
            offer(new Repair(problem).build(surcharge, seed));
        }
        log("knapsack-bound");
    }

    private static long tighten(KnapsackBound bound, long target, long limit, Deadline until) {
        long steps = 0;
        while (steps < limit && !bound.stalled() && !until.passed()) {
            bound.iterate(target);
            steps++;
        }
        return steps;
    }

    Incumbent incumbent() {
        return incumbent;
    }

    long[] prices() {
        return prices.prices();
    }

    boolean cutShort() {
        return cutShort;
    }

    long work() {
        return work;
    }

    List<String> engines() {
        return engines;
    }

    private long workLeft() {
        return Math.max(0, budget.work() - work);
    }

    private void price() {
        engines.add("prices");
        var repair = new Repair(problem);
        var until = deadline.share(PRICES_SHARE);
        long limit = iterations(4);
        for (long i = 0; i < limit && !prices.stalled() && !incumbent.proven(); i++) {
            if (i >= LEAST_ITERATIONS && until.passed()) {
                cutShort = true;
                break;
            }
            prices.iterate(incumbent.cost());
            work += problem.orderCount;
            incumbent.raise(prices.bound());
            if (i % REPAIR_EVERY == REPAIR_EVERY - 1) {
                offer(repair.build(prices.bestSurcharge(), seed + i));
            }
        }
        surcharge = prices.bestSurcharge();
        offer(repair.build(surcharge, seed));
        if (problem.hasKnapsacks()) {
            knapsacks = new KnapsackBound(problem, new Relaxation(problem, workers, 1), prices.prices());
        }
        log("prices");
    }

    private long iterations(int shareOfWork) {
        return byTime
                ? MOST_ITERATIONS
                : Math.clamp(workLeft() / shareOfWork / Math.max(1, problem.orderCount), 5, MOST_ITERATIONS);
    }

    private void offer(Assignment assignment) {
        incumbent.offer(assignment.choice, assignment.total());
    }

    private void localSearch(Deadline until) {
        engines.add("optaplanner");
        long evaluations = Math.max(1, workLeft() / 8 / EVALUATION_WORK);
        Duration time = until.unlimited() ? null : Duration.ofNanos(Math.max(1, (long) (until.secondsLeft() * 1e9)));
        long temperature = (long) (problem.typicalParcel() * hot());
        offer(new LocalSearchStage(problem)
                .improve(incumbent.choice(), Math.max(1, temperature), seed, byTime ? null : evaluations, time));
        work += byTime ? 0 : evaluations * EVALUATION_WORK;
        log("optaplanner");
    }

    /** Large zones profit from ruin-and-recreate for longer; small ones are finished by the MIP. */
    private double searchShare() {
        return LEAST_SEARCH_SHARE + (MOST_SEARCH_SHARE - LEAST_SEARCH_SHARE) * Math.min(1, problem.orderCount / 8000.0);
    }

    private double hot() {
        return problem.hasKnapsacks() ? HOT_KNAPSACK : HOT;
    }

    private double cold() {
        return problem.hasKnapsacks() ? COLD_KNAPSACK : COLD;
    }

    private void ruinAndRecreate(Deadline until) {
        ruinAndRecreate(until, byTime ? Long.MAX_VALUE : workLeft() / 2);
    }

    private void ruinAndRecreate(Deadline until, long limit) {
        engines.add("ruin-recreate");
        var start = new Assignment(problem);
        start.load(incumbent.choice());
        var search = new RuinAndRecreate(problem, start, surcharge, seed);
        double parcel = problem.typicalParcel();
        long target = incumbent.bound();
        boolean stopped = search.run(limit, until, parcel * hot(), parcel * cold(), target);
        cutShort |= stopped && !byTime;
        work += search.work();
        incumbent.offer(search.best(), search.bestTotal());
        log("ruin-recreate");
    }

    /**
     * A better plan can only use options whose reduced cost is below the gap. When few are left, a MIP proves the plan or
     * finds the optimum, while clusters are planned again beside it.
     */
    private void finish() {
        long[] reduced = new Relaxation(problem, workers, 1).reducedCosts(surcharge);
        long basis = knapsacks == null ? prices.bound() : knapsacks.bound();
        boolean[] useful = new boolean[reduced.length];
        int count = 0;
        for (int i = 0; i < useful.length; i++) {
            useful[i] = reduced[i] < incumbent.cost() - basis;
            count += useful[i] ? 1 : 0;
        }
        long nodes = byTime ? Long.MAX_VALUE : workLeft() / NODE_WORK / Math.max(1, count);
        Future<Boolean> proof = null;
        if (count <= WHOLE_OPTIONS && nodes >= LEAST_NODES) {
            engines.add("mip");
            int[] start = incumbent.choice();
            proof = workers.start(() -> prove(start, useful, nodes));
        } else if (byTime && knapsacks != null) {
            KnapsackBound bound = knapsacks;
            proof = workers.start(() -> proveByPrices(bound));
        } else if (!byTime) {
            ruinAndRecreate(deadline, workLeft());
        }
        if (byTime) {
            clusters(reduced);
        }
        boolean finished = proof == null || Workers.result(proof);
        cutShort |= !finished && deadline.passed();
        log("finish");
    }

    private boolean prove(int[] start, boolean[] useful, long nodes) {
        long cost = incumbent.cost();
        var model = new MipModel(problem);
        for (int o = 0; o < problem.orderCount; o++) {
            model.order(o, problem.available, start, useful);
        }
        var outcome = model.solve(start, deadline.secondsLeft(), nodes);
        model.delete();
        var assignment = new Assignment(problem);
        if (outcome.found() && assignment.tryLoad(outcome.choice())) {
            offer(assignment);
        }
        // What was left out cannot beat the plan that there was, so its cost bounds that part.
        incumbent.raise(Math.min(outcome.bound(), cost));
        return outcome.proven();
    }

    private boolean proveByPrices(KnapsackBound bound) {
        while (!bound.stalled() && !deadline.passed() && !incumbent.proven()) {
            bound.iterate(incumbent.cost());
            incumbent.raise(bound.bound());
        }
        return true;
    }

    private void clusters(long[] reduced) {
        if (deadline.passed()) {
            return;
        }
        engines.add("clusters");
        var search = new ClusterSearch(problem, incumbent.choice(), reduced, problem.typicalParcel() / 2, seed);
        while (!deadline.passed() && !incumbent.proven()) {
            search.improve(deadline.secondsLeft());
            incumbent.offer(search.choice(), search.total());
            log("cluster");
        }
    }

    private void log(String stage) {
        if (LOG.isLoggable(Level.DEBUG)) {
            LOG.log(
                    Level.DEBUG,
                    String.format(
                            "%s: at %.3f of the time, cost %d, bound %d, work %d",
                            stage,
                            deadline.progress(),
                            incumbent.cost() / problem.scale,
                            incumbent.bound() / problem.scale,
                            work));
        }
    }
}
