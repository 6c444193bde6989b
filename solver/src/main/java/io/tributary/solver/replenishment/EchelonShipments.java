package io.tributary.solver.replenishment;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.replenishment.PlanCost;
import io.tributary.domain.replenishment.PlannedOrder;
import io.tributary.domain.replenishment.PlannedTransfer;
import io.tributary.domain.replenishment.ReplenishmentPlan;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import io.tributary.domain.replenishment.Shortfall;
import io.tributary.domain.replenishment.StockPosition;
import io.tributary.domain.replenishment.TransferLane;
import io.tributary.solver.replenishment.Echelons.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Moves a chain's stock down in time: each warehouse is filled up to its demand until the next transfer after this one
 * and its safety stock, with all that is behind it. When there is not enough, all are filled to the same part of that.
 */
final class EchelonShipments {
    private final ReplenishmentSnapshot snapshot;
    private final Echelons echelons;
    private final int review;
    private final List<PlannedTransfer> transfers = new ArrayList<>();
    private final List<Shortfall> shortfalls = new ArrayList<>();
    private long transferMilli;
    /** By warehouse and period: room for all SKUs that is left; absent without a limit. */
    private final Map<NodeCode, long[]> room = new HashMap<>();

    private EchelonShipments(ReplenishmentSnapshot snapshot, Echelons echelons, int review) {
        this.snapshot = snapshot;
        this.echelons = echelons;
        this.review = review;
        snapshot.limits().space().forEach((warehouse, units) -> {
            long[] left = new long[snapshot.periods()];
            Arrays.fill(left, units);
            for (var own : echelons.needs().values()) {
                NetRequirement need = own.get(warehouse);
                for (int t = 0; need != null && t < left.length; t++) {
                    long before = t == 0
                            ? need.position().available()
                            : need.projected().get(t - 1);
                    left[t] -= before + need.position().inbound().get(t);
                }
            }
            room.put(warehouse, left);
        });
    }

    /** The plan for the folded snapshot, with transfers and what warehouses still miss. */
    static ReplenishmentPlan plan(
            ReplenishmentSnapshot snapshot, Echelons echelons, ReplenishmentPlan folded, int review) {
        var shipments = new EchelonShipments(snapshot, echelons, review);
        echelons.chains()
                .forEach((hub, members) -> echelons.needs().keySet().forEach(sku -> {
                    if (members.stream().anyMatch(one -> echelons.needs(sku).containsKey(one.warehouse()))) {
                        shipments.ship(sku, hub, members, folded);
                    }
                }));
        return shipments.whole(folded);
    }

    private ReplenishmentPlan whole(ReplenishmentPlan folded) {
        long foldedLost = 0;
        for (Shortfall one : folded.shortfalls()) {
            if (echelons.member(one.warehouse()) == null) {
                shortfalls.add(one);
            } else {
                foldedLost += one.cost();
            }
        }
        long lost = shortfalls.stream()
                .filter(one -> echelons.member(one.warehouse()) != null)
                .mapToLong(Shortfall::cost)
                .sum();
        transfers.addAll(folded.transfers());
        transfers.sort(PlanReport.TRANSFER_ORDER);
        shortfalls.sort(PlanReport.DEAREST_FIRST);
        PlanCost cost = folded.cost();
        return new ReplenishmentPlan(
                folded.zone(),
                snapshot.hash(),
                folded.policyVersion(),
                folded.seed(),
                folded.orders(),
                transfers,
                shortfalls,
                folded.unmet(),
                new PlanCost(
                        cost.purchase(),
                        cost.ordering(),
                        cost.risk(),
                        cost.holding(),
                        // An echelon also misses what is asked for after the horizon.
                        cost.lostSales() + Math.max(0, lost - foldedLost),
                        cost.safety(),
                        cost.replacement(),
                        cost.transfer() + Math.ceilDiv(transferMilli, 1_000)),
                folded.lowerBound(),
                folded.cutShort());
    }

    private void ship(Sku sku, NodeCode hub, List<Member> members, ReplenishmentPlan folded) {
        int periods = snapshot.periods();
        Map<NodeCode, long[]> arrivals = new HashMap<>();
        Map<NodeCode, Long> stock = new HashMap<>();
        for (Member member : members) {
            NetRequirement need = echelons.needs(sku).get(member.warehouse());
            long[] comes = new long[2 * periods + member.lead() + 1];
            for (int t = 0; need != null && t < periods; t++) {
                comes[t] = need.position().inbound().get(t);
            }
            arrivals.put(member.warehouse(), comes);
            stock.put(member.warehouse(), need == null ? 0 : need.position().available());
        }
        for (PlannedOrder order : folded.orders()) {
            if (order.warehouse().equals(hub) && order.sku().equals(sku)) {
                arrivals.get(hub)[order.why().arrivalPeriod()] += order.quantity();
            }
        }
        for (int t = 0; t < periods; t++) {
            for (Member member : members) {
                NodeCode at = member.warehouse();
                long there = stock.get(at) + arrivals.get(at)[t];
                arrivals.get(at)[t] = 0;
                stock.put(at, there);
            }
            for (Member member : members) {
                send(sku, member, members, t, stock, arrivals);
            }
            for (Member member : members) {
                NodeCode at = member.warehouse();
                long there = stock.get(at) + arrivals.get(at)[t];
                arrivals.get(at)[t] = 0;
                stock.put(at, sell(sku, at, t, there));
            }
        }
    }

