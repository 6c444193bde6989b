package io.tributary.simulator.world;

import io.tributary.simulator.network.Network;
import io.tributary.simulator.network.NetworkCsv;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells the engine what the outside world would tell it: a carrier closes and opens a lane, and each week a market
 * feed says which SKUs people post about. A dark factory tells nobody.
 */
final class Messenger implements Actor {
    private final Api api;
    private final WorldClock clock;
    private final Outside outside;
    private final Shocks shocks;
    private final Set<Shock> told = new HashSet<>();
    private final Set<Shock> ended = new HashSet<>();
    private LocalDate week;

    Messenger(Api api, WorldClock clock, Outside outside, Shocks shocks) {
        this.api = api;
        this.clock = clock;
        this.outside = outside;
        this.shocks = shocks;
        week = clock.today().with(DayOfWeek.MONDAY);
    }

    @Override
    public double everyDays() {
        return .2;
    }

    @Override
    public void look() throws InterruptedException {
        LocalDate today = clock.today();
        // the period before counts too: a restart may come after a lane should have opened
        var shockList = new ArrayList<>(shocks.around(today.minusDays(12)));
        shockList.addAll(shocks.around(today));
        for (Shock shock : shockList) {
            if (shock.on(today) && !told.contains(shock)) {
                begin(shock, today);
                told.add(shock);
            }
            if (today.isAfter(shock.last()) && !ended.contains(shock)) {
                end(shock);
                ended.add(shock);
            }
        }
        LocalDate monday = today.with(DayOfWeek.MONDAY);
        if (monday.isAfter(week)) {
            tellHeat(monday);
            week = monday;
        }
    }

    private void begin(Shock shock, LocalDate today) throws InterruptedException {
        switch (shock) {
            case Shock.LaneClosed lane -> api.post(path(lane) + "/close", Map.of("reason", "Flood on the road"));
            case Shock.SkuViral viral ->
                tell(List.of(
                        new Network.Signal("CONTENT_HEAT", viral.sku(), today.with(DayOfWeek.MONDAY), viral.factor())));
            case Shock.FactoryDark dark -> {}
        }
    }

    private void end(Shock shock) throws InterruptedException {
        if (shock instanceof Shock.LaneClosed lane) {
            api.post(path(lane) + "/open", Map.of("reason", "The road is free again"));
        }
    }

    private static String path(Shock.LaneClosed lane) {
        return "/v1/lanes/" + lane.node() + "/" + lane.region();
    }

    private void tellHeat(LocalDate monday) throws InterruptedException {
        var signals = new ArrayList<Network.Signal>();
        for (Network.Sku sku : outside.world().assortment().skus()) {
            double heat = Math.round(outside.world().demand().heat(sku.code(), monday) * 100) / 100.0;
            if (heat != 1) {
                signals.add(new Network.Signal("CONTENT_HEAT", sku.code(), monday, heat));
            }
        }
        tell(signals);
    }

    private void tell(List<Network.Signal> signals) throws InterruptedException {
        if (!signals.isEmpty()) {
            api.putCsv("/v1/network/demand-signals", NetworkCsv.text(signals, Network.Signal.class));
        }
    }
}
