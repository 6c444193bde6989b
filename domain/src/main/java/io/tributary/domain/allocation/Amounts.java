package io.tributary.domain.allocation;

/** The range of a cost, checked where it enters, with a message that names the place. */
final class Amounts {
    private Amounts() {}

    static void require(String place, long minor) {
        if (minor < 0 || minor > CostBreakdown.MAX_AMOUNT) {
            throw new IllegalArgumentException(place + " costs " + minor + " minor units; the range is 0 to "
                    + CostBreakdown.MAX_AMOUNT + ". Maybe the unit of money is wrong.");
        }
    }

    static void require(String place, CostBreakdown cost) {
        cost.amounts().forEach((component, minor) -> require(place + " " + component, minor));
    }
}
