package io.tributary.solver.replenishment.textbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Every expected value comes from stockpyl 1.0.2 (Snyder, "Stockpyl: A Python Library for Inventory Optimization and
 * Simulation"), by the call in the comment beside it; most examples are those of Snyder and Shen, Fundamentals of Supply
 * Chain Theory, 2nd ed.
 */
class TextbookOracleTest {
    private static final Offset<Double> CLOSE = within(1e-6);
    private static final Costs PAPER = Costs.of(.18, .7);
    private static final NormalDemand DAILY = new NormalDemand(50, 8);
    private static final NormalDemand YEARLY = new NormalDemand(1_300, 150);
    private static final Costs ORDERS = new Costs(.225, 7.5, 8);
    private static final double MONTH = 1.0 / 12;

    @Test
    void economicOrders() {
        // eoq.economic_order_quantity(8, .225, 1300)
        assertOrder(EconomicOrder.of(8, .225, 1300), 304.0467800264368, 68.41052550594829);
        // eoq.economic_order_quantity_with_backorders(8, .225, 5, 1300)
        assertOrder(EconomicOrder.withBackorders(new Costs(.225, 5, 8), 1300), 310.81255515896464, 66.92136355097325);
        // eoq.economic_production_quantity(8, .225, 1300, 1700)
        assertOrder(EconomicOrder.withProduction(8, .225, 1300, 1700), 626.8084945889684, 33.183979125298336);
        // eoq.economic_order_quantity_with_all_units_discounts(8, .3, 1300, [0, 400, 800], [.75, .72, .68])
        assertOrder(
                EconomicOrder.withPriceBreaks(8, .3, 1300, new double[] {0, 400, 800}, new double[] {.75, .72, .68}),
                800,
                978.6000000000001);
    }

    @Test
    void newsvendorOfNormalDemand() {
        // newsvendor.newsvendor_normal(.18, .7, 50, 8)
        assertLevel(Newsvendor.normal(DAILY, PAPER), 56.60395592743389, 1.9976051931766445);
        // newsvendor.newsvendor_normal(.18, .7, 50, 8, lead_time=4)
        assertLevel(Newsvendor.normal(DAILY.over(5), PAPER), 264.76689437415484, 4.466781004149577);
        // newsvendor.newsvendor_normal(.18, .7, 50, 8, base_stock_level=55)
        assertThat(DAILY.cost(55, PAPER)).isCloseTo(2.0399168907803578, CLOSE);
        // newsvendor.newsvendor_normal_explicit(1, .3, .12, 50, 8): level, and profit = margin × mean − cost
        Newsvendor.Solution priced = Newsvendor.normal(DAILY, Newsvendor.ofPrices(1, .3, .12, 0, 0));
        assertLevel(priced, 56.60395592743389, .7 * 50 - 33.002394806823354);
    }

    @Test
    void newsvendorOfWholeUnits() {
        // newsvendor.newsvendor_poisson(1, 4, 20)
        assertLevel(Newsvendor.discrete(DiscreteDemand.poisson(20), Costs.of(1, 4)), 24, 6.438003702008734);
        // newsvendor.newsvendor_poisson(.2, 1, 2.7)
        assertLevel(Newsvendor.discrete(DiscreteDemand.poisson(2.7), Costs.of(.2, 1)), 4, .5282990918797965);
        // newsvendor.newsvendor_poisson(1, 9, 900)
        assertLevel(Newsvendor.discrete(DiscreteDemand.poisson(900), Costs.of(1, 9)), 939, 53.02323707371267);
        // newsvendor.newsvendor_poisson(1, 4, 20, base_stock_level=22)
        assertThat(DiscreteDemand.poisson(20).cost(22, Costs.of(1, 4))).isCloseTo(6.897482902436451, CLOSE);
        // newsvendor.newsvendor_discrete(1, 4, demand_pmf={5: .2, 6: .25, 7: .3, 8: .15, 9: .1})
        DiscreteDemand given = DiscreteDemand.of(0, 0, 0, 0, 0, .2, .25, .3, .15, .1);
        assertLevel(Newsvendor.discrete(given, Costs.of(1, 4)), 8, 1.8000000000000003);
    }

    @Test
    void newsvendorOfAnyContinuousDemand() {
        // newsvendor.newsvendor_continuous(1, 4, demand_distrib=scipy.stats.expon(scale=100))
        assertLevel(
                Newsvendor.continuous(u -> -100 * Math.log1p(-u), Costs.of(1, 4)),
                160.94379124341006,
                160.94379033065906);
        // newsvendor.newsvendor_continuous(1, 4, demand_distrib=scipy.stats.uniform(50, 100))
        assertLevel(Newsvendor.continuous(u -> 50 + 100 * u, Costs.of(1, 4)), 130, 39.99999998399999);
    }

    @Test
    void minMaxPolicies() {
        // ss.s_s_discrete_exact(1, 4, 5, True, 6)
        assertMinMax(MinMaxPolicy.exact(DiscreteDemand.poisson(6), new Costs(1, 4, 5)), 4, 10, 8.034111561471642);
        // ss.s_s_discrete_exact(.2, 1, 3, True, 2.5)
        assertMinMax(MinMaxPolicy.exact(DiscreteDemand.poisson(2.5), new Costs(.2, 1, 3)), 0, 9, 1.7052770810830618);
        // ss.s_s_cost_discrete(4, 10, 1, 4, 5, True, 6)
        assertThat(MinMaxPolicy.cost(4, 10, DiscreteDemand.poisson(6), new Costs(1, 4, 5)))
                .isCloseTo(8.034111561471642, CLOSE);
        // ss.s_s_power_approximation(.18, .7, 2.5, 50, 8)
        MinMaxPolicy power = MinMaxPolicy.powerApproximation(DAILY, new Costs(.18, .7, 2.5));
        assertThat(power.reorderPoint()).isCloseTo(40.19461695647407, CLOSE);
        assertThat(power.upTo()).isCloseTo(74.29017010979, CLOSE);
    }

    @Test
    void reorderPointPolicies() {
        // rq.r_q_cost(126, 318, .225, 7.5, 8, 1300, 150, 1/12)
        assertThat(ReorderPointPolicy.cost(126, 318, YEARLY, MONTH, ORDERS)).isCloseTo(78.1192583887336, CLOSE);
        // rq.r_q_eil_approximation(.225, 7.5, 8, 1300, 150, 1/12)
        ReorderPointPolicy level = ReorderPointPolicy.expectedLevel(YEARLY, MONTH, ORDERS);
        assertThat(level.reorderPoint()).isCloseTo(213.97044213580244, CLOSE);
        assertThat(level.quantity()).isCloseTo(318.5901810768729, CLOSE);
        assertThat(level.cost()).isCloseTo(95.45114022285196, CLOSE);
        // rq.r_q_eoqb_approximation(.225, 7.5, 8, 1300, 150, 1/12), which stops when the two costs differ by 1e-6
        ReorderPointPolicy economic = ReorderPointPolicy.economic(YEARLY, MONTH, ORDERS);
        assertThat(economic.reorderPoint()).isCloseTo(128.63781442427097, CLOSE);
        assertThat(economic.quantity()).isCloseTo(308.5737801203754, CLOSE);
        // rq.r_q_optimal_r_for_q(318, .225, 7.5, 1300, 150, 1/12)
        assertThat(ReorderPointPolicy.forQuantity(318, YEARLY, MONTH, ORDERS).reorderPoint())
                .isCloseTo(127.78803486696552, CLOSE);
        // rq.r_q_poisson_exact(20, 150, 100, 1.5, 2)
        ReorderPointPolicy poisson = ReorderPointPolicy.poisson(1.5, 2, new Costs(20, 150, 100));
        assertThat(poisson.reorderPoint()).isEqualTo(3);
        assertThat(poisson.quantity()).isEqualTo(5);
        assertThat(poisson.cost()).isCloseTo(107.92358063314975, CLOSE);
    }

    @Test
    void lotsOfKnownDemand() {
        // wagner_whitin.wagner_whitin(4, 2, 500, [90, 120, 80, 70])
        LotSizes plain = LotSizes.of(new double[] {90, 120, 80, 70}, each(500), each(0), each(2));
        assertThat(plain.cost()).isCloseTo(1380, CLOSE);
        assertThat(plain.quantities()).containsExactly(210, 0, 150, 0);
        // wagner_whitin.wagner_whitin(5, [1, 2, 1, 1.5, 1], [100, 80, 120, 60, 100], [30, 0, 55, 40, 10], [3, 4, 2, 5,
        // 3])
        LotSizes bought = LotSizes.of(
                new double[] {30, 0, 55, 40, 10},
                new double[] {100, 80, 120, 60, 100},
                new double[] {3, 4, 2, 5, 3},
                new double[] {1, 2, 1, 1.5, 1});
        assertThat(bought.cost()).isCloseTo(580, CLOSE);
        assertThat(bought.quantities()).containsExactly(30, 0, 105, 0, 0);
    }

    @Test
    void baseStockByEchelon() {
        // ssm_serial.optimize_base_stock_levels(num_nodes=2, node_order_in_system=[2, 1],
        //   echelon_holding_cost={2: 1, 1: 1}, lead_time={2: 1, 1: 1}, stockout_cost=15,
        //   demand_source=DemandSource(type='P', mean=5), all four tail probabilities 1e-13)
        EchelonBaseStock two = EchelonBaseStock.of(List.of(stage(1, 5), stage(1, 5)), 15);
        assertThat(two.levels()).containsExactly(9, 14);
        assertThat(two.cost()).isCloseTo(15.613661750209767, CLOSE);
        // the same with 3 nodes, echelon_holding_cost={3: 3, 2: 2, 1: 2}, lead_time={3: 2, 2: 1, 1: 1},
        //   stockout_cost=37.12
        EchelonBaseStock three = EchelonBaseStock.of(List.of(stage(2, 5), stage(2, 5), stage(3, 10)), 37.12);
        assertThat(three.levels()).containsExactly(9, 15, 25);
        assertThat(three.cost()).isCloseTo(84.96992825558466, CLOSE);
    }

    @Test
    void baseStockByEchelonWithoutASearch() {
        // ssm_serial.newsvendor_heuristic(num_nodes=3, node_order_in_system=[3, 2, 1],
        //   echelon_holding_cost={3: 3, 2: 2, 1: 2}, lead_time={3: 2, 2: 1, 1: 1}, stockout_cost=37.12,
        //   demand_mean=5, demand_standard_deviation=1)
        assertThat(EchelonBaseStock.heuristic(
                        new NormalDemand(5, 1), new double[] {1, 1, 2}, new double[] {2, 2, 3}, 37.12))
                .containsExactly(new double[] {6.691916836299195, 12.125881924218898, 22.441105815740187}, CLOSE);
    }

    private static EchelonBaseStock.Stage stage(double holding, double mean) {
        return new EchelonBaseStock.Stage(holding, DiscreteDemand.poisson(mean));
    }

    private static double[] each(double value) {
        return new double[] {value, value, value, value};
    }

    private static void assertOrder(EconomicOrder order, double quantity, double cost) {
        assertThat(order.quantity()).isCloseTo(quantity, CLOSE);
        assertThat(order.cost()).isCloseTo(cost, CLOSE);
    }

    private static void assertLevel(Newsvendor.Solution solution, double level, double cost) {
        assertThat(solution.level()).isCloseTo(level, CLOSE);
        assertThat(solution.cost()).isCloseTo(cost, CLOSE);
    }

    private static void assertMinMax(MinMaxPolicy policy, double reorderPoint, double upTo, double cost) {
        assertThat(policy.reorderPoint()).isEqualTo(reorderPoint);
        assertThat(policy.upTo()).isEqualTo(upTo);
        assertThat(policy.cost()).isCloseTo(cost, CLOSE);
    }
}
