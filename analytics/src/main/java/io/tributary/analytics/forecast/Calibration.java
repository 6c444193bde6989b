package io.tributary.analytics.forecast;

import io.tributary.domain.forecast.CountDistribution;
import java.util.Arrays;

/**
 * Corrects nominal levels by experience: if 90 % was kept only 86 % of the time, the level that was kept 90 % of the
 * time is asked instead. The levels of past outcomes come from the probability integral transform; an outcome spans an
 * interval of levels, and a golden-ratio sequence picks the place in it (Czado, Gneiting and Held, Biometrics 65, 2009,
 * randomise it; this one repeats).
 */
final class Calibration {
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int LEAST = 200;

    private final double[] sortedLevels;

    private Calibration(double[] sortedLevels) {
        this.sortedLevels = sortedLevels;
    }

    static Calibration none() {
        return new Calibration(new double[0]);
    }

    static Calibration of(double[] levels) {
        double[] sorted = levels.clone();
        Arrays.sort(sorted);
        return new Calibration(sorted);
    }

    /** The level of an outcome, the {@code number}-th of its panel. */
    static double level(double mean, double variance, long outcome, int number) {
        var distribution = CountDistribution.of(mean, variance);
        double below = distribution.atMost(outcome - 1);
        double upTo = distribution.atMost(outcome);
        double place = (number + 1) * GOLDEN;
        return below + (place - Math.floor(place)) * (upTo - below);
    }

    /** The level to ask for, so that this one is kept. */
    double corrected(double nominal) {
        int count = sortedLevels.length;
        if (count < LEAST) {
            return nominal;
        }
        double at = nominal * (count - 1);
        int below = (int) at;
        double share = at - below;
        double level =
                sortedLevels[below] + share * (sortedLevels[Math.min(count - 1, below + 1)] - sortedLevels[below]);
        return Math.clamp(level, nominal / 4, 1 - (1 - nominal) / 20);
    }
}
