package io.tributary.analytics.risk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * For every case, the shrunken rate of lateness of each of its groups as it could be known when it was asked for, in log
 * odds over the overall rate, at two speeds of forgetting; and the logarithm of how many deliveries stand behind it.
 */
final class AsOfRates {
    private static final double[] HALF_LIVES_DAYS = {365, 1_500};
    private static final double MILLIS_PER_DAY = 86_400_000;
    private static final double PRIOR_RATE = .1;
    private static final double PRIOR_CASES = 5;

    private AsOfRates() {}

    /** One row of inputs per case, in the order given. */
    static double[][] of(List<LatenessCase> cases) {
        double[][] inputs = new double[cases.size()][];
        List<Integer> asked = order(cases, Comparator.comparing(LatenessCase::askedOn));
        List<Integer> recorded = order(cases, Comparator.comparing(LatenessCase::recordedOn));
        List<Tallies> speeds = new ArrayList<>();
        for (double halfLife : HALF_LIVES_DAYS) {
            speeds.add(new Tallies(halfLife));
        }
        int next = 0;
        for (int i : asked) {
            LatenessCase question = cases.get(i);
            while (next < recorded.size()
                    && cases.get(recorded.get(next)).recordedOn().isBefore(question.askedOn())) {
                LatenessCase known = cases.get(recorded.get(next++));
                speeds.forEach(tallies -> tallies.add(known));
            }
            inputs[i] = row(question, speeds);
        }
        return inputs;
    }

    private static double[] row(LatenessCase question, List<Tallies> speeds) {
        int groups = question.groups().size();
        int attributes = question.attributes().size();
        double[] row = new double[attributes + 2 * groups * speeds.size()];
        for (int a = 0; a < attributes; a++) {
            row[a] = question.attributes().get(a);
        }
        int at = attributes;
        for (Tallies tallies : speeds) {
            at = tallies.describe(question, row, at);
        }
        return row;
    }

    private static List<Integer> order(List<LatenessCase> cases, Comparator<LatenessCase> by) {
        List<Integer> order = new ArrayList<>(cases.size());
        for (int i = 0; i < cases.size(); i++) {
            order.add(i);
        }
        order.sort((a, b) -> by.thenComparing(LatenessCase::id).compare(cases.get(a), cases.get(b)));
        return order;
    }

    /** Fading counts per group. */
    private static final class Tallies {
        private final double halfLifeDays;
        private final Map<String, Tally> tallies = new HashMap<>();
        private final Tally all = new Tally();

        Tallies(double halfLifeDays) {
            this.halfLifeDays = halfLifeDays;
        }

        void add(LatenessCase known) {
            double day = known.recordedOn().toEpochMilli() / MILLIS_PER_DAY;
            all.add(day, known.late(), halfLifeDays);
            for (int g = 0; g < known.groups().size(); g++) {
                tallies.computeIfAbsent(key(known, g), k -> new Tally()).add(day, known.late(), halfLifeDays);
            }
        }

        int describe(LatenessCase question, double[] row, int from) {
            int at = from;
            double day = question.askedOn().toEpochMilli() / MILLIS_PER_DAY;
            double overall = all.rate(day, PRIOR_RATE, halfLifeDays);
            for (int g = 0; g < question.groups().size(); g++) {
                Tally tally = tallies.getOrDefault(key(question, g), new Tally());
                row[at++] = logOdds(tally.rate(day, overall, halfLifeDays)) - logOdds(overall);
                row[at++] = Math.log1p(tally.seen(day, halfLifeDays));
            }
            return at;
        }

        private static String key(LatenessCase one, int group) {
            return group + "|" + one.groups().get(group);
        }
    }

    private static double logOdds(double chance) {
        return Math.log(chance / (1 - chance));
    }

    private static final class Tally {
        private double seen;
        private double late;
        private double day;

        void add(double now, boolean wasLate, double halfLife) {
            double kept = Math.pow(.5, (now - day) / halfLife);
            seen = kept * seen + 1;
            late = kept * late + (wasLate ? 1 : 0);
            day = now;
        }

        double seen(double now, double halfLife) {
            return seen * Math.pow(.5, (now - day) / halfLife);
        }

        double rate(double now, double prior, double halfLife) {
            double kept = Math.pow(.5, (now - day) / halfLife);
            return (kept * late + PRIOR_CASES * prior) / (kept * seen + PRIOR_CASES);
        }
    }
}
