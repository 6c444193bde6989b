package io.tributary.analytics.risk;

import io.tributary.domain.risk.Consignment;
import io.tributary.domain.risk.DeliveryRecord;
import io.tributary.domain.risk.RiskAssessment;
import io.tributary.domain.risk.RiskKind;
import io.tributary.domain.risk.RiskLevel;
import io.tributary.domain.risk.RiskReason;
import io.tributary.domain.risk.RiskScore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shrunken rates of trouble, as of any moment. Starting from all deliveries, each narrower group (category,
 * supplier, lane, supplier on the lane) draws the chance towards its own rate, the more the more deliveries it has: the
 * wider rate is the prior of a beta distribution, the group's deliveries are its evidence (Gelman et al., Bayesian Data
 * Analysis, 3rd ed., section 5.3, with the strengths of the priors fixed).
 *
 * <p>Immutable. Only deliveries recorded strictly before the moment of the question count, so that adding later ones
 * never changes an earlier answer.
 */
public final class RiskModel {
    private static final double FIRST_GUESS = .05;
    private static final Map<RiskLevel, Double> STRENGTHS = new EnumMap<>(Map.of(
            RiskLevel.ALL, 5.0,
            RiskLevel.CATEGORY, 30.0,
            RiskLevel.SUPPLIER, 10.0,
            RiskLevel.LANE, 10.0,
            RiskLevel.SUPPLIER_ON_LANE, 5.0));

    private final Map<RiskLevel, Map<String, Evidence>> groups;

    private RiskModel(Map<RiskLevel, Map<String, Evidence>> groups) {
        this.groups = groups;
    }

    /** A model that knows nothing. */
    public static RiskModel empty() {
        return new RiskModel(Map.of());
    }

    /** A model of these deliveries, in any order. */
    public static RiskModel of(Collection<DeliveryRecord> records) {
        return empty().with(records);
    }

    /**
     * A model that also knows these deliveries. Feed them in batches: every group that they touch is summed up anew.
     *
     * @param records each must be new; one that is given twice counts twice
     */
    public RiskModel with(Collection<DeliveryRecord> records) {
        Map<RiskLevel, Map<String, Evidence>> next = new EnumMap<>(RiskLevel.class);
        for (RiskLevel level : RiskLevel.values()) {
            Map<String, List<DeliveryRecord>> added = new HashMap<>();
            for (DeliveryRecord record : records) {
                String subject = record.consignment().subject(level);
                if (subject != null) {
                    added.computeIfAbsent(subject, s -> new ArrayList<>()).add(record);
                }
            }
            Map<String, Evidence> known = new HashMap<>(groups.getOrDefault(level, Map.of()));
            added.forEach((subject, more) -> known.put(
                    subject, known.getOrDefault(subject, Evidence.NONE).plus(more)));
            next.put(level, known);
        }
        return new RiskModel(next);
    }

    /** The chances of trouble with this consignment, as they could be known just before the moment. */
    public RiskAssessment assess(Consignment consignment, Instant asOf) {
        int sample = narrowestSample(consignment, asOf);
        if (sample == 0) {
            return new RiskAssessment.NoScore(asOf, whatIsMissing(consignment, asOf));
        }
        List<RiskReason> reasons = new ArrayList<>();
        double late = chance(RiskKind.LATE, consignment, asOf, reasons);
        double damaged = chance(RiskKind.DAMAGED, consignment, asOf, reasons);
        double misShipped = chance(RiskKind.MIS_SHIPPED, consignment, asOf, reasons);
        return new RiskAssessment.Scored(asOf, new RiskScore(late, damaged, misShipped, sample, reasons));
    }

    private double chance(RiskKind kind, Consignment consignment, Instant asOf, List<RiskReason> reasons) {
        double chance = FIRST_GUESS;
        for (RiskLevel level : RiskLevel.values()) {
            Evidence evidence = evidence(level, consignment);
            int count = evidence.countBefore(asOf);
            if (count > 0) {
                double prior = chance;
                chance = evidence.rate(asOf, kind, prior, STRENGTHS.get(level));
                if (level != RiskLevel.ALL) {
                    String subject = String.valueOf(consignment.subject(level));
                    int troubled = evidence.troubledBefore(asOf, kind);
                    reasons.add(new RiskReason(kind, level, subject, troubled, count, prior, chance));
                }
            }
        }
        return chance;
    }

    /** Deliveries of the narrowest group that has any; groups that know neither supplier nor lane do not count. */
    private int narrowestSample(Consignment consignment, Instant asOf) {
        for (RiskLevel level : List.of(RiskLevel.SUPPLIER_ON_LANE, RiskLevel.SUPPLIER, RiskLevel.LANE)) {
            int count = evidence(level, consignment).countBefore(asOf);
            if (count > 0) {
                return count;
            }
        }
        return 0;
    }

    private Evidence evidence(RiskLevel level, Consignment consignment) {
        String subject = consignment.subject(level);
        return subject == null
                ? Evidence.NONE
                : groups.getOrDefault(level, Map.of()).getOrDefault(subject, Evidence.NONE);
    }

    private static String whatIsMissing(Consignment consignment, Instant asOf) {
        String supplier = consignment.subject(RiskLevel.SUPPLIER);
        return "No delivery " + (supplier == null ? "" : "of supplier " + supplier + " or ") + "on lane "
                + consignment.subject(RiskLevel.LANE) + " was recorded before " + asOf + ".";
    }
}
