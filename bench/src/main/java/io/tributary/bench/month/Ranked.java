package io.tributary.bench.month;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.allocation.StockKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The first node of a list that has the whole line, line by line, at once and for good: what shops' systems do. */
final class Ranked implements AllocationMethod {
    private final String name;
    private final Function<Region, List<NodeCode>> ranking;
    private final List<Pick> picks = new ArrayList<>();

    private Ranked(String name, Function<Region, List<NodeCode>> ranking) {
        this.name = name;
        this.ranking = ranking;
    }

    /** One list for every destination: large warehouses first, then factories that drop-ship. */
    static Ranked inListOrder(Tariff tariff) {
        List<NodeCode> list = tariff.bySize();
        return new Ranked("list", region -> list);
    }

    /** The nearest first, by great-circle distance. */
    static Ranked nearest(Tariff tariff) {
        return new Ranked("nearest", tariff::byDistance);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void take(BuyerOrder order, Shelf shelf) {
        for (BuyerOrder.Line line : order.lines()) {
            for (NodeCode node : ranking.apply(order.region())) {
                if (shelf.serves(new StockKey(node, line.sku()), line.units())) {
                    var pick = new Pick(order, line, node, line.sku());
                    shelf.take(pick);
                    picks.add(pick);
                    break;
                }
            }
        }
    }

    @Override
    public void wave(Shelf shelf) {
        // what is chosen stays
    }

    @Override
    public List<Pick> release() {
        var all = List.copyOf(picks);
        picks.clear();
        return all;
    }
}
