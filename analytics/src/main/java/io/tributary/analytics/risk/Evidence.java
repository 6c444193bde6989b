package io.tributary.analytics.risk;

import io.tributary.domain.risk.DeliveryRecord;
import io.tributary.domain.risk.RiskKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The deliveries of one group in the order of their recording, with running sums, so that the state of any past moment
 * is one binary search away. Old deliveries fade: after the half-life they count half.
 */
final class Evidence {
    static final Evidence NONE = new Evidence(List.of());

    private static final double HALF_LIFE_DAYS = 1_000;
    private static final double MILLIS_PER_DAY = 86_400_000;
    private static final int KINDS = RiskKind.values().length;
    private static final Comparator<DeliveryRecord> BY_RECORDING =
            Comparator.comparing(DeliveryRecord::recordedOn).thenComparing(DeliveryRecord::id);

    private final List<DeliveryRecord> records;
    private final double[] weight;
    private final double[] troubledWeight;
    private final int[] troubled;

    private Evidence(List<DeliveryRecord> sorted) {
        this.records = sorted;
        this.weight = new double[sorted.size()];
        this.troubledWeight = new double[sorted.size() * KINDS];
        this.troubled = new int[sorted.size() * KINDS];
        for (int i = 0; i < weight.length; i++) {
            sumUp(i);
        }
    }

    private void sumUp(int i) {
        double kept = i == 0
                ? 0
                : fading(records.get(i - 1).recordedOn(), records.get(i).recordedOn());
        weight[i] = 1 + (i == 0 ? 0 : kept * weight[i - 1]);
        for (RiskKind kind : RiskKind.values()) {
            int at = i * KINDS + kind.ordinal();
            int had = records.get(i).troubles().contains(kind) ? 1 : 0;
            troubledWeight[at] = had + (i == 0 ? 0 : kept * troubledWeight[at - KINDS]);
            troubled[at] = had + (i == 0 ? 0 : troubled[at - KINDS]);
        }
    }

    /** This evidence and more, in any order. */
    Evidence plus(List<DeliveryRecord> more) {
        List<DeliveryRecord> all = new ArrayList<>(records);
        all.addAll(more);
        all.sort(BY_RECORDING);
        return new Evidence(List.copyOf(all));
    }

    /** Deliveries recorded strictly before the moment. */
    int countBefore(Instant moment) {
        int low = 0;
        int high = records.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (records.get(middle).recordedOn().isBefore(moment)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int troubledBefore(Instant moment, RiskKind kind) {
        int count = countBefore(moment);
        return count == 0 ? 0 : troubled[(count - 1) * KINDS + kind.ordinal()];
    }

    /**
     * The chance of trouble after this evidence: the prior counts as many deliveries as its strength says (the mean of
     * the beta posterior).
     */
    double rate(Instant moment, RiskKind kind, double prior, double strength) {
        int count = countBefore(moment);
        if (count == 0) {
            return prior;
        }
        double kept = fading(records.get(count - 1).recordedOn(), moment);
        double seen = kept * weight[count - 1];
        double bad = kept * troubledWeight[(count - 1) * KINDS + kind.ordinal()];
        return (bad + strength * prior) / (seen + strength);
    }

    private static double fading(Instant from, Instant to) {
        return Math.pow(.5, (to.toEpochMilli() - from.toEpochMilli()) / MILLIS_PER_DAY / HALF_LIFE_DAYS);
    }
}
