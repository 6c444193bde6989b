package io.tributary.solver.allocation;

import io.tributary.domain.allocation.Budget;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One planning run: prices, repair, then search and proof side by side until proven, or out of work or time. */
final class WaveRun {
    private static final Logger LOG = System.getLogger(WaveRun.class.getName());
    /** Start temperature as a share of a typical parcel's cost. */
    private static final double HOT = 0.1;
    /** End temperature, likewise. */
    private static final double COLD = 0.003;

    /** OptaPlanner's part of the time; ruin-and-recreate, which re-plans far more orders a second, has the rest. */
    private static final double LOCAL_SHARE = 0.1;
    /** One of its evaluations costs about as much as this many re-planned orders. */
    private static final int EVALUATION_WORK = 20;

    private static final int REPAIR_EVERY = 20;
    private static final double PRICES_SHARE = 0.2;

    private final Problem problem;
    private final long seed;
    private final Budget budget;
    private final Deadline deadline;
    private final Workers workers;
    private final int threads;

    private final List<String> engines = new ArrayList<>();
    private final PriceSearch prices;
    private final Incumbent incumbent;
    private boolean cutShort;
    private long work;

    WaveRun(Problem problem, long seed, Budget budget, Deadline deadline, Workers workers, int threads) {
        this.problem = problem;
        this.seed = seed;
        this.budget = budget;
        this.deadline = deadline;
        this.workers = workers;
        this.threads = threads;
        prices = new PriceSearch(problem, new Relaxation(problem, workers, threads));
        incumbent = new Incumbent(new Repair(problem).build(new long[problem.resourceCount()], seed));
    }

    void run() {
        price();
        if (!incumbent.proven()) {
            localSearch();
            search();
        }
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

    private void price() {
        engines.add("prices");
        var repair = new Repair(problem);
        var until = deadline.share(PRICES_SHARE);
        long limit = budget.work() == Budget.UNLIMITED
                ? 2000
                : Math.clamp(budget.work() / 4 / Math.max(1, problem.orderCount), 5, 2000);
        for (long i = 0; i < limit && !prices.stalled() && !incumbent.proven(); i++) {
            if (until.passed()) {
                cutShort = true;
                break;
            }
            prices.iterate(incumbent.cost());
            work += problem.orderCount;
            incumbent.raise(prices.bound());
            if (i % REPAIR_EVERY == REPAIR_EVERY - 1) {
                offer(repair.build(prices.prices(), seed + i));
            }
        }
        offer(repair.build(prices.prices(), seed));
        log("prices");
    }

    private void offer(Assignment assignment) {
        incumbent.offer(assignment.choice, assignment.total());
    }

    private void localSearch() {
        engines.add("optaplanner");
        long evaluations = Math.max(0, budget.work() - work) / EVALUATION_WORK;
        boolean byTime = budget.work() == Budget.UNLIMITED;
        Duration time = deadline.unlimited()
                ? null
                : Duration.ofNanos(Math.max(1, (long) (deadline.secondsLeft() * (byTime ? LOCAL_SHARE : 1) * 1e9)));
        offer(new LocalSearchStage(problem)
                .improve(
                        incumbent.choice(),
                        Math.max(1, (long) (typicalParcel() * HOT)),
                        seed,
                        byTime ? null : Math.max(1, evaluations),
                        time));
        work += byTime ? 0 : evaluations * EVALUATION_WORK / 2;
        log("optaplanner");
    }

    private void search() {
        engines.add("ruin-recreate");
        var start = new Assignment(problem);
        start.load(incumbent.choice());
        var search = new RuinAndRecreate(problem, start, prices.prices(), seed);
        long limit = budget.work() == Budget.UNLIMITED ? Long.MAX_VALUE : Math.max(0, budget.work() - work);
        long typical = typicalParcel();
        cutShort |= search.run(limit, deadline, typical * HOT, typical * COLD, incumbent.bound());
        work += search.work();
        incumbent.offer(search.best(), search.bestTotal());
        log("search");
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

    private long typicalParcel() {
        long sum = 0;
        for (long cost : problem.parcelCost) {
            sum += cost / Math.max(1, problem.parcelCost.length);
        }
        return Math.max(problem.scale, sum);
    }
}
