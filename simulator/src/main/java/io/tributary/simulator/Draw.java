package io.tributary.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Chance that depends on nothing but a seed and what the draw is about, so that neither the order of draws nor the
 * timing of threads changes what is drawn. Uses {@link StrictMath}: the same on every machine.
 */
public final class Draw {
    private final SplittableRandom random;

    private Draw(long seed) {
        random = new SplittableRandom(seed);
    }

    /** @param about what the draw is about, by the text of each part */
    public static Draw of(long seed, Object... about) {
        long hash = mix(seed + 0x9E3779B97F4A7C15L);
        for (Object part : about) {
            for (char c : part.toString().toCharArray()) {
                hash = mix(hash ^ c);
            }
            hash = mix(hash ^ 0x1F);
        }
        return new Draw(hash);
    }

    /** The finisher of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** From 0 to below 1. */
    public double unit() {
        return random.nextDouble();
    }

    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Both ends included. */
    public int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    public double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    public <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Standard normal, by Marsaglia's polar method. */
    public double normal() {
        while (true) {
            double u = 2 * unit() - 1;
            double v = 2 * unit() - 1;
            double s = u * u + v * v;
            if (s > 0 && s < 1) {
                return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
            }
        }
    }

    /** Knuth's method; a rounded normal from a mean of 60 on. */
    public int poisson(double mean) {
        if (mean >= 60) {
            return (int) Math.max(0, StrictMath.round(mean + StrictMath.sqrt(mean) * normal()));
        }
        double limit = StrictMath.exp(-mean);
        int count = 0;
        for (double product = unit(); product > limit; product *= unit()) {
            count++;
        }
        return count;
    }

    /** An index, each as likely as its step in the cumulative weights. */
    public int index(double[] cumulative) {
        double target = unit() * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, target);
        return Math.min(found >= 0 ? found + 1 : -found - 1, cumulative.length - 1);
    }

    public static double[] cumulative(double[] weights) {
        double[] sums = weights.clone();
        for (int i = 1; i < sums.length; i++) {
            sums[i] += sums[i - 1];
        }
        return sums;
    }

    /** A shuffled copy. */
    public <T> List<T> shuffled(List<T> items) {
        var copy = new ArrayList<>(items);
        for (int i = copy.size() - 1; i > 0; i--) {
            Collections.swap(copy, i, random.nextInt(i + 1));
        }
        return copy;
    }
}
