package io.tributary.simulator.nature;

import io.tributary.simulator.Draw;
import org.jspecify.annotations.Nullable;

/**
 * The hidden truth about suppliers and lanes. Chances depend on features that an observer can see (tier, category,
 * season, distance) and on a character of each supplier and lane that only its record reveals. The same seed makes the
 * recorded history and the world that follows, so that whoever learns from the one is right about the other.
 */
public final class Nature {
    private static final double STRAIN = 1.8;
    private static final double BAD_LANES = .06;

    private final long seed;

    public Nature(long seed) {
        this.seed = seed;
    }

    /**
     * @param fragility of the goods, 1 for ordinary ones
     * @param strained in a season in which hands are short
     */
    public SupplierNature supplier(String supplier, String tier, double fragility, boolean strained) {
        Draw draw = Draw.of(seed, "supplier nature", supplier);
        double weakness = weakness(tier, draw);
        double season = strained ? STRAIN : 1;
        return new SupplierNature(
                capped(.10 * weakness * weakness * draw.between(.5, 1.5)),
                capped(.10 * weakness * draw.between(.4, 1.6)),
                capped(.14 * weakness * season * draw.between(.4, 1.6)),
                capped(.22 * weakness * season * draw.between(.5, 1.5)),
                capped(.55 * weakness * season * draw.between(.7, 1.3)),
                capped(.12 * weakness * draw.between(.4, 1.6)),
                capped(.05 * (.3 + weakness) * fragility * draw.between(.4, 1.6)),
                capped(.04 * weakness * draw.between(.3, 1.7)));
    }

    /** 0 for perfect, 1 for hopeless; tiers overlap, because a tier is only what a supplier has shown so far. */
    private static double weakness(String tier, Draw draw) {
        return switch (tier) {
            case "A" -> draw.between(.03, .20);
            case "B" -> draw.between(.10, .40);
            default -> draw.between(.20, .90);
        };
    }

    /**
     * The way of goods to a buyer. Where a supplier ships, its own lateness and care count too.
     *
     * @param supplier of a drop-ship node, with its tier; null for a warehouse
     * @param km great-circle distance
     */
    public TransitNature transit(
            String node,
            String region,
            double km,
            @Nullable String supplier,
            @Nullable String tier,
            double fragility,
            boolean strained) {
        Draw draw = Draw.of(seed, "lane nature", node, region);
        boolean bad = draw.chance(BAD_LANES);
        double late = (.015 + .025 * km / 1000) * draw.between(.5, 1.5) + (bad ? draw.between(.15, .40) : 0);
        double damaged = (.006 + .005 * km / 1000) * fragility * draw.between(.5, 1.5)
                + (draw.chance(BAD_LANES / 2) ? draw.between(.05, .15) : 0);
        double misShipped = .004 * draw.between(.5, 1.5);
        double season = strained ? STRAIN : 1;
        if (supplier == null || tier == null) {
            return new TransitNature(capped(late * season), capped(damaged), capped(misShipped));
        }
        SupplierNature own = supplier(supplier, tier, fragility, strained);
        return new TransitNature(
                capped(late * season + own.shipLate() * .6),
                capped(damaged + own.damaged()),
                capped(misShipped + own.misShipped()));
    }

    /** The chance that a warehouse finds fewer units on the shelf than its books say, per pick line. */
    public double shortPick(String node) {
        return Draw.of(seed, "warehouse nature", node).between(.003, .015);
    }

    private static double capped(double chance) {
        return StrictMath.min(.85, chance);
    }
}
