package io.tributary.solver.replenishment;

import io.tributary.domain.Money;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.forecast.PeriodForecast;
import io.tributary.domain.replenishment.PlanLimits;
import io.tributary.domain.replenishment.PriceBreak;
import io.tributary.domain.replenishment.ReplenishmentPolicy;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import io.tributary.domain.replenishment.StockPosition;
import io.tributary.domain.replenishment.SupplierOffer;
import io.tributary.domain.replenishment.SupplierTerms;
import io.tributary.domain.replenishment.SupplyLane;
import io.tributary.domain.replenishment.TransferLane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Small instances, by hand and from a seed. */
final class Instances {
    static final NodeCode WUHAN = new NodeCode("WUH");
    static final Sku CUP = new Sku("CUP");
    /** Certain demand, nothing of value at the end. */
    static final ReplenishmentPolicy PLAIN = new ReplenishmentPolicy("plain-1", 0, .999, 1, 0, 0, 0, 0);

    private Instances() {}

    static PeriodForecast certain(int units) {
        return new PeriodForecast(units, 0, units, units, units, units, units);
    }

    static StockPosition cups(int stock, int holding, int lost, int... demand) {
        return position(CUP, WUHAN, stock, holding, lost, demand);
    }

    static StockPosition position(Sku sku, NodeCode at, int stock, int holding, int lost, int... demand) {
        List<PeriodForecast> forecasts =
                Arrays.stream(demand).mapToObj(Instances::certain).toList();
        List<Integer> inbound = Arrays.stream(demand).mapToObj(units -> 0).toList();
        return new StockPosition(sku, at, stock, inbound, forecasts, 0, 0, 1_000L * holding, lost);
    }

    static SupplierTerms supplier(
            String code, long capacity, int leadTime, long orderCost, long risk, SupplierOffer offer) {
        return new SupplierTerms(
                new SupplierCode(code),
                capacity,
                List.of(offer),
                List.of(new SupplyLane(WUHAN, leadTime, 0, orderCost, 1_000 * risk)));
    }

    static SupplierOffer cupOffer(int moq, int multiple, long... fromAndCost) {
        List<PriceBreak> breaks = new ArrayList<>();
        for (int i = 0; i < fromAndCost.length; i += 2) {
            breaks.add(new PriceBreak((int) fromAndCost[i], fromAndCost[i + 1]));
        }
        return new SupplierOffer(CUP, moq, multiple, breaks);
    }

    static ReplenishmentSnapshot snapshot(List<StockPosition> positions, SupplierTerms... suppliers) {
        List<NodeCode> warehouses =
                positions.stream().map(StockPosition::warehouse).distinct().toList();
        int periods = positions.getFirst().demand().size();
        return new ReplenishmentSnapshot(
                "zone", periods, Money.CNY, warehouses, positions, List.of(suppliers), List.of());
    }

    /** The same with limits over the whole plan and goods that do not keep, each in some draws. */
    static ReplenishmentSnapshot limited(long seed, int skus, int warehouses, int suppliers, int periods) {
        ReplenishmentSnapshot drawn = drawn(seed, skus, warehouses, suppliers, periods);
        var random = new Random(seed + 1);
        List<StockPosition> positions = drawn.positions().stream()
                .map(one -> new StockPosition(
                        one.sku(),
                        one.warehouse(),
                        one.available(),
                        one.inbound(),
                        one.demand(),
                        0,
                        one.safetyStock(),
                        one.holdingCostMilli(),
                        one.lostSaleCost(),
                        random.nextInt(3) == 0 ? 1 + random.nextInt(3) : null,
                        0))
                .toList();
        Map<NodeCode, Long> space = new HashMap<>();
        for (NodeCode node : drawn.warehouses()) {
            if (random.nextInt(2) == 0) {
                space.put(node, (long) random.nextInt(60 * skus));
            }
        }
        Long budget = random.nextInt(3) == 0 ? null : (long) random.nextInt(60_000 * skus * warehouses);
        var limits = new PlanLimits(
                budget, space, random.nextInt(30), 1 + random.nextInt(60), .3 + .7 * random.nextDouble());
        return new ReplenishmentSnapshot(
                drawn.zone(),
                periods,
                drawn.currency(),
                drawn.warehouses(),
                positions,
                drawn.suppliers(),
                drawn.transfers(),
                limits);
    }

    /** A zone drawn from a seed: tight capacity, MOQs, multiples, price breaks, transfers. */
    static ReplenishmentSnapshot drawn(long seed, int skus, int warehouses, int suppliers, int periods) {
        var random = new Random(seed);
        List<NodeCode> nodes = new ArrayList<>();
        for (int w = 0; w < warehouses; w++) {
            nodes.add(new NodeCode("W" + w));
        }
        List<StockPosition> positions = new ArrayList<>();
        long[] cost = new long[skus];
        for (int p = 0; p < skus; p++) {
            cost[p] = 500 + random.nextInt(5_000);
            int rate = 1 + random.nextInt(20);
            for (NodeCode node : nodes) {
                List<PeriodForecast> demand = new ArrayList<>();
                List<Integer> inbound = new ArrayList<>();
                for (int t = 0; t < periods; t++) {
                    demand.add(certain(random.nextInt(2 * rate)));
                    inbound.add(random.nextInt(6) == 0 ? rate : 0);
                }
                positions.add(new StockPosition(
                        new Sku("P" + p),
                        node,
                        random.nextInt(2 * rate),
                        inbound,
                        demand,
                        0,
                        random.nextInt(4),
                        10 * cost[p],
                        2 * cost[p]));
            }
        }
        List<SupplierTerms> terms = new ArrayList<>();
        for (int s = 0; s < suppliers; s++) {
            List<SupplierOffer> offers = new ArrayList<>();
            for (int p = 0; p < skus; p++) {
                if (random.nextInt(3) > 0) {
                    int multiple = 1 + random.nextInt(10);
                    int moq = 1 + random.nextInt(30);
                    long unit = cost[p] * (90 + random.nextInt(20)) / 100;
                    offers.add(new SupplierOffer(
                            new Sku("P" + p),
                            moq,
                            multiple,
                            List.of(new PriceBreak(1, unit), new PriceBreak(3 * moq, unit * 95 / 100))));
                }
            }
            List<SupplyLane> lanes = new ArrayList<>();
            for (NodeCode node : nodes) {
                lanes.add(new SupplyLane(
                        node, random.nextInt(3), 0, 1_000 + random.nextInt(20_000), random.nextInt(50_000)));
            }
            terms.add(new SupplierTerms(
                    new SupplierCode("S" + s), 10L * skus * warehouses / suppliers + 10, offers, lanes));
        }
        List<TransferLane> transfers = new ArrayList<>();
        for (int w = 1; w < warehouses; w++) {
            int time = random.nextInt(2);
            transfers.add(new TransferLane(nodes.get(w - 1), nodes.get(w), time, random.nextInt(90_000), 500));
            transfers.add(new TransferLane(nodes.get(w), nodes.get(w - 1), time, random.nextInt(90_000), 500));
        }
        for (int w = 1; seed % 2 == 0 && w < warehouses; w++) {
            transfers.add(new TransferLane(nodes.get(w - 1), nodes.get(w), 0, random.nextInt(90_000), 0, true));
            transfers.add(new TransferLane(nodes.get(w), nodes.get(w - 1), 0, random.nextInt(90_000), 0, true));
        }
        return new ReplenishmentSnapshot("drawn", periods, Money.CNY, nodes, positions, terms, transfers);
    }
}
