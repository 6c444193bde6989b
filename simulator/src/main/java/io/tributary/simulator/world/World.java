package io.tributary.simulator.world;

import io.tributary.simulator.network.Network;
import io.tributary.simulator.network.SeededNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Everybody outside: buyers, warehouses, carriers, factories. Each runs on a virtual thread of its own and keeps no duty
 * in memory, so a world can be ended at any moment and started again on whatever the API says is open.
 */
public final class World implements AutoCloseable {
    private final Api api;
    private final WorldClock clock;
    private final OrderDesk desk;
    private final Map<String, String> troubles = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Actor> actors = new ArrayList<>();
    private final @Nullable Buyers buyers;

    /**
     * @param operator whether somebody decides open exceptions
     * @param orders who hands in orders when they come from elsewhere; null for buyers who order by the seed
     */
    public World(
            long seed,
            SeededNetwork network,
            Api api,
            WorldClock clock,
            OrderDesk desk,
            boolean operator,
            @Nullable Actor orders) {
        this.api = api;
        this.clock = clock;
        this.desk = desk;
        var outside = new Outside(seed, network);
        var shocks = new Shocks(seed, network);
        buyers = orders == null ? new Buyers(seed, network.demand(), shocks, clock, desk, threads) : null;
        if (buyers != null) {
            actors.add(buyers);
            actors.add(new SecondThoughts(api, clock, outside));
        }
        if (orders != null) {
            actors.add(orders);
        }
        network.network().nodes().stream()
                .filter(Network.Node::isWarehouse)
                .forEach(w -> actors.add(new WarehouseStaff(w.code(), api, clock, outside)));
        actors.add(new Carriers(api, clock, outside));
        actors.add(new Suppliers(api, clock, outside, shocks));
        actors.add(new FactoryStock(api, clock, outside, shocks));
        actors.add(new Messenger(api, clock, outside, shocks));
        if (operator) {
            actors.add(new Operator(api, clock, outside));
        }
    }

    public void start() {
        actors.forEach(actor -> threads.execute(() -> live(actor)));
    }

    /** Buyers place nothing more; everybody else goes on. */
    public void stopOrdering() {
        if (buyers != null) {
            buyers.close();
        }
    }

    public OrderDesk desk() {
        return desk;
    }

    public WorldClock clock() {
        return clock;
    }

    public Api api() {
        return api;
    }

    /** What went wrong in actors themselves, by actor: the last of each. */
    public Map<String, String> troubles() {
        return Map.copyOf(troubles);
    }

    /** Runs an actor until the world ends; one bad look does not end it. */
    private void live(Actor actor) {
        try {
            while (!threads.isShutdown()) {
                try {
                    actor.look();
                } catch (Api.Unreachable e) {
                    Thread.sleep(500);
                } catch (RuntimeException e) {
                    troubles.put(actor.getClass().getSimpleName(), e.toString());
                }
                clock.sleepDays(actor.everyDays());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends everybody at once. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
