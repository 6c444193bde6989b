package io.tributary.analytics.forecast;

import io.tributary.analytics.Cholesky;
import io.tributary.analytics.demand.WeekCalendar;
import io.tributary.domain.forecast.DemandFactors;
import io.tributary.domain.forecast.DemandSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What promotion, festival, content heat and price do to demand, as factors exp(βx), learned over all series and then
 * per category, where the category is drawn towards the whole. A Poisson pseudo-likelihood regression (Santos Silva and
 * Tenreyro, Review of Economics and Statistics 88, 2006) on each series' own moving level, which copes with zeros; level
 * and effects take turns.
 */
final class EventEffects {
    private static final int EFFECTS = 4;
    private static final int PROMOTION = 0;
    private static final int FESTIVAL = 1;
    private static final int HEAT = 2;
    private static final int PRICE = 3;
    private static final int TURNS = 4;
    private static final int FESTIVAL_TURNS = 3;
    private static final int NEWTON_STEPS = 6;
    private static final int LEVEL_SIDE = 10;
    /** Prior deviation of an effect around no effect, and of a category's around the whole. */
    private static final double PRIOR_DEVIATION = .7;

    private static final double MOST = 4;

    private EventEffects() {}

    /** Prepares every series: lost sales filled in, lifts of events for history and horizon. */
    static List<PreparedSeries> remove(List<DemandSeries> demand, int horizon) {
        return remove(demand, horizon, WeekCalendar.NONE);
    }

    /**
     * The same, with what the calendar does: learned from what the events leave, over all series and then what a
     * category has of its own.
     *
     * @param calendar its weeks are the periods of the panel
     */
    static List<PreparedSeries> remove(List<DemandSeries> demand, int horizon, WeekCalendar calendar) {
        return observe(demand, horizon, calendar).stream()
                .map(Observed::prepared)
                .toList();
    }

    /** The series with what was found to move them. */
    static List<Observed> observe(List<DemandSeries> demand, int horizon, WeekCalendar calendar) {
        List<Observed> observed = demand.stream().map(Observed::new).toList();
        Map<String, double[]> effects = new HashMap<>();
        List<Observed> informed =
                observed.stream().filter(one -> one.hasFactors).toList();
        if (!informed.isEmpty()) {
            double[] whole = fit(informed, new double[EFFECTS]);
            Map<String, List<Observed>> categories = new HashMap<>();
            informed.forEach(one -> categories
                    .computeIfAbsent(one.category(), key -> new ArrayList<>())
                    .add(one));
            categories.forEach((key, members) ->
                    effects.put(key, members.size() == informed.size() ? whole : fit(members, whole)));
        }
        observed.forEach(one -> one.events(effects.getOrDefault(one.category(), new double[EFFECTS]), horizon));
        if (calendar.events() > 0) {
            festivals(observed, calendar);
        }
        return observed;
    }

    private static void festivals(List<Observed> observed, WeekCalendar calendar) {
        var model = new FestivalEffects(calendar);
        Map<String, List<Observed>> categories =
                observed.stream().collect(Collectors.groupingBy(Observed::category, TreeMap::new, Collectors.toList()));
        int weeks = observed.stream()
                .mapToInt(one -> one.source.firstPeriod() + one.lift.length)
                .max()
                .orElse(0);
        for (int turn = 0; turn < FESTIVAL_TURNS; turn++) {
            observed.parallelStream().forEach(Observed::calmLevel);
            double[] whole = model.learn(remainders(observed, week -> 0));
            categories.values().parallelStream().forEach(members -> {
                double[] own = members.size() == observed.size()
                        ? new double[whole.length]
                        : model.learn(remainders(members, week -> model.logLift(whole, week)));
                Arrays.setAll(own, i -> own[i] + whole[i]);
                double[] lifts = new double[weeks];
                Arrays.setAll(lifts, week -> Math.exp(model.logLift(own, week)));
                int[] felt = model.events(own);
                members.forEach(one -> one.festivals(lifts, felt));
            });
        }
    }

