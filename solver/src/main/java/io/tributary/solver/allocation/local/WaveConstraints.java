package io.tributary.solver.allocation.local;

import static org.optaplanner.core.api.score.stream.ConstraintCollectors.countDistinct;
import static org.optaplanner.core.api.score.stream.ConstraintCollectors.sumLong;

import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.score.stream.Constraint;
import org.optaplanner.core.api.score.stream.ConstraintFactory;
import org.optaplanner.core.api.score.stream.ConstraintProvider;

/**
 * What a wave may not do (hard, in units or parcels over the limit) and what it pays for (soft, in the problem's
 * money). Each constraint has a name, a method, a justification and tests with exact scores.
 */
public final class WaveConstraints implements ConstraintProvider {
    static final String STOCK = "stock";
    static final String CAPACITY = "capacity";
    static final String SPLIT_LIMIT = "split limit";
    static final String LINE_COST = "line cost";
    static final String PARCEL_COST = "parcel cost";
    static final String UNFILLED = "unfilled";

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return new Constraint[] {
            stock(factory),
            capacity(factory),
            splitLimit(factory),
            lineCost(factory),
            parcelCost(factory),
            unfilled(factory)
        };
    }

    /** The last unit sells once. */
    Constraint stock(ConstraintFactory factory) {
        return factory.forEach(WaveLine.class)
                .groupBy(WaveLine::getSource, sumLong(WaveLine::getUnits))
                .filter((source, units) -> units > source.availableUnits())
                .penalizeLong(HardSoftLongScore.ONE_HARD, (source, units) -> units - source.availableUnits())
                .justifyWith((source, units, score) ->
                        new Oversold(source.id(), units - source.availableUnits(), score.hardScore()))
                .asConstraint(STOCK);
    }

    /** A node ships no more than it can handle before the cut-off. */
    Constraint capacity(ConstraintFactory factory) {
        return factory.forEach(WaveLine.class)
                .filter(line -> line.room().capacityUnits() != Long.MAX_VALUE)
                .groupBy(WaveLine::room, sumLong(WaveLine::getUnits))
                .filter((room, units) -> units > room.capacityUnits())
                .penalizeLong(HardSoftLongScore.ONE_HARD, (room, units) -> units - room.capacityUnits())
                .justifyWith((room, units, score) ->
                        new Overloaded(room.node(), units - room.capacityUnits(), score.hardScore()))
                .asConstraint(CAPACITY);
    }

    /** A buyer may limit how many parcels an order comes in. */
    Constraint splitLimit(ConstraintFactory factory) {
        return factory.forEach(WaveLine.class)
                .filter(line -> line.getOrder().maxParcels() != Integer.MAX_VALUE)
                .groupBy(WaveLine::getOrder, countDistinct(WaveLine::parcel))
                .filter((order, parcels) -> parcels > order.maxParcels())
                .penalizeLong(HardSoftLongScore.ONE_HARD, (order, parcels) -> parcels - order.maxParcels())
                .justifyWith((order, parcels, score) ->
                        new SplitTooOften(order.id(), parcels - order.maxParcels(), score.hardScore()))
                .asConstraint(SPLIT_LIMIT);
    }

    /** Serving a line costs what its terms at the source say. */
    Constraint lineCost(ConstraintFactory factory) {
        return factory.forEach(WaveLine.class)
                .penalizeLong(HardSoftLongScore.ONE_SOFT, WaveLine::cost)
                .justifyWith((line, score) -> new Paid(LINE_COST, line.getId(), -score.softScore()))
                .asConstraint(LINE_COST);
    }

    /** Every distinct (order, node) is one parcel, paid once. */
    Constraint parcelCost(ConstraintFactory factory) {
        return factory.forEach(WaveLine.class)
                .groupBy(WaveLine::parcel)
                .penalizeLong(HardSoftLongScore.ONE_SOFT, Parcel::cost)
                .justifyWith((parcel, score) -> new Paid(PARCEL_COST, parcel.id(), -score.softScore()))
                .asConstraint(PARCEL_COST);
    }

    /** A line that nobody serves costs more than any way to serve it usually does. */
    Constraint unfilled(ConstraintFactory factory) {
        return factory.forEachIncludingNullVars(WaveLine.class)
                .filter(WaveLine::isUnfilled)
                .penalizeLong(HardSoftLongScore.ONE_SOFT, WaveLine::getUnfilledCost)
                .justifyWith((line, score) -> new Paid(UNFILLED, line.getId(), -score.softScore()))
                .asConstraint(UNFILLED);
    }
}
