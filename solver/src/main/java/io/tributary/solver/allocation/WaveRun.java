package io.tributary.solver.allocation;

import io.tributary.domain.allocation.Budget;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One planning run. Stages, each skipped once the plan is proven: prices and repair; the knapsack bound; where few
 * options are left, a MIP beside the search; OptaPlanner's local search beside more of the bound; annealing on both
 * cores; a MIP or colder annealing to the end. With a work budget every stage has a fixed length and what runs side by
 * side exchanges nothing until both are done, so the plan does not depend on the machine.
 */
final class WaveRun {
    private static final Logger LOG = System.getLogger(WaveRun.class.getName());
    /** Start and end temperature as shares of a typical parcel's cost; packing knapsacks needs more heat. */
    private static final double HOT = 0.05;

    private static final double COLD = 0.003;
    private static final double HOT_KNAPSACK = 0.1;
    private static final double COLD_KNAPSACK = 0.005;
    /** Heat of the second search, as a share of the first one's. */
    private static final double REHEAT = 0.3;
    /** Options with a reduced cost up to this share of a typical parcel are worth trying. */
    private static final double WISHES = 0.5;

    private static final int REPAIR_EVERY = 20;
    /** Even without time there is a bound worth the name. */
    private static final int LEAST_ITERATIONS = 10;

    private static final int MOST_ITERATIONS = 3000;
    /** Shares of the time that is left when the stage starts. */
    private static final double PRICES_SHARE = 0.2;

    private static final double KNAPSACK_SHARE = 0.06;
    private static final double LOCAL_SHARE = 0.04;
    private static final double SEARCH_SHARE = 0.7;
    /** OptaPlanner's start alone takes a second on a cold machine; with less time than this, others use it better. */
    private static final double LOCAL_SECONDS = 4;
    /** One of OptaPlanner's evaluations costs about as much as this many re-planned orders. */
    private static final int EVALUATION_WORK = 20;
    /** HiGHS looks at the clock now and then only. */
    private static final double PROOF_TIME = 0.95;
    /** Zones up to this many options are given to the MIP at once, before there are prices to leave options out by. */
    private static final int SMALL_OPTIONS = 4_000;
    /** Zones up to this many useful options are given to the MIP as a whole. */
    private static final int WHOLE_OPTIONS = 12_000;
    /** One branching node costs about as much as re-planning an order this many times per option. */
    private static final int NODE_WORK = 30;
    /** With work for fewer nodes than this, the MIP is left out: its root alone would take the time of a wave. */
    private static final long LEAST_NODES = 3;
    /**
     * With a work budget the MIP gets no more options than this. Limits on nodes do not limit what a node takes: with 800
     * options one run in four took over five seconds, with 500 it is a twentieth of a second.
     */
    private static final int PROVABLE_BY_WORK = 600;
    /** A search with a work budget has at least about this many temperatures. */
    private static final int LEAST_ROUNDS = 50;

    private final Problem problem;
    private final long seed;
    private final Budget budget;
    private final Deadline deadline;
    private final Workers workers;
    private final boolean byTime;
    private final int threads;

    private final List<String> engines = new ArrayList<>();
    private final PriceSearch prices;
    private final Incumbent incumbent;
    private long[] surcharge;
    private @Nullable KnapsackBound knapsacks;
    private boolean cutShort;
    private boolean triedProof;
    private long work;

    WaveRun(Problem problem, long seed, Budget budget, Deadline deadline, Workers workers, int threads) {
        this.problem = problem;
        this.seed = seed;
        this.budget = budget;
        this.deadline = deadline;
        this.workers = workers;
        this.threads = threads;
        byTime = budget.work() == Budget.UNLIMITED;
        prices = new PriceSearch(problem, new Relaxation(problem, workers, threads));
        surcharge = new long[problem.optionCount()];
        incumbent = new Incumbent(new Repair(problem).build(surcharge, seed));
    }

    void run() {
        Future<Boolean> early = byTime ? startEarly() : null;
        price();
        if (!incumbent.proven() && knapsacks != null) {
            boundByKnapsacks();
        }
        if (!incumbent.proven() && early != null) {
            searchBeside(early);
        } else if (!incumbent.proven() && byTime) {
            tryProof();
        }
        if (!incumbent.proven() && (!byTime || deadline.secondsLeft() > LOCAL_SECONDS)) {
            beside(LOCAL_SHARE, this::localSearch);
        }
        if (!incumbent.proven()) {
            anneal(byTime ? deadline.share(SEARCH_SHARE) : deadline, byTime ? Long.MAX_VALUE : workLeft() / 2, 1, null);
        }
        if (!incumbent.proven()) {
            finish();
        }
        cutShort |= byTime && !incumbent.proven();
    }

    /** Starts the proof of a small zone; for a larger one only loads the library that will be needed. */
    private @Nullable Future<Boolean> startEarly() {
        if (threads == 1 || problem.optionCount() > SMALL_OPTIONS) {
            workers.start(MipModel::warmUp);
            return null;
        }
        engines.add("mip");
        triedProof = true;
        boolean[] all = new boolean[problem.optionCount()];
        Arrays.fill(all, true);
        int[] start = incumbent.choice();
        return workers.start(() -> prove(start, all, Long.MAX_VALUE));
    }

    /** Both cores on the knapsack bound, whose prices are far better to search with than those before. */
    private void boundByKnapsacks() {
        engines.add("knapsack-bound");
        work += tighten(knapsacks, incumbent.cost(), iterations(8), byTime ? deadline.share(KNAPSACK_SHARE) : deadline)
                * problem.orderCount;
        adoptKnapsacks();
    }