    /** The logarithm of the series' demand over what was expected of it without the calendar, less what is explained. */
    private static double[] remainders(List<Observed> series, IntToDoubleFunction explained) {
        int weeks =
                series.stream().mapToInt(one -> one.source.endPeriod()).max().orElse(0);
        double[] wanted = new double[weeks];
        double[] usual = new double[weeks];
        for (Observed one : series) {
            one.addTo(wanted, usual);
        }
        double[] remainders = new double[weeks];
        Arrays.setAll(
                remainders,
                week -> usual[week] > 0
                        ? Math.log((wanted[week] + .5) / (usual[week] + .5)) - explained.applyAsDouble(week)
                        : Double.NaN);
        return remainders;
    }

    private static double[] fit(List<Observed> series, double[] prior) {
        double[] effects = prior.clone();
        for (int turn = 0; turn < TURNS; turn++) {
            double[] current = effects.clone();
            series.parallelStream().forEach(one -> one.level(current));
            double spread = spread(series, effects);
            for (int i = 0; i < NEWTON_STEPS; i++) {
                step(series, effects, prior, spread);
            }
        }
        return effects;
    }

    /** How much more than Poisson demand varies; the prior weighs that much more. */
    private static double spread(List<Observed> series, double[] effects) {
        double sum = 0;
        int count = 0;
        for (Observed one : series) {
            for (int i = 0; i < one.demand.length; i++) {
                double expected = one.expected(i, effects);
                if (expected > 0) {
                    sum += (one.demand[i] - expected) * (one.demand[i] - expected) / expected;
                    count++;
                }
            }
        }
        return Math.max(1, count == 0 ? 1 : sum / count);
    }

    private static void step(List<Observed> series, double[] effects, double[] prior, double spread) {
        double[] gradient = new double[EFFECTS];
        double[][] curvature = new double[EFFECTS][EFFECTS];
        for (Observed one : series) {
            for (int i = 0; i < one.demand.length; i++) {
                double expected = one.expected(i, effects);
                if (expected > 0) {
                    for (int a = 0; a < EFFECTS; a++) {
                        double x = one.inputs[i * EFFECTS + a];
                        gradient[a] += (one.demand[i] - expected) * x;
                        for (int b = 0; b <= a; b++) {
                            curvature[a][b] += expected * x * one.inputs[i * EFFECTS + b];
                        }
                    }
                }
            }
        }
        double weight = spread / (PRIOR_DEVIATION * PRIOR_DEVIATION);
        for (int a = 0; a < EFFECTS; a++) {
            gradient[a] -= weight * (effects[a] - prior[a]);
            curvature[a][a] += weight;
        }
        double[] move = Cholesky.solve(curvature, gradient);
        for (int a = 0; a < EFFECTS; a++) {
            effects[a] = Math.clamp(effects[a] + Math.clamp(move[a], -.5, .5), -MOST, MOST);
        }
    }

    /** One series with its inputs, and the level that it would have had without events. */
    static final class Observed {
        private final DemandSeries source;
        private final double[] demand;
        private final boolean hasFactors;
        private final double usualPrice;
        private final double[] inputs;
        private final double[] level;
        private double[] effects = new double[EFFECTS];
        private double[] lift = new double[0];
        private double[] calendarLift = new double[0];
        private int[] felt = new int[0];

        Observed(DemandSeries source) {
            this.source = source;
            this.demand = LostSales.fill(source);
            DemandFactors factors = source.factors();
            this.hasFactors = factors.hasEvents() || factors.hasPrice();
            this.usualPrice = usualPrice(source);
            this.inputs = new double[hasFactors ? demand.length * EFFECTS : 0];
            for (int i = 0; i < demand.length && hasFactors; i++) {
                System.arraycopy(inputs(i), 0, inputs, i * EFFECTS, EFFECTS);
            }
            this.level = new double[demand.length];
        }

        String category() {
            return source.category() == null ? "" : source.category();
        }

