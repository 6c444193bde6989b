package io.tributary.bench.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.forecast.DemandFactors;
import io.tributary.domain.replenishment.PriceBreak;
import io.tributary.domain.replenishment.SupplierOffer;
import io.tributary.domain.replenishment.SupplierTerms;
import io.tributary.domain.replenishment.SupplyLane;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class YearAuditTest {
    private static final Sku CUP = new Sku("CUP");

    /** One item at 100, sold for 180, in two warehouses; multiples of 5, 90 from 20 on; a week to come, never late. */
    static Trade trade(int shelfLife, int[] north, int[] south) {
        return trade(shelfLife, null, 1, north, south);
    }

    private static Trade trade(
            int shelfLife, @Nullable Long capacity, double leadTimeFactor, int[] north, int[] south) {
        List<NodeCode> warehouses = List.of(new NodeCode("NORTH"), new NodeCode("SOUTH"));
        var prices = List.of(new PriceBreak(1, 104), new PriceBreak(20, 90));
        var offer = new SupplierOffer(CUP, 10, 5, prices, capacity, leadTimeFactor);
        List<SupplyLane> lanes = warehouses.stream()
                .map(warehouse -> new SupplyLane(warehouse, 1, 0, 500, 0))
                .toList();
        return new Trade(
                "by hand",
                "CNY",
                1,
                List.of(new Trade.Item(CUP, "cups", 180, 100, shelfLife)),
                warehouses,
                new int[][][] {{north, south}},
                (item, week) -> DemandFactors.NONE,
                List.of(new SupplierTerms(new SupplierCode("POTTER"), 1000, List.of(offer), lanes)),
                new double[] {0},
                Terms.transfers(warehouses, 3, 40),
                north.length);
    }

    private static YearFigures figures(Trade trade, int from, RestockMethod method) {
        List<Entry> log = new YearRun(trade, from, trade.weeks()).run(method);
        return YearAudit.of("by hand", trade, from, trade.weeks(), log);
    }

    @Test
    void aYearOfThreeWeeksByHand() {
        // One week of history: each opens with 4 × 5 = 20. North sells 20 of 25 and loses 5, gets 20, sells 10.
        Trade trade = trade(0, new int[] {5, 25, 10, 0}, new int[] {5, 0, 0, 0});
        YearFigures figures = figures(
                trade,
                1,
                view -> view.week() == 1 ? List.of(new Order.Buy(0, 0, 0, 20), new Order.Move(0, 1, 0, 4)) : List.of());

        assertThat(figures.cost())
                .containsEntry("orderCost", 500L)
                .containsEntry("purchasePremium", -20 * 10L)
                .containsEntry("lostSalesCost", 5 * 80L)
                .containsEntry("transferCost", 40 + 4 * 3L)
                .containsEntry("wasteCost", 0L);
        // week ends: 0 + 16, 14 + 16, 14 + 16 at 100
        assertThat(figures.stockByWeek()).containsExactly(1600L, 3000L, 3000L);
        assertThat(figures.cost()).containsEntry("holdingCost", Math.round(7600 * .25 / 52));
        assertThat(figures.serviceLevel()).isEqualTo(30 / 35.0);
        assertThat(figures.stockOuts()).isEqualTo(1);
        assertThat(figures.totalCost()).isEqualTo(500 - 200 + 400 + 52 + Math.round(7600 * .25 / 52));
    }

    @Test
    void whatIsTooOldIsThrownAway() {
        Trade trade = trade(2, new int[] {5, 3, 3, 3, 3}, new int[] {0, 0, 0, 0, 0});
        YearFigures figures = figures(trade, 1, view -> List.of());
        // opens with 20 in week 1, sells 3 and 3, throws 14 away in week 3
        assertThat(figures.wastedUnits()).isEqualTo(14);
        assertThat(figures.cost()).containsEntry("wasteCost", 1400L).containsEntry("lostSalesCost", 6 * 80L);
    }

    @Test
    void anOfferHasItsOwnCapacityAndLeadTime() {
        Trade trade = trade(0, 32L, 2, new int[] {5, 0, 0, 0}, new int[] {5, 0, 0, 0});
        List<Entry> log = new YearRun(trade, 1, 4)
                .run(view ->
                        view.week() == 1 ? List.of(new Order.Buy(0, 0, 0, 20), new Order.Buy(0, 0, 1, 20)) : List.of());
        // 12 of 32 are left for the second, in multiples of 5; both take two weeks in place of one.
        assertThat(log)
                .filteredOn(Entry.Received.class::isInstance)
                .containsExactly(new Entry.Received(3, 0, 0, 20), new Entry.Received(3, 0, 1, 10));
    }

    @Test
    void aLogThatLosesUnitsIsRefused() {
        Trade trade = trade(0, new int[] {5, 25}, new int[] {5, 0});
        List<Entry> log = List.of(new Entry.Opened(0, 0, 20), new Entry.Closed(0, 0, 19, 0));
        assertThatThrownBy(() -> YearAudit.of("by hand", trade, 1, 2, log))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("CUP in NORTH ends with other units");
    }

    @Test
    void aPolicyCannotLookAhead() {
        Trade trade = trade(0, new int[] {5, 25, 1}, new int[] {5, 0, 0});
        assertThatThrownBy(() -> figures(trade, 1, view -> {
                    view.sold(0, 0, view.week());
                    return List.of();
                }))
                .hasMessageContaining("looks at week 1 in week 1");
    }
}
