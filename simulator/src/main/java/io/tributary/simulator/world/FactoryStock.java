package io.tributary.simulator.world;

import io.tributary.simulator.Draw;
import io.tributary.simulator.network.Factory;
import io.tributary.simulator.network.Network;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The stock that drop-shipping factories report of themselves, each every third day: what sold is made again, never to
 * more than about one and a half times what they began with.
 */
final class FactoryStock implements Actor {
    private static final int EVERY_DAYS = 3;

    private final Api api;
    private final WorldClock clock;
    private final Outside outside;
    private final Shocks shocks;
    private final List<Factory> factories;
    private final Map<String, Map<String, Integer>> usual = new HashMap<>();
    private LocalDate reported;

    FactoryStock(Api api, WorldClock clock, Outside outside, Shocks shocks) {
        this.api = api;
        this.clock = clock;
        this.outside = outside;
        this.shocks = shocks;
        factories =
                outside.world().factories().stream().filter(Factory::dropShips).toList();
        for (Network.Stock row : outside.world().network().stock()) {
            usual.computeIfAbsent(row.nodeCode(), k -> new HashMap<>()).put(row.sku(), row.onHand());
        }
        reported = clock.today();
    }

    @Override
    public double everyDays() {
        return .25;
    }

    @Override
    public void look() throws InterruptedException {
        LocalDate today = clock.today();
        if (!today.isAfter(reported)) {
            return;
        }
        for (int i = 0; i < factories.size(); i++) {
            Factory factory = factories.get(i);
            boolean itsDay = (today.toEpochDay() + i) % EVERY_DAYS == 0;
            if (itsDay && !shocks.dark(factory.code(), today)) {
                report(factory, today);
            }
        }
        reported = today;
    }

    private void report(Factory factory, LocalDate today) throws InterruptedException {
        Map<String, Integer> goods = usual.getOrDefault(factory.nodeCode(), Map.of());
        var rows = new ArrayList<Map<String, Object>>();
        for (Messages.StockRow row :
                api.all("/v1/stock?node=" + factory.nodeCode() + "&limit=500", Messages.StockRow.class)) {
            Draw draw = outside.draw("made", factory.code(), row.sku(), today);
            int begun = goods.getOrDefault(row.sku(), 0);
            if (row.onHand() < .7 * begun) {
                int made = (int) Math.ceil(begun * draw.between(.2, .6));
                rows.add(Map.of("sku", row.sku(), "onHand", row.onHand() + made));
            }
        }
        if (!rows.isEmpty()) {
            api.put("/v1/suppliers/" + factory.code() + "/stock", rows);
        }
    }
}