        private double[] inputs(int index) {
            DemandFactors factors = source.factors();
            double[] x = new double[EFFECTS];
            x[PROMOTION] = factors.promotion(index);
            x[FESTIVAL] = factors.festival(index);
            x[HEAT] = Math.log(Math.clamp(factors.heat(index), .05, 20));
            double price = factors.price(index);
            x[PRICE] = price > 0 && usualPrice > 0 ? Math.clamp(Math.log(price / usualPrice), -.7, .7) : 0;
            return x;
        }

        /** The mean of base demand around each period, which is demand over the current lift. */
        void level(double[] effects) {
            level(i -> lift(inputs, i * EFFECTS, effects));
        }

        private void level(IntToDoubleFunction lifts) {
            double[] sums = new double[demand.length + 1];
            for (int i = 0; i < demand.length; i++) {
                sums[i + 1] = sums[i] + demand[i] / lifts.applyAsDouble(i);
            }
            for (int i = 0; i < demand.length; i++) {
                int from = Math.max(0, i - LEVEL_SIDE);
                int to = Math.min(demand.length, i + LEVEL_SIDE + 1);
                level[i] = (sums[to] - sums[from]) / (to - from);
            }
        }

        /** Expected demand; zero where the period says nothing. */
        double expected(int index, double[] effects) {
            return source.stockOut(index) ? 0 : level[index] * lift(inputs, index * EFFECTS, effects);
        }

        /** Sets the lifts of promotion, festival, heat and price. */
        void events(double[] effects, int horizon) {
            this.effects = effects;
            lift = new double[demand.length + horizon];
            Arrays.setAll(lift, i -> hasFactors ? lift(inputs(i), 0, effects) : 1);
            calendarLift = new double[lift.length];
            Arrays.fill(calendarLift, 1);
        }

        /** The mean of demand around each period without events and calendar. */
        void calmLevel() {
            level(i -> lift[i] * calendarLift[i]);
        }

        /** Expected demand without some kinds of events. */
        double[] without(Set<EventBaseline.Without> kinds) {
            calmLevel();
            double[] others = effects.clone();
            for (EventBaseline.Without kind : kinds) {
                switch (kind) {
                    case PROMOTION -> others[PROMOTION] = 0;
                    case FESTIVAL -> others[FESTIVAL] = 0;
                    case HEAT -> others[HEAT] = 0;
                    case CALENDAR -> {}
                }
            }
            boolean calendar = !kinds.contains(EventBaseline.Without.CALENDAR);
            double[] expected = new double[demand.length];
            Arrays.setAll(
                    expected,
                    i -> level[i]
                            * (hasFactors ? lift(inputs, i * EFFECTS, others) : 1)
                            * (calendar ? calendarLift[i] : 1));
            return expected;
        }

        void addTo(double[] wanted, double[] usual) {
            for (int i = 0; i < demand.length; i++) {
                int week = source.firstPeriod() + i;
                if (week >= 0 && !source.stockOut(i)) {
                    wanted[week] += demand[i];
                    usual[week] += level[i] * lift[i];
                }
            }
        }

        void festivals(double[] lifts, int[] events) {
            Arrays.setAll(calendarLift, i -> source.firstPeriod() + i < 0 ? 1 : lifts[source.firstPeriod() + i]);
            felt = events;
        }

        PreparedSeries prepared() {
            double[] both = new double[lift.length];
            Arrays.setAll(both, i -> lift[i] * calendarLift[i]);
            return new PreparedSeries(source, demand, both, calendarLift, felt);
        }

        private static double lift(double[] inputs, int from, double[] effects) {
            double sum = 0;
            for (int a = 0; a < EFFECTS; a++) {
                sum += effects[a] * inputs[from + a];
            }
            return Math.exp(Math.clamp(sum, -1.6, 1.6));
        }

        private static double usualPrice(DemandSeries source) {
            double sum = 0;
            int count = 0;
            for (int i = 0; i < source.length(); i++) {
                if (source.factors().price(i) > 0) {
                    sum += Math.log(source.factors().price(i));
                    count++;
                }
            }
            return count == 0 ? Double.NaN : Math.exp(sum / count);
        }
    }
}
