package io.tributary.simulator.orders;

import io.tributary.simulator.world.Answer;
import io.tributary.simulator.world.Api;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Follows up what buyers took back. A whole order is cancelled while it can be; what cannot be cancelled any more, and
 * single units, are returned once they are delivered. Looks at the order before it acts, so that acting twice does
 * nothing twice.
 */
final class TakingBack {
    private static final int A_LOOK = 20;

    private final Api api;
    private final Map<Integer, Work> open = new ConcurrentSkipListMap<>();
    private final Map<Integer, String> outcomes = new ConcurrentHashMap<>();
    private final Map<String, String> ids = new ConcurrentHashMap<>();
    private int turn;

    /** @param earlier whether an earlier run may have done it already */
    private record Work(Event.TakenBack back, boolean earlier, AtomicBoolean cancelTried) {}

    TakingBack(Api api) {
        this.api = api;
    }

    void add(int index, Event.TakenBack back, boolean earlier) {
        open.put(index, new Work(back, earlier, new AtomicBoolean()));
    }

    void accepted(String reference, String id) {
        ids.put(reference, id);
    }

    /** By position of the event; what waits is not there. */
    Map<Integer, String> outcomes() {
        return new TreeMap<>(outcomes);
    }

    /** @param answers by reference: empty when the order was accepted, else why not */
    void look(Map<String, String> answers) throws InterruptedException {
        List<Integer> waiting = List.copyOf(open.keySet());
        for (int i = 0; i < Math.min(A_LOOK, waiting.size()); i++) {
            int index = waiting.get(Math.floorMod(turn++, waiting.size()));
            Work work = open.get(index);
            if (work != null) {
                String outcome = follow(work, answers.get(work.back().order()));
                if (outcome != null) {
                    outcomes.put(index, outcome);
                    open.remove(index);
                }
            }
        }
    }

    private @Nullable String follow(Work work, @Nullable String answer) throws InterruptedException {
        Event.TakenBack back = work.back();
        if (answer != null && !answer.isEmpty()) {
            return Outcome.NO_ORDER;
        }
        String id = id(back.order());
        Answer order = id == null ? null : api.get("/v1/orders/" + id);
        if (id == null || order == null || !order.ok()) {
            return null;
        }
        boolean over = !order.body().path("closedAt").asString("").isEmpty();
        if (order.body().path("status").asString("").equals("CANCELLED")) {
            return Outcome.CANCELLED;
        }
        if (back.whole() && !over && work.cancelTried().compareAndSet(false, true)) {
            Answer cancelled =
                    api.post("/v1/orders/" + id + "/cancel", Map.of("reason", "C-invoice " + back.invoice()));
            boolean all =
                    cancelled.ok() && cancelled.body().path("tooLateUnits").asInt(0) == 0;
            return all ? Outcome.CANCELLED : null;
        }
        return over ? sendBack(work, id, order.body()) : null;
    }

    private @Nullable String id(String reference) throws InterruptedException {
        String known = ids.get(reference);
        if (known != null) {
            return known;
        }
        String query = URLEncoder.encode(reference, StandardCharsets.UTF_8);
        Answer found = api.get("/v1/orders?q=" + query + "&limit=20");
        for (JsonNode order : found.body().path("items")) {
            if (order.path("buyerReference").asString("").equals(reference)) {
                String id = order.path("id").asString("");
                ids.put(reference, id);
                return id;
            }
        }
        return null;
    }

    private String sendBack(Work work, String id, JsonNode order) throws InterruptedException {
        Event.TakenBack back = work.back();
        Map<String, JsonNode> lines = new HashMap<>();
        order.path("lines").forEach(line -> lines.put(line.path("sku").asString(""), line));
        String refusal = "";
        for (Event.TakenUnits units : back.units()) {
            JsonNode line = lines.get(units.sku());
            int returned = line == null ? 0 : line.path("returnedUnits").asInt(0);
            int left = line == null ? 0 : line.path("deliveredUnits").asInt(0) - returned;
            int quantity = Math.min(units.quantity(), left);
            boolean done = work.earlier() && returned >= units.quantity();
            if (line == null || quantity <= 0 || done) {
                continue; // cancelled or returned before, so there is nothing left to give back
            }
            Answer answer = api.post(
                    "/v1/orders/" + id + "/returns",
                    Map.of(
                            "lineNo",
                            line.path("lineNo").asInt(0),
                            "quantity",
                            quantity,
                            "reason",
                            "C-invoice " + back.invoice()));
            refusal = answer.ok() ? refusal : "return refused: " + answer.code();
        }
        return refusal.isEmpty() ? Outcome.RETURNED : refusal;
    }
}
