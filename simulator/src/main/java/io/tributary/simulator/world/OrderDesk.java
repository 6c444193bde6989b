package io.tributary.simulator.world;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Where buyers hand in orders: sends each once under its own key, and again until somebody answers. */
public final class OrderDesk {
    private static final int MOST_WAITING = 400;
    /** Server errors after which an order is given up. */
    private static final int MOST_FAILURES = 6;

    private final Api api;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong waiting = new AtomicLong();

    public OrderDesk(Api api) {
        this.api = api;
    }

    /**
     * @param key the same for every try to send this order
     * @param reference the buyer's own number of it
     * @param conditions further fields of the order, such as its service
     */
    public record Request(
            String key,
            String buyer,
            String region,
            boolean allowSubstitutes,
            List<Line> lines,
            String reference,
            Map<String, String> conditions) {
        public Request(
                String key, String buyer, String region, boolean allowSubstitutes, List<Line> lines, String reference) {
            this(key, buyer, region, allowSubstitutes, lines, reference, Map.of());
        }
    }

    public record Line(String sku, int quantity) {}

    /** Whether so many orders wait for an answer that buyers had better come back later. */
    public boolean crowded() {
        return waiting.get() >= MOST_WAITING;
    }

    public boolean idle() {
        return waiting.get() == 0;
    }

    /** Waits for the answer. The answer is the last one that was given. */
    public Answer hand(Request request) throws InterruptedException {
        waiting.incrementAndGet();
        sent.incrementAndGet();
        try {
            Answer answer = untilAnswered(request);
            (answer.ok() ? accepted : refused).incrementAndGet();
            return answer;
        } finally {
            waiting.decrementAndGet();
        }
    }

    private Answer untilAnswered(Request request) throws InterruptedException {
        Map<String, ?> body = body(request);
        for (int failures = 0; ; ) {
            try {
                Answer answer = api.post("/v1/orders", body, request.key());
                if (!answer.retryable() && (answer.status() < 500 || ++failures == MOST_FAILURES)) {
                    return answer;
                }
            } catch (Api.Unreachable e) {
                // The order may have been taken all the same; the same key finds out.
            }
            Thread.sleep(500);
        }
    }

    private static Map<String, ?> body(Request request) {
        Map<String, Object> body = new HashMap<>(request.conditions());
        body.put("buyer", request.buyer());
        body.put("buyerReference", request.reference());
        body.put("region", request.region());
        body.put("allowSubstitutes", request.allowSubstitutes());
        body.put("destination", destination(request.reference()));
        body.put("lines", request.lines());
        return body;
    }

    /** Made up from a text; nobody lives there. */
    static Map<String, String> destination(@Nullable String about) {
        int number = Math.floorMod(String.valueOf(about).hashCode(), 900) + 100;
        return Map.of(
                "recipient", "收件人 " + number,
                "address", "测试路 " + number + " 号",
                "phone", "000-0000-0" + number);
    }

    public long sent() {
        return sent.get();
    }

    public long accepted() {
        return accepted.get();
    }

    public long refused() {
        return refused.get();
    }
}
