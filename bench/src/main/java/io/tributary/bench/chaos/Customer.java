package io.tributary.bench.chaos;

import io.tributary.simulator.network.Network;
import io.tributary.simulator.world.Answer;
import io.tributary.simulator.world.Api;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A buyer who orders one thing after the other and repeats each order, under its own key, until it is answered. So it
 * knows afterwards exactly which orders must exist.
 */
final class Customer implements Runnable {
    static final String CODE = "CHAOS";

    private final Api api;
    private final Network network;
    private final Random random;
    private final Map<String, Map<String, Object>> bodies = new LinkedHashMap<>();
    private final Map<String, String> orders = new LinkedHashMap<>();
    private int repeated;
    private volatile boolean stopped;

    Customer(Api api, Network network, long seed) {
        this.api = api;
        this.network = network;
        random = new Random(seed);
    }

    void introduce() throws InterruptedException {
        require(api.putCsv("/v1/network/buyers", "code,name\n" + CODE + ",Orders through everything\n"));
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                String key = "chaos-" + bodies.size();
                Map<String, Object> body = body();
                bodies.put(key, body);
                orders.put(key, order(key, body));
                Thread.sleep(200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until there is an answer: a request that died may have been heard. */
    private String order(String key, Map<String, Object> body) throws InterruptedException {
        while (true) {
            try {
                Answer answer = api.post("/v1/orders", body, key);
                if (answer.ok()) {
                    return answer.body().path("id").asString();
                }
                if (!answer.retryable() && answer.status() < 500) {
                    require(answer);
                }
            } catch (Api.Unreachable e) {
                repeated++;
            }
            Thread.sleep(250);
        }
    }

    private Map<String, Object> body() {
        var lines = new ArrayList<Map<String, Object>>();
        var skus = new HashSet<String>();
        for (int line = random.nextInt(3); line >= 0; line--) {
            String sku = pick(network.skus()).code();
            if (skus.add(sku)) {
                lines.add(Map.of("sku", sku, "quantity", 1 + random.nextInt(3)));
            }
        }
        return Map.of(
                "buyer", CODE,
                "region", pick(network.regions()).code(),
                "allowSubstitutes", random.nextBoolean(),
                "destination", Map.of("recipient", "Somebody", "address", "Somewhere 1", "phone", "10000000000"),
                "lines", lines);
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    int ordered() {
        return orders.size();
    }

    int repeated() {
        return repeated;
    }

    /** What is wrong with the orders that the engine holds now; nothing, if all is well. */
    List<String> complaints() throws InterruptedException {
        var complaints = new ArrayList<String>();
        for (Map.Entry<String, String> order : orders.entrySet()) {
            Answer again = api.post("/v1/orders", bodies.get(order.getKey()), order.getKey());
            String id = again.body().path("id").asString("");
            if (!id.equals(order.getValue())) {
                complaints.add("The key " + order.getKey() + " was answered with order " + order.getValue()
                        + ", and now with " + again.status() + " " + (id.isEmpty() ? again.detail() : id));
            }
        }
        Set<String> found = held();
        orders.values().stream()
                .filter(id -> !found.contains(id))
                .forEach(id -> complaints.add("Order " + id + " was accepted and is lost"));
        found.stream()
                .filter(id -> !orders.containsValue(id))
                .forEach(id -> complaints.add("Order " + id + " exists and was never answered: doubled"));
        return complaints;
    }

    private Set<String> held() throws InterruptedException {
        var ids = new HashSet<String>();
        String cursor = "";
        do {
            Answer page = api.get("/v1/orders?limit=200&buyer=" + CODE + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            require(page);
            for (JsonNode item : page.body().path("items")) {
                ids.add(item.path("id").asString());
            }
            cursor = page.body().path("next").asString("");
        } while (!cursor.isEmpty());
        return ids;
    }

    private static void require(Answer answer) {
        if (!answer.ok()) {
            throw new IllegalStateException(
                    "The engine answered " + answer.status() + " " + answer.code() + ": " + answer.detail());
        }
    }
}