    private void adoptKnapsacks() {
        incumbent.raise(knapsacks.bound());
        surcharge = knapsacks.bestSurcharge();
        offer(new Repair(problem).build(surcharge, seed));
        log("knapsack-bound");
    }

    /** Searches in this thread while another tightens the bound; then adopts its prices. */
    private void beside(double share, Consumer<Deadline> search) {
        var until = byTime ? deadline.share(share) : deadline;
        if (knapsacks == null || !byTime) {
            search.accept(until);
            return;
        }
        KnapsackBound bound = knapsacks;
        long target = incumbent.cost();
        Future<Long> steps = workers.start(() -> tighten(bound, target, MOST_ITERATIONS, until));
        search.accept(until);
        work += Workers.result(steps) * problem.orderCount;
        adoptKnapsacks();
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
            knapsacks = new KnapsackBound(problem, new Relaxation(problem, workers, threads), prices.prices());
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

    private double hot() {
        return problem.hasKnapsacks() ? HOT_KNAPSACK : HOT;
    }

    private double cold() {
        return problem.hasKnapsacks() ? COLD_KNAPSACK : COLD;
    }

    /**
     * @param heat share of the usual start temperature
     * @param proof what else is running: one core is left to it, and the search ends when it is done; null for nothing
     */
    private void anneal(Deadline until, long limit, double heat, @Nullable Future<?> proof) {
        engines.add("ruin-recreate");
        var start = new Assignment(problem);
        start.load(incumbent.choice());
        long[] reduced = new Relaxation(problem, workers, 1).reducedCosts(surcharge);
        double parcel = problem.typicalParcel();
        var wishes = new Wishes(problem, reduced, (long) (parcel * WISHES));
        var search = new Annealing(problem, start, surcharge, wishes, workers, seed, limit / LEAST_ROUNDS);
        double hottest = parcel * Math.max(hot() * heat, cold());
        while (search.work() < limit && !incumbent.proven() && !(byTime && until.passed())) {
            if (proof != null && proof.isDone()) {
                break;
            }
            if (!byTime && deadline.passed()) {
                cutShort = true;
                break;
            }
            double progress = byTime ? until.progress() : (double) search.work() / limit;
            double temperature = hottest * Math.pow(parcel * cold() / hottest, progress);
            search.round(until, temperature, threads > 1 && proof == null);
            incumbent.offer(search.best(), search.bestTotal());
        }
        work += search.work();
        log("ruin-recreate");
    }

    /** Options that a better plan could use: those whose reduced cost is below the gap. */
    private boolean[] useful() {
        long[] reduced = new Relaxation(problem, workers, 1).reducedCosts(surcharge);
        long basis = knapsacks == null ? prices.bound() : knapsacks.bound();
        boolean[] useful = new boolean[reduced.length];
        for (int i = 0; i < useful.length; i++) {
            useful[i] = reduced[i] < incumbent.cost() - basis;
        }
        return useful;
    }

    private static int count(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    /** A small zone, or one whose gap leaves few options: a MIP proves it, or finds the optimum, beside the search. */
    private void tryProof() {
        boolean[] useful = useful();
        if (!triedProof && count(useful) <= WHOLE_OPTIONS) {
            triedProof = true;
            engines.add("mip");
            int[] start = incumbent.choice();
            searchBeside(workers.start(() -> prove(start, useful, Long.MAX_VALUE)));
        }
    }

    private void searchBeside(Future<Boolean> proof) {
        anneal(deadline, Long.MAX_VALUE, 1, proof);
        Workers.finishedBy(proof, deadline);
    }

    /** What is left of the budget: a MIP where few options are left, else the search once more, from lower heat. */
    private void finish() {
        if (byTime) {
            tryProof();
            if (!incumbent.proven() && !deadline.passed()) {
                anneal(deadline, Long.MAX_VALUE, REHEAT, null);
            }
        } else {
            boolean[] useful = useful();
            int count = count(useful);
            long nodes = workLeft() / NODE_WORK / Math.max(1, count);
            if (count <= PROVABLE_BY_WORK && nodes >= LEAST_NODES) {
                engines.add("mip");
                cutShort |= !prove(incumbent.choice(), useful, nodes) && deadline.passed();
            } else {
                anneal(deadline, workLeft(), REHEAT, null);
            }
        }
        log("finish");
    }

    private boolean prove(int[] start, boolean[] useful, long nodes) {
        long cost = incumbent.cost();
        MipModel.Outcome outcome = byTime && ProofModel.supported()
                ? new ProofModel(problem, useful).solve(deadline.secondsLeft() * PROOF_TIME)
                : branch(start, useful, nodes);
        var assignment = new Assignment(problem);
        if (outcome.found() && assignment.tryLoad(outcome.choice())) {
            offer(assignment);
        }
        // What was left out cannot beat the plan that there was, so its cost bounds that part.
        incumbent.raise(Math.min(outcome.bound(), cost));
        return outcome.proven();
    }

    private MipModel.Outcome branch(int[] start, boolean[] useful, long nodes) {
        var model = new MipModel(problem);
        for (int o = 0; o < problem.orderCount; o++) {
            model.order(o, problem.available, start, useful);
        }
        var outcome = model.solve(start, deadline.secondsLeft(), nodes);
        model.delete();
        return outcome;
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
