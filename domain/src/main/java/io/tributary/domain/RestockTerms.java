package io.tributary.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a zone's stock must be good for, beside what margin and holding cost say.
 *
 * @param floorA least chance of no stock-out of a SKU of tier A, 0 to below 1
 * @param floorB the same of tier B
 * @param floorC the same of tier C
 * @param guaranteedFloor the same of a SKU that guaranteed promises ask for, whatever its tier
 * @param guaranteedPermille share of a SKU's units in guaranteed orders of the last quarter, in thousandths, from which
 *     {@code guaranteedFloor} counts
 * @param goodwillPermille what a lost sale costs beside its price, in thousandths of the price: the customer who does
 *     not come back
 * @param riskyPermille a supplier whose expected risk cost is a larger share of the price is risky, in thousandths
 * @param riskyVolume units of a SKU, over the horizon and the zone, from which a risky supplier may not have all
 * @param riskyShare the largest share of them that one risky supplier may have, above 0 to 1; 1 for no limit
 * @param treesFromWeeks weeks of sales from which forecasts use the trees beside the local models, 1 to 1000; a year
 *     in terms stored before they could say it
 * @param serviceCap the most chance of no stock-out that margin pays for, the highest floor to below 1; null for .98, or
 *     the highest floor where that is more
 * @param holdingPermille capital, space and ageing of a unit per year, in thousandths of its cost; null for 250
 * @param orderCostMinor a purchase order beside its goods: paperwork, inbound handling, a pallet's freight; null for 12,000
 */
public record RestockTerms(
        double floorA,
        double floorB,
        double floorC,
        double guaranteedFloor,
        int guaranteedPermille,
        int goodwillPermille,
        int riskyPermille,
        long riskyVolume,
        double riskyShare,
        Integer treesFromWeeks,
        @Nullable Double serviceCap,
        @Nullable Integer holdingPermille,
        @Nullable Long orderCostMinor) {
    private static final int MOST_PERMILLE = 10_000;
    private static final long MOST_MINOR = 1_000_000_000_000L;
    private static final int A_YEAR = 52;
    private static final double USUAL_CAP = .98;
    private static final int USUAL_HOLDING = 250;
    private static final long USUAL_ORDER_COST = 120_00;

    public static final RestockTerms USUAL = new RestockTerms(
            .95, .85, .8, .97, 100, 100, 80, 500, .7, A_YEAR, USUAL_CAP, USUAL_HOLDING, USUAL_ORDER_COST);

    public RestockTerms {
        floor("floorA", floorA);
        floor("floorB", floorB);
        floor("floorC", floorC);
        floor("guaranteedFloor", guaranteedFloor);
        permille("guaranteedPermille", guaranteedPermille);
        permille("goodwillPermille", goodwillPermille);
        permille("riskyPermille", riskyPermille);
        if (riskyVolume < 1) {
            throw refused("riskyVolume", riskyVolume, "1 or more", "use 1 for any volume");
        }
        if (!(riskyShare > 0 && riskyShare <= 1)) {
            throw refused("riskyShare", riskyShare, "above 0 to 1", "it was given in percent");
        }
        treesFromWeeks = treesFromWeeks == null ? A_YEAR : treesFromWeeks;
        if (treesFromWeeks < 1 || treesFromWeeks > 1000) {
            throw refused("treesFromWeeks", treesFromWeeks, "1 to 1000", "use 1000 for never");
        }
        double highest = Math.max(Math.max(floorA, floorB), Math.max(floorC, guaranteedFloor));
        // Policies from before these terms, whose floors were cut at the usual cap.
        serviceCap = serviceCap == null ? Math.max(USUAL_CAP, highest) : serviceCap;
        holdingPermille = holdingPermille == null ? USUAL_HOLDING : holdingPermille;
        orderCostMinor = orderCostMinor == null ? USUAL_ORDER_COST : orderCostMinor;
        floor("serviceCap", serviceCap);
        if (highest > serviceCap) {
            throw new IllegalArgumentException("The policy's restock.serviceCap is " + serviceCap
                    + ", below its floor of " + highest + ". Maybe raise the cap with the floor.");
        }
        permille("holdingPermille", holdingPermille);
        if (orderCostMinor < 0 || orderCostMinor > MOST_MINOR) {
            throw refused("orderCostMinor", orderCostMinor, "0 to " + MOST_MINOR, "it is in another currency");
        }
    }

    /** {@link #serviceCap}, which is never null. */
    public double cap() {
        return serviceCap == null ? USUAL_CAP : serviceCap;
    }

    /** {@link #holdingPermille}, which is never null. */
    public int holding() {
        return holdingPermille == null ? USUAL_HOLDING : holdingPermille;
    }

    /** {@link #orderCostMinor}, which is never null. */
    public long orderCost() {
        return orderCostMinor == null ? USUAL_ORDER_COST : orderCostMinor;
    }

    /**
     * The least chance of no stock-out.
     *
     * @param guaranteedShare share of the SKU's units that guaranteed orders asked for, 0 to 1
     */
    public double floor(SkuTier tier, double guaranteedShare) {
        double floor = switch (tier) {
            case A -> floorA;
            case B -> floorB;
            case C -> floorC;
        };
        boolean guaranteed = guaranteedShare > 0 && guaranteedShare * 1000 >= guaranteedPermille;
        return guaranteed ? Math.max(floor, guaranteedFloor) : floor;
    }

    /** What a unit of unmet demand costs, minor units: its price and the goodwill, so that less its cost it is margin and goodwill. */
    public long lostSaleMinor(long priceMinor) {
        return Math.addExact(priceMinor, Math.multiplyExact(priceMinor, goodwillPermille) / 1000);
    }

    private static void floor(String what, double value) {
        if (!(value >= 0 && value < 1)) {
            throw refused(what, value, "0 to below 1", "it was given in percent");
        }
    }

    private static void permille(String what, int value) {
        if (value < 0 || value > MOST_PERMILLE) {
            throw refused(what, value, "0 to " + MOST_PERMILLE, "a sign slipped in");
        }
    }

    private static IllegalArgumentException refused(String what, Object value, String range, String maybe) {
        return new IllegalArgumentException(
                "The policy's restock." + what + " is " + value + "; the range is " + range + ". Maybe " + maybe + ".");
    }
}
