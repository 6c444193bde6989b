package io.tributary.analytics.risk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chances to be late from a logistic regression on as-of rates and attributes of the order, fitted anew every quarter
 * on the cases recorded by then, newer ones weighing more.
 */
public final class LatenessRegression {
    private static final Duration REFIT = Duration.ofDays(91);
    private static final double HALF_LIFE_DAYS = 1_000;
    private static final int LEAST_CASES = 200;

    private final double penalty;

    /** @param penalty ridge penalty on each standardised coefficient, &gt; 0 */
    public LatenessRegression(double penalty) {
        this.penalty = penalty;
    }

    /**
     * The chance of each case to be late, from nothing recorded on or after it was asked for.
     *
     * @return one chance per case in the order given; NaN before there is enough to learn from
     */
    public double[] chances(List<LatenessCase> cases) {
        double[][] inputs = AsOfRates.of(cases);
        double[] chances = new double[cases.size()];
        List<Integer> asked = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            asked.add(i);
        }
        asked.sort(Comparator.comparing((Integer i) -> cases.get(i).askedOn()));
        Instant refitAt = Instant.MIN;
        Fit fit = new Fit(null);
        for (int i : asked) {
            Instant now = cases.get(i).askedOn();
            if (!now.isBefore(refitAt)) {
                fit = fit(cases, inputs, now);
                refitAt = now.plus(REFIT);
            }
            chances[i] = fit.chance(inputs[i]);
        }
        return chances;
    }

    private Fit fit(List<LatenessCase> cases, double[][] inputs, Instant now) {
        List<Integer> known = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            if (cases.get(i).recordedOn().isBefore(now)) {
                known.add(i);
            }
        }
        if (known.size() < LEAST_CASES) {
            return new Fit(null);
        }
        double[][] rows = new double[known.size()][];
        boolean[] outcomes = new boolean[rows.length];
        double[] weights = new double[rows.length];
        for (int k = 0; k < rows.length; k++) {
            LatenessCase one = cases.get(known.get(k));
            rows[k] = inputs[known.get(k)];
            outcomes[k] = one.late();
            weights[k] = Math.pow(.5, Duration.between(one.recordedOn(), now).toDays() / HALF_LIFE_DAYS);
        }
        return new Fit(LogisticRegression.fit(rows, outcomes, weights, penalty));
    }

    private record Fit(@Nullable LogisticRegression model) {
        double chance(double[] input) {
            return model == null ? Double.NaN : model.chance(input);
        }
    }
}
