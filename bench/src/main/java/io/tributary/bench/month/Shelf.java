package io.tributary.bench.month;

import io.tributary.domain.NodeCode;
import io.tributary.domain.allocation.StockKey;
import java.util.HashMap;
import java.util.Map;

/** What each node has left, and what it can still handle today. */
final class Shelf {
    private final Map<StockKey, Long> stock = new HashMap<>();
    private final Map<NodeCode, Long> capacity;
    private final Map<NodeCode, Long> room = new HashMap<>();

    /** @param capacity units a day, of every node */
    Shelf(Map<StockKey, Integer> opening, Map<NodeCode, Long> capacity) {
        opening.forEach((key, units) -> stock.put(key, (long) units));
        this.capacity = Map.copyOf(capacity);
        newDay();
    }

    void newDay() {
        room.putAll(capacity);
    }

    void receive(StockKey key, int units) {
        stock.merge(key, (long) units, Long::sum);
    }

    long free(StockKey key) {
        return stock.getOrDefault(key, 0L);
    }

    long room(NodeCode node) {
        return room.getOrDefault(node, 0L);
    }

    boolean serves(StockKey key, long units) {
        return free(key) >= units && room(key.node()) >= units;
    }

    void take(Pick pick) {
        int units = pick.line().units();
        if (!serves(pick.key(), units)) {
            throw new IllegalStateException("Order " + pick.order().id() + " takes " + units + " of " + pick.key()
                    + ", which has " + free(pick.key()) + " and room for " + room(pick.node())
                    + ". This is a defect of the policy.");
        }
        move(pick, -units);
    }

    void giveBack(Pick pick) {
        move(pick, pick.line().units());
    }

    private void move(Pick pick, long units) {
        stock.merge(pick.key(), units, Long::sum);
        room.merge(pick.node(), units, Long::sum);
    }
}
