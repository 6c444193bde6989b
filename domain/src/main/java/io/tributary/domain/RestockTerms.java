package io.tributary.domain;

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
        double riskyShare) {
    private static final int MOST_PERMILLE = 10_000;

    public static final RestockTerms USUAL = new RestockTerms(.95, .85, .8, .97, 100, 100, 80, 500, .7);

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
