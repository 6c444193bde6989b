package io.tributary.simulator.world;

import io.tributary.simulator.Draw;
import io.tributary.simulator.nature.TransitNature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The carriers: parcels arrive in time or late, whole or not, by the nature of their lane and goods. */
final class Carriers implements Actor {
    private final Api api;
    private final WorldClock clock;
    private final Outside outside;

    Carriers(Api api, WorldClock clock, Outside outside) {
        this.api = api;
        this.clock = clock;
        this.outside = outside;
    }

    @Override
    public double everyDays() {
        return .08;
    }

    @Override
    public void look() throws InterruptedException {
        for (Messages.Shipment shipment :
                api.all("/v1/shipments?status=IN_TRANSIT&limit=1000", Messages.Shipment.class)) {
            Draw draw = outside.draw("shipment", shipment.id());
            List<String> goods =
                    shipment.lines().stream().map(Messages.UnitsToPick::sku).toList();
            TransitNature nature = outside.transit(
                    shipment.node(),
                    shipment.region(),
                    goods,
                    shipment.shippedAt().atZone(WorldClock.ZONE).toLocalDate());
            if (!clock.now().isBefore(arrival(shipment, nature, draw))) {
                deliver(shipment, nature, draw);
            }
        }
    }

    /** In time: after half to nearly all of the time that there is, but not before a few hours have passed. */
    private static Instant arrival(Messages.Shipment shipment, TransitNature nature, Draw draw) {
        long room = Math.max(
                Duration.ofHours(6).toSeconds(),
                Duration.between(shipment.shippedAt(), shipment.deliverBy()).toSeconds());
        double share = draw.between(.5, .97);
        return draw.chance(nature.late())
                ? shipment.shippedAt().plusSeconds(room + draw.between(4, 96) * 3600L)
                : shipment.shippedAt().plusSeconds((long) (room * share));
    }

    private void deliver(Messages.Shipment shipment, TransitNature nature, Draw draw) throws InterruptedException {
        boolean broken = draw.chance(nature.damaged());
        boolean astray = draw.chance(nature.misShipped());
        int unlucky = draw.between(0, shipment.lines().size() - 1);
        var lines = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < shipment.lines().size(); i++) {
            Messages.UnitsToPick line = shipment.lines().get(i);
            int damaged = broken && i == unlucky ? draw.between(1, Math.max(1, line.quantity() / 3)) : 0;
            int left = line.quantity() - damaged;
            int lost = astray && i == unlucky && left > 0 ? draw.between(1, Math.max(1, left / 3)) : 0;
            lines.add(Map.of(
                    "allocationId",
                    line.allocationId(),
                    "delivered",
                    left - lost,
                    "damaged",
                    damaged,
                    "misShipped",
                    lost));
        }
        api.post("/v1/shipments/" + shipment.id() + "/deliver", Map.of("lines", lines));
    }
}