    private long sell(Sku sku, NodeCode at, int t, long there) {
        NetRequirement need = echelons.needs(sku).get(at);
        long demand = need == null ? 0 : need.demand().get(t);
        long missed = Math.max(0, demand - there);
        if (missed > 0) {
            StockPosition position = need.position();
            Member member = echelons.member(at);
            boolean tooLate = member != null && t < member.path();
            shortfalls.add(new Shortfall(sku, at, t, missed, missed * position.lostSaleCost(), tooLate));
        }
        return Math.max(0, there - demand);
    }

    private record Claim(Member to, long target, long position) {}

    private void send(
            Sku sku,
            Member from,
            List<Member> members,
            int t,
            Map<NodeCode, Long> stock,
            Map<NodeCode, long[]> arrivals) {
        List<Claim> claims = new ArrayList<>();
        for (Member to : members) {
            if (from.warehouse().equals(to.from())) {
                claims.add(claim(sku, to, members, t, stock, arrivals));
            }
        }
        long there = stock.get(from.warehouse());
        if (claims.isEmpty() || there <= 0) {
            return;
        }
        long own = covered(sku, from.warehouse(), t, review);
        double part = part(claims, own, there);
        for (Claim claim : claims) {
            long units = Math.min((long) Math.floor(part * claim.target()) - claim.position(), there);
            units = Math.min(units, fits(claim.to(), t));
            if (units > 0) {
                there -= units;
                arrivals.get(claim.to().warehouse())[t + claim.to().lead()] += units;
                move(sku, from.warehouse(), claim.to(), t, units);
            }
        }
        stock.put(from.warehouse(), there);
    }

    /** The largest part, up to 1, to which what is there fills all. */
    private static double part(List<Claim> claims, long own, long there) {
        double low = 0;
        double high = 1;
        if (wanted(claims, own, 1) <= there) {
            return 1;
        }
        for (int i = 0; i < 40; i++) {
            double middle = (low + high) / 2;
            if (wanted(claims, own, middle) <= there) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double wanted(List<Claim> claims, long own, double part) {
        double wanted = part * own;
        for (Claim claim : claims) {
            wanted += Math.max(0, Math.floor(part * claim.target()) - claim.position());
        }
        return wanted;
    }

    /** With all that is behind the warehouse. */
    private Claim claim(
            Sku sku,
            Member to,
            List<Member> members,
            int t,
            Map<NodeCode, Long> stock,
            Map<NodeCode, long[]> arrivals) {
        long target = 0;
        long position = 0;
        for (Member one : members) {
            if (one != to && !snapshot.supplies(to.warehouse(), one.warehouse())) {
                continue;
            }
            int until = to.lead() + one.path() - to.path() + review;
            long useful = covered(sku, one.warehouse(), t, until);
            long has = stock.get(one.warehouse());
            long[] comes = arrivals.get(one.warehouse());
            for (int u = t; u < Math.min(comes.length, t + until); u++) {
                has += comes[u];
            }
            target += useful;
            // What one of them has too much of does not serve another.
            position += one == to ? has : Math.min(has, useful);
        }
        return new Claim(to, target, position);
    }

    /** Demand of so many periods and the safety stock; no more than keeps. */
    private long covered(Sku sku, NodeCode at, int t, int periods) {
        NetRequirement need = echelons.needs(sku).get(at);
        if (need == null) {
            return 0;
        }
        long safety = need.safetyStock();
        Integer life = need.position().shelfLife();
        long demand = demand(need, t, periods);
        long keeps = life == null ? Long.MAX_VALUE : demand(need, t, periods - review + life);
        return Math.min(keeps, demand + safety);
    }

    private static long demand(NetRequirement need, int from, int periods) {
        long demand = 0;
        int last = need.demand().size() - 1;
        long mean =
                Math.ceilDiv(need.demand().stream().mapToLong(Long::longValue).sum(), last + 1L);
        for (int t = from; t < from + periods; t++) {
            demand += t <= last ? need.demand().get(t) : mean;
        }
        return demand;
    }

    private long fits(Member to, int t) {
        long[] left = room.get(to.warehouse());
        int at = Math.min(t + to.lead(), snapshot.periods() - 1);
        return left == null ? Long.MAX_VALUE : Math.max(0, left[at]);
    }

    private void move(Sku sku, NodeCode from, Member to, int t, long units) {
        long[] left = room.get(to.warehouse());
        for (int u = t + to.lead(); left != null && u < left.length; u++) {
            left[u] -= units;
        }
        TransferLane lane = echelons.lane(from, to.warehouse());
        transferMilli += lane.unitCostMilli() * units + 1_000 * lane.lineCost();
        transfers.add(new PlannedTransfer(
                sku, from, to.warehouse(), t, Math.toIntExact(units), saving(sku, to, t, units, lane), false));
    }

    /** The sales that the receiver would lose of what it has without the transfer. */
    private long saving(Sku sku, Member to, int t, long units, TransferLane lane) {
        NetRequirement need = echelons.needs(sku).get(to.warehouse());
        if (need == null) {
            return 0;
        }
        long lost = 0;
        for (int u = t + to.lead(); u < snapshot.periods(); u++) {
            lost += need.lost().get(u);
        }
        long cost = Math.ceilDiv(lane.unitCostMilli() * units, 1_000) + lane.lineCost();
        return Math.min(units, lost) * need.position().lostSaleCost() - cost;
    }
}
