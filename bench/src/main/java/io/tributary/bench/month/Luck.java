package io.tributary.bench.month;

import io.tributary.domain.NodeCode;
import io.tributary.simulator.Draw;
import io.tributary.simulator.nature.Nature;
import io.tributary.simulator.nature.TransitNature;
import io.tributary.simulator.network.Factory;
import io.tributary.simulator.network.Network;
import io.tributary.simulator.network.Seasons;
import java.time.LocalDate;
import java.util.Map;

/**
 * What becomes of parcels, by the hidden nature of the simulated world. The same order from the same node has the same
 * luck under every policy.
 */
final class Luck {
    private static final double ORDINARY = 1;

    private final Scenario scenario;
    private final Nature nature;
    private final Map<String, Factory> factories;

    Luck(Scenario scenario) {
        this.scenario = scenario;
        nature = new Nature(scenario.seed());
        factories = scenario.world().factoryByCode();
    }

    /** Hours since the month began at which the parcel is at the door. */
    int deliveredHour(BuyerOrder order, NodeCode node, int shipDay) {
        int planned = (shipDay + 1) * 24 + scenario.tariff().doorHours(node, order.region());
        Draw draw = Draw.of(scenario.seed(), "parcel", order.id(), node);
        boolean late = draw.chance(transit(order, node, shipDay, ORDINARY).late());
        return late ? planned + draw.between(4, 96) : planned - draw.between(0, 6);
    }

    /** Units of the line that arrive broken or not at all. */
    int spoiledUnits(Pick pick, int shipDay) {
        String category = scenario.tariff().goods(pick.sku()).category();
        double fragility =
                scenario.world().assortment().categories().get(category).fragility();
        TransitNature chances = transit(pick.order(), pick.node(), shipDay, fragility);
        int units = pick.line().units();
        Draw draw =
                Draw.of(scenario.seed(), "line", pick.order().id(), pick.line().number(), pick.node());
        int broken = draw.chance(chances.damaged()) ? draw.between(1, Math.max(1, units / 3)) : 0;
        int astray = draw.chance(chances.misShipped()) ? draw.between(1, Math.max(1, units / 3)) : 0;
        return Math.min(units, broken + astray);
    }

    private TransitNature transit(BuyerOrder order, NodeCode node, int shipDay, double fragility) {
        Network.Node from = scenario.tariff().node(node);
        Factory factory = from.supplierCode() == null ? null : factories.get(from.supplierCode());
        LocalDate day = scenario.world().options().epoch().plusDays(shipDay);
        return nature.transit(
                node.code(),
                order.region().code(),
                scenario.world().geography().km(from, order.region().code()),
                factory == null ? null : factory.code(),
                factory == null ? null : factory.supplier().tier(),
                fragility,
                Seasons.strained(day));
    }
}
