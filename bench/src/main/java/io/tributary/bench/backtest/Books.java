package io.tributary.bench.backtest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Stock by age, and what is on its way, of one item in one warehouse. */
final class Books {
    private record Batch(int week, int units) {}

    private record Coming(int arrives, int expected, int units) {}

    private final int shelfLife;
    private final Deque<Batch> batches = new ArrayDeque<>();
    private final List<Coming> coming = new ArrayList<>();
    private int onHand;

    /** @param shelfLife weeks; 0 when goods keep */
    Books(int shelfLife) {
        this.shelfLife = shelfLife;
    }

    int onHand() {
        return onHand;
    }

    int onOrder() {
        return coming.stream().mapToInt(Coming::units).sum();
    }

    int due(int now, int weeks) {
        return coming.stream()
                .filter(one -> Math.max(1, one.expected - now) == weeks)
                .mapToInt(Coming::units)
                .sum();
    }

    void expect(int arrives, int expected, int units) {
        coming.add(new Coming(arrives, expected, units));
    }

    /** Puts what arrives this week on the shelf. */
    int receive(int week) {
        int units = 0;
        for (Iterator<Coming> all = coming.iterator(); all.hasNext(); ) {
            Coming one = all.next();
            if (one.arrives <= week) {
                units += one.units;
                all.remove();
            }
        }
        put(week, units);
        return units;
    }

    void put(int week, int units) {
        if (units > 0) {
            batches.add(new Batch(week, units));
            onHand += units;
        }
    }

    /** Throws away what is too old. */
    int expire(int week) {
        int units = 0;
        while (shelfLife > 0 && !batches.isEmpty() && week - batches.peek().week >= shelfLife) {
            units += batches.remove().units;
        }
        onHand -= units;
        return units;
    }

    /** Takes up to so many units, the oldest first. */
    int take(int wanted) {
        int left = Math.min(wanted, onHand);
        int taken = left;
        while (left > 0) {
            Batch oldest = batches.remove();
            if (oldest.units > left) {
                batches.addFirst(new Batch(oldest.week, oldest.units - left));
            }
            left -= Math.min(left, oldest.units);
        }
        onHand -= taken;
        return taken;
    }
}
