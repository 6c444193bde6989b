package io.tributary.activities.risk;

import io.tributary.analytics.risk.RiskModel;
import io.tributary.db.allocation.LaneOption;
import io.tributary.db.risk.DeliveryReads;
import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.risk.Consignment;
import io.tributary.domain.risk.DeliveryRecord;
import io.tributary.domain.risk.RiskAssessment;
import io.tributary.domain.risk.RiskPolicy;
import io.tributary.domain.risk.Screening;
import java.time.Instant;
import java.util.List;

/** The risk model of this process, fed from the record of deliveries as it grows. Safe for many threads. */
public final class RiskScores {
    private static final int BATCH = 20_000;
    /** Fewer deliveries than this in the narrowest group prove nothing against a node. */
    private static final int MIN_SAMPLE = 8;

    private final DeliveryReads reads;
    private volatile RiskModel model = RiskModel.empty();
    private long lastId;

    public RiskScores(DeliveryReads reads) {
        this.reads = reads;
    }

    /** What was learned by the last {@link #refresh}; costs nothing. */
    public RiskModel current() {
        return model;
    }

    /** Learns what was recorded since the last call. To be called every now and then, outside of transactions. */
    public synchronized void refresh() {
        List<DeliveryReads.Numbered> news = reads.after(lastId, BATCH);
        while (!news.isEmpty()) {
            List<DeliveryRecord> records =
                    news.stream().map(DeliveryReads.Numbered::delivery).toList();
            model = model.with(records);
            lastId = news.getLast().id();
            news = news.size() < BATCH ? List.of() : reads.after(lastId, BATCH);
        }
    }

    /** The consignment that serving a category over this lane would be. */
    public static Consignment consignment(LaneOption lane, String category) {
        return new Consignment(lane.supplier(), lane.node(), lane.region(), category);
    }

    /** What is known about serving a category over this lane. */
    public static RiskAssessment assess(RiskModel model, LaneOption lane, String category, Instant asOf) {
        return model.assess(consignment(lane, category), asOf);
    }

    /** Holds an assessment against the network's thresholds. */
    public static Screening screen(NetworkPolicy policy, RiskAssessment assessment) {
        return new RiskPolicy(
                        "network-" + policy.version(),
                        policy.lateRisk(),
                        policy.damageRisk(),
                        policy.damageRisk(),
                        MIN_SAMPLE)
                .screen(assessment);
    }
}
