package io.tributary.solver.replenishment;

import io.tributary.domain.replenishment.PlanCost;
import io.tributary.domain.replenishment.PlannedOrder;
import io.tributary.domain.replenishment.PlannedTransfer;
import io.tributary.domain.replenishment.ReplenishmentPlan;
import io.tributary.domain.replenishment.ReplenishmentPolicy;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import io.tributary.domain.replenishment.Shortfall;
import io.tributary.domain.replenishment.StockPosition;
import io.tributary.domain.replenishment.UnmetShare;
import io.tributary.solver.replenishment.PlanModel.Lot;
import io.tributary.solver.replenishment.PlanModel.Option;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Turns a finished state into the plan that people and workflows read. */
final class PlanReport {
    private static final Comparator<PlannedOrder> ORDER = Comparator.comparing(PlannedOrder::supplier)
            .thenComparing(PlannedOrder::warehouse)
            .thenComparingInt(PlannedOrder::period)
            .thenComparing(PlannedOrder::sku);
    static final Comparator<PlannedTransfer> TRANSFER_ORDER = Comparator.comparing(PlannedTransfer::sku)
            .thenComparing(PlannedTransfer::from)
            .thenComparing(PlannedTransfer::to)
            .thenComparingInt(PlannedTransfer::period)
            .thenComparing(PlannedTransfer::spillover);
    static final Comparator<Shortfall> DEAREST_FIRST = Comparator.comparingLong(Shortfall::cost)
            .reversed()
            .thenComparing(Shortfall::sku)
            .thenComparing(Shortfall::warehouse)
            .thenComparingInt(Shortfall::period);

    private final ReplenishmentSnapshot snapshot;
    private final ReplenishmentPolicy policy;
    private final PlanState state;
    private final PlanModel model;
    private final WhyWriter whys;
    private final List<TransferSearch.Move> moves;

    /** Thousandths of minor units: purchase, ordering, risk, holding, lost sales, safety, replacement, transfer. */
    private double purchase;

    private double ordering;
    private double risk;
    private double holding;
    private double lostSales;
    private double safety;
    private double replacement;
    private double transfer;
    private final List<PlannedTransfer> transfers = new ArrayList<>();
    private final List<PlannedOrder> orders = new ArrayList<>();
    private final List<Shortfall> shortfalls = new ArrayList<>();

    PlanReport(
            ReplenishmentSnapshot snapshot,
            ReplenishmentPolicy policy,
            List<NetRequirement> requirements,
            PlanState state,
            Replanner replanner,
            List<TransferSearch.Move> moves) {
        this.moves = moves;
        this.snapshot = snapshot;
        this.policy = policy;
        this.state = state;
        this.model = state.model;
        this.whys = new WhyWriter(snapshot, requirements, state, replanner);
    }

    ReplenishmentPlan plan(long seed, double bound, boolean cutShort, List<UnmetShare> unmet) {
        for (int i = 0; i < model.lots().length; i++) {
            buy(i);
            keep(i);
        }
        for (int group = 0; group < model.groups(); group++) {
            ordering += state.open(group) ? model.groupCost(group) : 0;
        }
        moves.forEach(this::send);
        orders.sort(ORDER);
        transfers.sort(TRANSFER_ORDER);
        shortfalls.sort(DEAREST_FIRST);
        var cost = new PlanCost(
                minor(purchase),
                minor(ordering),
                minor(risk),
                minor(holding),
                minor(lostSales),
                minor(safety),
                minor(replacement),
                minor(transfer));
        long lowest = Math.min(cost.total(), (long) Math.max(0, Math.ceil(bound / 1_000 - 1e-3)));
        return new ReplenishmentPlan(
                snapshot.zone(),
                snapshot.hash(),
                policy.version(),
                seed,
                orders,
                transfers,
                shortfalls,
                unmet,
                cost,
                lowest,
                cutShort);
    }

    /** Rounded up, so that the reported cost is never below the bound. */
    private static long minor(double milli) {
        return (long) Math.ceil(milli / 1_000);
    }

    private void buy(int index) {
        Lot lot = model.lots()[index];
        Schedule schedule = state.schedule(index);
        StockPosition position = snapshot.positions().get(index);
        for (int i = 0; i < schedule.size(); i++) {
            Option option = lot.options()[schedule.slots()[i] / model.periods()];
            int quantity = schedule.quantities()[i];
            int segment = option.segment(quantity);
            purchase += quantity * option.price()[segment];
            risk += quantity * (option.unit()[segment] - option.price()[segment]);
            orders.add(new PlannedOrder(
                    snapshot.suppliers().get(option.supplier()).supplier(),
                    position.sku(),
                    position.warehouse(),
                    schedule.slots()[i] % model.periods(),
                    quantity * lot.pack(),
                    whys.explain(index, i)));
        }
    }

    private void send(TransferSearch.Move move) {
        transfer += move.cost();
        StockPosition from = snapshot.positions().get(move.way().from());
        StockPosition to = snapshot.positions().get(move.way().to());
        transfers.add(new PlannedTransfer(
                from.sku(),
                from.warehouse(),
                to.warehouse(),
                move.period(),
                move.units(),
                Math.round(move.saving() / 1_000),
                move.way().spillover()));
    }

    private void keep(int index) {
        Lot lot = model.lots()[index];
        Schedule schedule = state.schedule(index);
        long[] arrivals = Schedule.arrivals(model, lot, schedule.slots(), schedule.quantities());
        long stock = lot.stock();
        for (int t = 0; t < model.periods(); t++) {
            stock += lot.inbound()[t];
            risk += lot.spoiling(stock + arrivals[t], t) - lot.spoiling(stock, t);
            stock += arrivals[t] - lot.outbound()[t];
            long sold = Math.min(stock, lot.demand()[t]);
            stock -= sold;
            if (sold < lot.demand()[t]) {
                miss(index, t, lot.demand()[t] - sold);
            }
            holding += stock * lot.held();
            safety += lot.exposure(stock, t);
        }
        replacement += lot.ending(stock);
    }

    private void miss(int index, int period, long packs) {
        Lot lot = model.lots()[index];
        StockPosition position = snapshot.positions().get(index);
        lostSales += packs * lot.lost();
        int soonest = Integer.MAX_VALUE;
        for (Option option : lot.options()) {
            soonest = Math.min(soonest, option.leadTime());
        }
        shortfalls.add(new Shortfall(
                position.sku(),
                position.warehouse(),
                period,
                packs * lot.pack(),
                minor(packs * lot.lost()),
                period < soonest));
    }
}
