package io.tributary.domain;

import io.tributary.domain.allocation.AllocationPolicy;
import io.tributary.domain.allocation.CostComponent;
import io.tributary.domain.order.PromiseClass;
import io.tributary.domain.order.Service;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the network decides, in business time and minor units. A run names the version that it followed.
 *
 * @param waveEvery time between a zone's cut-offs
 * @param poolLarge open lines in a zone from which a wave does not wait for the cut-off
 * @param holdFor time that an operator has to decide a held line
 * @param holdDefaultApprove what happens to a held line that nobody decided
 * @param backorderFor time after which units that no node serves are given up
 * @param lateGrace time after a promised delivery from which an order counts as late
 * @param acknowledgeWithin time that a supplier has to answer a purchase order
 * @param supplierShipWithin time that a supplier has to hand over a drop-ship order
 * @param counterAcceptShare least share, 0 to 1, of the ordered units for which a counter-offer that is not later
 *     than {@code lateGrace} is taken by itself
 * @param counterAskShare least share for which an operator is asked; below, the counter-offer is declined
 * @param restockEvery time between a zone's restock runs
 * @param restockApprovalMinor what the orders of a run that go out unasked may be worth together; an operator approves
 *     the others
 * @param restockOrderApprovalMinor value of a purchase order above which an operator approves it;
 *     {@code restockApprovalMinor} in a policy that was stored without it
 * @param restockRiskPermille share of the expected risk cost in a purchase order's value, in thousandths, above which an
 *     operator approves it; 50 in a policy that was stored without it
 * @param restockRiskLeastMinor expected risk cost of a purchase order up to which nobody is asked, whatever its share; 0
 *     in a policy that was stored without it
 * @param approveFor time that an operator has to approve; then the orders go out
 * @param latenessMinor what a late delivery costs, per line
 * @param lateRisk chance of lateness from which a line is flagged, above 0 to 1
 * @param damageRisk chance of damage or of a wrong item from which a line is flagged, above 0 to 1
 * @param breachMinor what a delivery past the promised date costs, per line of an ordinary order
 * @param planChangeMinor gain that moving a soft promise must bring
 * @param substitutionPermille penalty for a full stranger as a substitute, in thousandths of the line's value
 * @param guarantee terms of guaranteed promises; {@link Guarantee#USUAL} in policies from before there were any
 * @param restock what stock must be good for; {@link RestockTerms#USUAL} in policies from before there were any
 * @param weightPermille how much a cost component counts, in thousandths: 0 to {@value AllocationPolicy#MAX_WEIGHT}, at
 *     least 1 for unfilled units; what is absent counts as what it costs, which is 1000
 */
public record NetworkPolicy(
        int version,
        Duration waveEvery,
        int poolLarge,
        Duration holdFor,
        boolean holdDefaultApprove,
        Duration backorderFor,
        Duration lateGrace,
        Duration acknowledgeWithin,
        Duration supplierShipWithin,
        double counterAcceptShare,
        double counterAskShare,
        Duration restockEvery,
        long restockApprovalMinor,
        @Nullable Long restockOrderApprovalMinor,
        @Nullable Integer restockRiskPermille,
        @Nullable Long restockRiskLeastMinor,
        Duration approveFor,
        long latenessMinor,
        double lateRisk,
        double damageRisk,
        long breachMinor,
        long planChangeMinor,
        int substitutionPermille,
        Guarantee guarantee,
        RestockTerms restock,
        Map<CostComponent, Integer> weightPermille) {
    private static final int MOST_PERMILLE = 10_000;
    /** Of one amount: what goes into the cost of every line must still add up over a wave. */
    private static final long MOST_MINOR = 1_000_000_000L;

    /**
     * The terms of {@link PromiseClass#GUARANTEED}.
     *
     * @param breachMinor what a delivery past the promised date costs, per line
     * @param floor the least service of such an order
     */
    public record Guarantee(long breachMinor, Service floor) {
        /** Twenty times an ordinary breach: about what an express parcel costs at most, so that a date is kept by one. */
        public static final Guarantee USUAL = new Guarantee(200_00, Service.STANDARD);

        public Guarantee {
            range("guarantee.breachMinor", breachMinor, 0, MOST_MINOR);
            if (floor == null) {
                throw new IllegalArgumentException(
                        "The policy's guarantee.floor is missing. Maybe it is " + Service.STANDARD + ".");
            }
        }
    }

    /** What a network starts with. */
    public static final NetworkPolicy STANDARD = new NetworkPolicy(
            1,
            Duration.ofHours(4),
            60,
            Duration.ofHours(12),
            true,
            Duration.ofDays(14),
            Duration.ofDays(2),
            Duration.ofHours(48),
            Duration.ofDays(3),
            0.9,
            0.5,
            Duration.ofDays(7),
            5_000_000_00L,
            500_000_00L,
            50,
            500_00L,
            Duration.ofHours(12),
            15_00,
            0.35,
            0.15,
            10_00,
            50,
            400,
            Guarantee.USUAL,
            RestockTerms.USUAL,
            Map.of());

    public NetworkPolicy {
        guarantee = guarantee == null ? Guarantee.USUAL : guarantee;
        restock = restock == null ? RestockTerms.USUAL : restock;
        positive("waveEvery", waveEvery);
        positive("holdFor", holdFor);
        positive("backorderFor", backorderFor);
        positive("lateGrace", lateGrace);
        positive("acknowledgeWithin", acknowledgeWithin);
        positive("supplierShipWithin", supplierShipWithin);
        positive("restockEvery", restockEvery);
        positive("approveFor", approveFor);
        restockRiskPermille = restockRiskPermille == null ? 50 : restockRiskPermille;
        restockOrderApprovalMinor =
                restockOrderApprovalMinor == null ? restockApprovalMinor : restockOrderApprovalMinor;
        restockRiskLeastMinor = restockRiskLeastMinor == null ? 0 : restockRiskLeastMinor;
        share("counterAcceptShare", counterAcceptShare);
        share("counterAskShare", counterAskShare);
        share("lateRisk", lateRisk);
        share("damageRisk", damageRisk);
        if (restockRiskPermille < 0) {
            throw new IllegalArgumentException("The policy's restockRiskPermille is " + restockRiskPermille
                    + "; the least is 0. Maybe use 0 to approve every risky order by hand.");
        }
        range("poolLarge", poolLarge, 1, Integer.MAX_VALUE);
        range("restockApprovalMinor", restockApprovalMinor, 0, Long.MAX_VALUE);
        range("restockOrderApprovalMinor", restockOrderApprovalMinor, 0, Long.MAX_VALUE);
        range("restockRiskLeastMinor", restockRiskLeastMinor, 0, Long.MAX_VALUE);
        range("latenessMinor", latenessMinor, 0, MOST_MINOR);
        range("breachMinor", breachMinor, 0, MOST_MINOR);
        range("planChangeMinor", planChangeMinor, 0, MOST_MINOR);
        range("substitutionPermille", substitutionPermille, 0, MOST_PERMILLE);
        weightPermille = new AllocationPolicy("network-" + version, weightPermille).weightPermille();
        if (weightPermille.getOrDefault(CostComponent.UNFILLED, 1000) < 1) {
            throw new IllegalArgumentException(
                    "The policy's weightPermille of UNFILLED is 0; the least is 1. Maybe leave"
                            + " it at 1000: a network that may leave units unfilled for nothing serves nobody.");
        }
    }

    /** {@link #restockRiskPermille}, which is never null. */
    public int restockRisk() {
        return restockRiskPermille == null ? 50 : restockRiskPermille;
    }

    /** {@link #restockRiskLeastMinor}, which is never null. */
    public long restockRiskLeast() {
        return restockRiskLeastMinor == null ? 0 : restockRiskLeastMinor;
    }

    /** {@link #restockOrderApprovalMinor}, which is never null. */
    public long restockOrderApproval() {
        return restockOrderApprovalMinor == null ? restockApprovalMinor : restockOrderApprovalMinor;
    }

    public NetworkPolicy withVersion(int other) {
        return new NetworkPolicy(
                other,
                waveEvery,
                poolLarge,
                holdFor,
                holdDefaultApprove,
                backorderFor,
                lateGrace,
                acknowledgeWithin,
                supplierShipWithin,
                counterAcceptShare,
                counterAskShare,
                restockEvery,
                restockApprovalMinor,
                restockOrderApprovalMinor,
                restockRiskPermille,
                restockRiskLeastMinor,
                approveFor,
                latenessMinor,
                lateRisk,
                damageRisk,
                breachMinor,
                planChangeMinor,
                substitutionPermille,
                guarantee,
                restock,
                weightPermille);
    }

    /** What a delivery past the promised date costs, per line of an order of this class. */
    public long breachMinor(PromiseClass promiseClass) {
        return switch (promiseClass) {
            case STANDARD -> breachMinor;
            case GUARANTEED -> guarantee.breachMinor();
        };
    }

    /** The least service of an order of this class that asked for {@code asked}. */
    public Service atLeast(Service asked, PromiseClass promiseClass) {
        Service floor = switch (promiseClass) {
            case STANDARD -> Service.STANDARD;
            case GUARANTEED -> guarantee.floor();
        };
        return asked.compareTo(floor) >= 0 ? asked : floor;
    }

    /** How plans weigh their costs under this policy. */
    public AllocationPolicy weights() {
        return weightPermille.isEmpty()
                ? AllocationPolicy.AT_COST
                : new AllocationPolicy("network-" + version, weightPermille);
    }

    private static void range(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("The policy's " + what + " is " + value + "; the range is " + least
                    + " to " + most + ". Maybe a sign slipped in, or the unit is another.");
        }
    }

    private static void positive(String what, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(
                    "The policy's " + what + " is " + value + "; it must be longer than nothing. Maybe use PT1H.");
        }
    }

    private static void share(String what, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException("The policy's " + what + " is " + value
                    + "; the range is above 0 to 1. Maybe it was given in percent.");
        }
    }
}
