package io.tributary.bench.backtest;

import io.tributary.analytics.forecast.Forecaster;
import io.tributary.domain.Region;
import io.tributary.domain.allocation.Budget;
import io.tributary.domain.forecast.DemandSeries;
import io.tributary.domain.forecast.ForecastPolicy;
import io.tributary.domain.forecast.PeriodForecast;
import io.tributary.domain.forecast.QuantileForecast;
import io.tributary.domain.forecast.SeriesKey;
import io.tributary.domain.replenishment.PlannedOrder;
import io.tributary.domain.replenishment.PlannedTransfer;
import io.tributary.domain.replenishment.ReplenishmentPlan;
import io.tributary.domain.replenishment.ReplenishmentPolicy;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import io.tributary.domain.replenishment.StockPosition;
import io.tributary.solver.replenishment.ReplenishmentPlanner;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Currency;
import java.util.List;

/**
 * Ours: demand as distributions, refitted every few weeks, then every week one joint plan over suppliers, warehouses and
 * periods, with minimums, price breaks, shared order costs and transfers; what is due now is done.
 */
final class Planned implements RestockMethod {
    /** Weeks that a plan looks ahead. */
    static final int PERIODS = 8;
    /** Weeks between two fits of the forecast. */
    static final int REFIT = 4;

    private static final int SEASON = 52;

    private final Trade trade;
    private final ReplenishmentPolicy policy;
    private final long work;
    private final Forecaster forecaster = new Forecaster();
    private List<QuantileForecast> forecasts = List.of();
    private int fitted = -REFIT;

    /** @param work of each plan, in the planner's units */
    Planned(Trade trade, ReplenishmentPolicy policy, long work) {
        this.trade = trade;
        this.policy = policy;
        this.work = work;
    }

    @Override
    public List<Order> decide(View view) {
        if (view.week() - fitted >= REFIT) {
            fitted = view.week();
            forecasts = forecaster.forecast(series(view), ForecastPolicy.local(SEASON, PERIODS + REFIT));
        }
        ReplenishmentPlan plan = ReplenishmentPlanner.plan(snapshot(view), policy, trade.seed(), Budget.ofWork(work));
        List<Order> orders = new ArrayList<>();
        for (PlannedTransfer one : plan.transfers()) {
            if (one.period() == 0) {
                orders.add(new Order.Move(item(one.sku().code()), house(one.from()), house(one.to()), one.quantity()));
            }
        }
        for (PlannedOrder one : plan.dueNow()) {
            buy(one, orders);
        }
        return orders;
    }

    private int item(String code) {
        for (int i = 0; i < trade.items().size(); i++) {
            if (trade.items().get(i).sku().code().equals(code)) {
                return i;
            }
        }
        throw new IllegalArgumentException("The plan names the unknown item " + code);
    }

    private int house(io.tributary.domain.NodeCode code) {
        return trade.warehouses().indexOf(code);
    }

    private List<DemandSeries> series(View view) {
        List<DemandSeries> series = new ArrayList<>();
        for (int i = 0; i < trade.items().size(); i++) {
            Trade.Item item = trade.items().get(i);
            for (int w = 0; w < trade.warehouses().size(); w++) {
                long[] units = new long[view.week()];
                var empty = new BitSet();
                for (int t = 0; t < units.length; t++) {
                    units[t] = view.sold(i, w, t);
                    empty.set(t, view.ranOut(i, w, t));
                }
                var key = new SeriesKey(
                        item.sku(), new Region(trade.warehouses().get(w).code()));
                series.add(
                        new DemandSeries(key, 0, units, empty, trade.factors().of(i, view.week()), item.category()));
            }
        }
        return series;
    }

    private QuantileForecast forecast(int item, int warehouse) {
        return forecasts.get(item * trade.warehouses().size() + warehouse);
    }

    private ReplenishmentSnapshot snapshot(View view) {
        List<StockPosition> positions = new ArrayList<>();
        for (int i = 0; i < trade.items().size(); i++) {
            Trade.Item item = trade.items().get(i);
            for (int w = 0; w < trade.warehouses().size(); w++) {
                QuantileForecast forecast = forecast(i, w);
                List<Integer> inbound = new ArrayList<>();
                for (int period = 0; period < PERIODS; period++) {
                    inbound.add(period == 0 ? 0 : view.due(i, w, period));
                }
                int skip = view.week() - fitted;
                List<PeriodForecast> demand = forecast.periods().subList(skip, skip + PERIODS);
                positions.add(new StockPosition(
                        item.sku(),
                        trade.warehouses().get(w),
                        view.onHand(i, w),
                        inbound,
                        demand,
                        forecast.errorCorrelation(),
                        null,
                        Math.round(item.cost() * 1000 * Trade.HOLDING),
                        item.price(),
                        item.shelfLife() == 0 ? null : item.shelfLife(),
                        0));
            }
        }
        return new ReplenishmentSnapshot(
                trade.name(),
                PERIODS,
                Currency.getInstance("CNY"),
                trade.warehouses(),
                positions,
                trade.suppliers(),
                trade.transfers());
    }

    private void buy(PlannedOrder planned, List<Order> orders) {
        int s = 0;
        while (!trade.suppliers().get(s).supplier().equals(planned.supplier())) {
            s++;
        }
        orders.add(new Order.Buy(s, item(planned.sku().code()), house(planned.warehouse()), planned.quantity()));
    }
}
