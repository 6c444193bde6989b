package io.tributary.domain.replenishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.domain.Money;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.forecast.PeriodForecast;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplenishmentSnapshotTest {
    private static final NodeCode WUHAN = new NodeCode("WUH-1");
    private static final NodeCode CHENGDU = new NodeCode("CTU-1");
    private static final Sku CUP = new Sku("CUP");
    private static final PeriodForecast TEN = new PeriodForecast(10, 10, 10, 12, 14, 16, 18);

    @Test
    void equalSnapshotsHaveEqualHashesAndAnyChangeShows() {
        var hash = snapshot(position(WUHAN, 5, List.of(TEN, TEN))).hash();

        assertThat(hash)
                .hasSize(64)
                .isEqualTo(snapshot(position(WUHAN, 5, List.of(TEN, TEN))).hash());
        assertThat(snapshot(position(WUHAN, 6, List.of(TEN, TEN))).hash()).isNotEqualTo(hash);
    }

    @Test
    void whatDoesNotFitIsNamedWithItsValueAndARemedy() {
        refuses(() -> snapshot(position(CHENGDU, 5, List.of(TEN, TEN))), "CUP in CTU-1", "Maybe");
        refuses(() -> snapshot(position(WUHAN, 5, List.of(TEN))), "has 1 periods of demand", "Maybe");
        refuses(() -> position(WUHAN, -1, List.of(TEN, TEN)), "is -1", "Maybe");
        var twice = position(WUHAN, 5, List.of(TEN, TEN));
        refuses(() -> snapshot(twice, twice), "given twice", "Maybe");
        refuses(() -> new TransferLane(WUHAN, WUHAN, 1, 0, 0), "to itself", "Maybe");
        refuses(
                () -> new SupplierOffer(CUP, 1, 1, List.of(new PriceBreak(5, 9), new PriceBreak(5, 8))),
                "do not rise at 5",
                "Maybe");
        var offer = new SupplierOffer(CUP, 1, 1, List.of(new PriceBreak(1, 9)));
        refuses(
                () -> new SupplierTerms(new SupplierCode("S1"), 10, List.of(offer, offer), List.of()),
                "offers CUP twice",
                "Maybe");
    }

    @Test
    void anOfferRoundsItsMoqUpToItsMultipleAndPricesAllUnitsAtTheBreak() {
        var offer = new SupplierOffer(CUP, 25, 10, List.of(new PriceBreak(1, 100), new PriceBreak(100, 90)));

        assertThat(offer.smallestQuantity()).isEqualTo(30);
        assertThat(offer.allows(25)).isFalse();
        assertThat(offer.allows(30)).isTrue();
        assertThat(offer.unitCost(99)).isEqualTo(100);
        assertThat(offer.unitCost(100)).isEqualTo(90);
    }

    @Test
    void theServiceLevelIsTheCriticalRatioWithinFloorAndCap() {
        var policy = ReplenishmentPolicy.standard();

        assertThat(policy.serviceLevel(9, 1)).isEqualTo(.9);
        assertThat(policy.serviceLevel(1, 1)).isEqualTo(.8);
        assertThat(policy.serviceLevel(999, 1)).isEqualTo(.98);
        assertThat(policy.serviceLevel(0, 0)).isEqualTo(.8);
    }

    private static ReplenishmentSnapshot snapshot(StockPosition... positions) {
        return new ReplenishmentSnapshot(
                "central", 2, Money.CNY, List.of(WUHAN), List.of(positions), List.of(), List.of());
    }

    private static StockPosition position(NodeCode warehouse, long available, List<PeriodForecast> demand) {
        return new StockPosition(CUP, warehouse, available, List.of(0, 0), demand, 0, null, 10, 500);
    }

    private static void refuses(Runnable making, String... words) {
        assertThatIllegalArgumentException()
                .isThrownBy(making::run)
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }
}
