package io.tributary.solver.replenishment.textbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextbookLimitsTest {

    @Test
    void whatIsNoNumberOrNoCostIsRefusedWithARemedy() {
        assertThatThrownBy(() -> Costs.of(Double.NaN, 1)).hasMessageContaining("Maybe");
        assertThatThrownBy(() -> new NormalDemand(5, 0)).hasMessageContaining("Maybe the deviation is zero");
        assertThatThrownBy(() -> DiscreteDemand.of(.5, .4)).hasMessageContaining("Maybe one is missing");
        assertThatThrownBy(() -> DiscreteDemand.poisson(1e9)).hasMessageContaining("Maybe take it for normal");
        assertThatThrownBy(() -> EconomicOrder.of(0, 1, 1)).hasMessageContaining("Maybe the item is free to order");
        assertThatThrownBy(() -> EchelonBaseStock.of(List.of(), 1)).hasMessageContaining("no hub");
        assertThatThrownBy(() -> MinMaxPolicy.exact(DiscreteDemand.of(1), new Costs(1, 1, 1)))
                .hasMessageContaining("base stock");
    }

    @Test
    void aBillionUnitsKeepTheirProportions() {
        Newsvendor.Solution huge = Newsvendor.normal(new NormalDemand(1e9, 1e8), Costs.of(1, 9));
        Newsvendor.Solution small = Newsvendor.normal(new NormalDemand(1, .1), Costs.of(1, 9));

        assertThat(huge.level() / small.level()).isBetween(.999999e9, 1.000001e9);
        assertThat(huge.cost() / small.cost()).isBetween(.999999e9, 1.000001e9);
    }

    @Test
    void periodsWithoutDemandNeedNoLot() {
        double[] nothing = new double[3];

        LotSizes lots = LotSizes.of(nothing, new double[] {5, 5, 5}, nothing, nothing);

        assertThat(lots.cost()).isZero();
        assertThat(lots.quantities()).containsOnly(0);
    }

    @Test
    void aChainOfOneStageIsANewsvendor() {
        DiscreteDemand demand = DiscreteDemand.poisson(5);

        EchelonBaseStock chain = EchelonBaseStock.of(List.of(new EchelonBaseStock.Stage(1, demand)), 4);

        assertThat(chain.levels()).containsExactly((int)
                Newsvendor.discrete(demand, Costs.of(1, 4)).level());
    }
}
