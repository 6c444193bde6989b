package io.tributary.simulator.world;

import io.tributary.simulator.Draw;
import io.tributary.simulator.network.Factory;
import io.tributary.simulator.network.Network;
import io.tributary.simulator.network.SeededNetwork;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * When shocks happen, from the seed and the day only. Of every 12 days since the epoch, a factory is dark on days 2 to
 * 6, a lane is closed on days 4 to 7 and a SKU is viral on days 5 to 9; the last only where the world's buyers order, not
 * a file's.
 */
public final class Shocks {
    private static final int PERIOD_DAYS = 12;
    private static final int POPULAR = 80;

    private final long seed;
    private final LocalDate epoch;
    private final boolean calendar;
    private final List<String> factories;
    private final List<Network.Node> warehouses;
    private final List<Network.Region> regions;
    private final List<String> popular;

    public Shocks(long seed, SeededNetwork world) {
        this.seed = seed;
        epoch = world.options().epoch();
        calendar = world.options().calendar();
        factories = world.factories().stream()
                .filter(Factory::dropShips)
                .map(Factory::code)
                .toList();
        warehouses = world.geography().warehouses();
        regions = world.geography().regions();
        double[] popularity = world.assortment().popularity();
        popular = IntStream.range(0, popularity.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -popularity[i]))
                .limit(POPULAR)
                .map(i -> world.assortment().skus().get(i).code())
                .toList();
    }

    /** The shocks of the period that a day is in, over or not; none before the epoch. */
    public List<Shock> around(LocalDate day) {
        long days = ChronoUnit.DAYS.between(epoch, day);
        if (days < 0) {
            return List.of();
        }
        long period = days / PERIOD_DAYS;
        LocalDate start = epoch.plusDays(period * PERIOD_DAYS);
        Draw draw = Draw.of(seed, "shocks", period);
        Network.Node warehouse = draw.pick(warehouses);
        List<Network.Region> near = regions.stream()
                .filter(r -> r.zoneCode().equals(warehouse.zoneCode()))
                .toList();
        var shocks = new ArrayList<Shock>();
        shocks.add(new Shock.FactoryDark(draw.pick(factories), start.plusDays(1), start.plusDays(5)));
        shocks.add(
                new Shock.LaneClosed(warehouse.code(), draw.pick(near).code(), start.plusDays(3), start.plusDays(6)));
        if (calendar) {
            shocks.add(
                    new Shock.SkuViral(draw.pick(popular), draw.between(6, 12), start.plusDays(4), start.plusDays(8)));
        }
        return List.copyOf(shocks);
    }

    public boolean dark(String supplier, LocalDate day) {
        return around(day).stream()
                .anyMatch(s ->
                        s instanceof Shock.FactoryDark dark && dark.supplier().equals(supplier) && dark.on(day));
    }

    /** The factor by SKU of what is viral on a day. */
    public Map<String, Double> viralOn(LocalDate day) {
        return around(day).stream()
                .filter(s -> s.on(day))
                .filter(Shock.SkuViral.class::isInstance)
                .map(Shock.SkuViral.class::cast)
                .collect(Collectors.toMap(Shock.SkuViral::sku, Shock.SkuViral::factor));
    }
}
