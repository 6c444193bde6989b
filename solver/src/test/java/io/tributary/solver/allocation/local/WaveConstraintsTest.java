package io.tributary.solver.allocation.local;

import io.tributary.solver.allocation.local.WaveLine.Terms;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.test.api.score.stream.ConstraintVerifier;

/** Every constraint alone, with the arithmetic of its exact score in the test. */
class WaveConstraintsTest {
    private static final Room SHANGHAI = new Room(0, 10);
    private static final Room ANYWHERE = new Room(1, Long.MAX_VALUE);
    private static final Source TEA_SHANGHAI = new Source(0, SHANGHAI, 5);
    private static final Source CUP_SHANGHAI = new Source(1, SHANGHAI, 50);
    private static final Source TEA_ANYWHERE = new Source(2, ANYWHERE, 5);

    private final ConstraintVerifier<WaveConstraints, Wave> verifier =
            ConstraintVerifier.build(new WaveConstraints(), Wave.class, WaveLine.class);

    private static WaveLine line(int id, WaveOrder order, long units, @Nullable Source source) {
        int parcels = order.id() * 10;
        var terms = Map.of(
                TEA_SHANGHAI, new Terms(new Parcel(parcels, 500), 30),
                CUP_SHANGHAI, new Terms(new Parcel(parcels, 500), 20),
                TEA_ANYWHERE, new Terms(new Parcel(parcels + 1, 700), 90));
        var line = new WaveLine(id, order, units, 4000, terms, List.of(TEA_SHANGHAI, CUP_SHANGHAI, TEA_ANYWHERE));
        line.setSource(source);
        return line;
    }

    private static WaveOrder order(int id) {
        return new WaveOrder(id, Integer.MAX_VALUE);
    }

    @Test
    void stockIsExceededByTheUnitsOverIt() {
        // 4 + 3 units on a stock of 5
        verifier.verifyThat(WaveConstraints::stock)
                .given(line(0, order(0), 4, TEA_SHANGHAI), line(1, order(1), 3, TEA_SHANGHAI))
                .penalizesBy(2);
    }

    @Test
    void stockMayBeUsedUp() {
        verifier.verifyThat(WaveConstraints::stock)
                .given(
                        line(0, order(0), 2, TEA_SHANGHAI),
                        line(1, order(1), 3, TEA_SHANGHAI),
                        line(2, order(2), 5, TEA_ANYWHERE),
                        line(3, order(3), 9, null))
                .penalizesBy(0);
    }

    @Test
    void capacityIsExceededByTheUnitsOverIt() {
        // 5 + 9 units at a node for 10, whatever the SKU
        verifier.verifyThat(WaveConstraints::capacity)
                .given(line(0, order(0), 5, TEA_SHANGHAI), line(1, order(1), 9, CUP_SHANGHAI))
                .penalizesBy(4);
    }

    @Test
    void capacityMayBeUsedUpOrUnlimited() {
        verifier.verifyThat(WaveConstraints::capacity)
                .given(line(0, order(0), 10, CUP_SHANGHAI), line(1, order(1), 1000, TEA_ANYWHERE))
                .penalizesBy(0);
    }

    @Test
    void splitLimitIsExceededByTheParcelsOverIt() {
        var order = new WaveOrder(0, 1);
        verifier.verifyThat(WaveConstraints::splitLimit)
                .given(line(0, order, 1, TEA_SHANGHAI), line(1, order, 1, TEA_ANYWHERE))
                .penalizesBy(1);
    }

    @Test
    void splitLimitCountsParcelsNotLines() {
        var order = new WaveOrder(0, 1);
        verifier.verifyThat(WaveConstraints::splitLimit)
                .given(
                        line(0, order, 1, TEA_SHANGHAI),
                        line(1, order, 1, CUP_SHANGHAI),
                        line(2, order(1), 1, TEA_SHANGHAI),
                        line(3, order(1), 1, TEA_ANYWHERE))
                .penalizesBy(0);
    }

    @Test
    void lineCostIsWhatTheTermsSay() {
        // 30 + 90, nothing for the line without source
        verifier.verifyThat(WaveConstraints::lineCost)
                .given(
                        line(0, order(0), 4, TEA_SHANGHAI),
                        line(1, order(1), 1, TEA_ANYWHERE),
                        line(2, order(2), 1, null))
                .penalizesBy(120);
    }

    @Test
    void parcelCostIsPaidOncePerOrderAndNode() {
        // order 0: Shanghai 500 once for two lines; order 1: Shanghai 500 and elsewhere 700
        verifier.verifyThat(WaveConstraints::parcelCost)
                .given(
                        line(0, order(0), 1, TEA_SHANGHAI),
                        line(1, order(0), 1, CUP_SHANGHAI),
                        line(2, order(1), 1, TEA_SHANGHAI),
                        line(3, order(1), 1, TEA_ANYWHERE))
                .penalizesBy(1700);
    }

    @Test
    void unfilledLinesCostTheirPenalty() {
        verifier.verifyThat(WaveConstraints::unfilled)
                .given(line(0, order(0), 1, null), line(1, order(1), 1, null), line(2, order(2), 1, TEA_SHANGHAI))
                .penalizesBy(8000);
    }

    @Test
    void nothingIsPaidForFilledLines() {
        verifier.verifyThat(WaveConstraints::unfilled)
                .given(line(0, order(0), 1, TEA_SHANGHAI))
                .penalizesBy(0);
    }

    @Test
    void theWholeScoreAddsUp() {
        // hard: 2 units oversold; soft: lines 30 + 30, parcels 500 + 500, unfilled 4000
        verifier.verifyThat()
                .given(
                        line(0, order(0), 4, TEA_SHANGHAI),
                        line(1, order(1), 3, TEA_SHANGHAI),
                        line(2, order(2), 1, null))
                .scores(HardSoftLongScore.of(-2, -5060));
    }
}
