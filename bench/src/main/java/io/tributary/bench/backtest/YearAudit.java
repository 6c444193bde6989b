package io.tributary.bench.backtest;

import io.tributary.domain.replenishment.SupplierOffer;
import io.tributary.domain.replenishment.SupplierTerms;
import io.tributary.domain.replenishment.SupplyLane;
import io.tributary.domain.replenishment.TransferLane;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Replays a log: checks that every unit is accounted for, and adds up what the year cost. */
final class YearAudit {
    private record PurchaseOrder(int supplier, int warehouse, int week) {}

    private final Trade trade;
    private final YearFigures.Sum sum;
    private final long[][] stock;
    private final long[][] onWay;
    private final boolean[][] missed;
    private final boolean[][] cycle;
    private final Set<PurchaseOrder> purchaseOrders = new HashSet<>();

    private YearAudit(Trade trade, int from, int to) {
        this.trade = trade;
        int items = trade.items().size();
        int warehouses = trade.warehouses().size();
        sum = new YearFigures.Sum(from, to);
        stock = new long[items][warehouses];
        onWay = new long[items][warehouses];
        missed = new boolean[items][warehouses];
        cycle = new boolean[items][warehouses];
    }

    /** @throws IllegalStateException when the log cannot be true */
    static YearFigures of(String policy, Trade trade, int from, int to, List<Entry> log) {
        var audit = new YearAudit(trade, from, to);
        log.forEach(audit::replay);
        return audit.sum.figures(policy);
    }

    private void replay(Entry entry) {
        switch (entry) {
            case Entry.Opened(int i, int w, int units) -> stock[i][w] += units;
            case Entry.Bought(int week, Order.Buy order) -> bought(week, order);
            case Entry.Received(int week, int i, int w, int units) -> {
                endCycle(i, w);
                cycle[i][w] = true;
                onWay[i][w] -= units;
                stock[i][w] += units;
                require(onWay[i][w] >= 0, i, w, "receives what was not sent");
            }
            case Entry.Sent(int week, Order.Move move) -> sent(move);
            case Entry.Wasted(int week, int i, int w, int units) -> {
                stock[i][w] -= units;
                sum.waste += units * trade.items().get(i).cost();
                sum.wastedUnits += units;
                require(stock[i][w] >= 0, i, w, "throws away more than it has");
            }
            case Entry.Sold one -> sold(one);
            case Entry.Closed(int i, int w, int onHand, int coming) -> {
                endCycle(i, w);
                require(stock[i][w] == onHand && onWay[i][w] == coming, i, w, "ends with other units than it should");
            }
        }
    }

    private void endCycle(int i, int w) {
        if (cycle[i][w]) {
            sum.cycles++;
            sum.goodCycles += missed[i][w] ? 0 : 1;
        }
        missed[i][w] = false;
    }

    private void bought(int week, Order.Buy order) {
        SupplierTerms supplier = trade.suppliers().get(order.supplier());
        Trade.Item item = trade.items().get(order.item());
        SupplierOffer offer = supplier.offers().stream()
                .filter(one -> one.sku().equals(item.sku()))
                .findFirst()
                .orElseThrow();
        require(offer.allows(order.units()), order.item(), order.warehouse(), "buys an invalid quantity");
        onWay[order.item()][order.warehouse()] += order.units();
        // What the goods cost at the lowest list price is the same for all; what goes beyond is a cost.
        sum.purchasePremium += order.units() * (offer.unitCost(order.units()) - item.cost());
        if (purchaseOrders.add(new PurchaseOrder(order.supplier(), order.warehouse(), week))) {
            sum.orders++;
            sum.ordering += supplier.lanes().stream()
                    .filter(lane -> lane.warehouse().equals(trade.warehouses().get(order.warehouse())))
                    .mapToLong(SupplyLane::orderCost)
                    .sum();
        }
    }

    private void sent(Order.Move move) {
        TransferLane lane = trade.transfers().stream()
                .filter(one -> one.from().equals(trade.warehouses().get(move.from()))
                        && one.to().equals(trade.warehouses().get(move.to())))
                .findFirst()
                .orElseThrow();
        stock[move.item()][move.from()] -= move.units();
        onWay[move.item()][move.to()] += move.units();
        sum.transfers++;
        sum.transfer += lane.lineCost() + lane.unitCostMilli() * move.units() / 1000;
        require(stock[move.item()][move.from()] >= 0, move.item(), move.from(), "sends more than it has");
    }

    private void sold(Entry.Sold one) {
        Trade.Item item = trade.items().get(one.item());
        long left = stock[one.item()][one.warehouse()] -= one.units();
        require(left >= 0 && one.units() <= one.wanted(), one.item(), one.warehouse(), "sells more than it has");
        int lost = one.wanted() - one.units();
        require(lost == 0 || left == 0, one.item(), one.warehouse(), "turns buyers away with goods on the shelf");
        sum.wanted += one.wanted();
        sum.sold += one.units();
        sum.lostSales += lost * item.margin();
        sum.stockOuts += lost > 0 ? 1 : 0;
        missed[one.item()][one.warehouse()] |= lost > 0;
        sum.hold(one.week(), left * item.cost());
    }

    private void require(boolean holds, int item, int warehouse, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(trade.items().get(item).sku() + " in "
                    + trade.warehouses().get(warehouse) + " " + otherwise + ". This is a defect of the simulation.");
        }
    }
}
