package io.tributary.simulator.world;

import io.tributary.simulator.Draw;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Buyers who change their minds: a few cancel, a few give another address, a few send something back. Who does, and
 * when, hangs on the order; what they have asked for already is remembered only to be polite, since asking twice does
 * no harm.
 */
final class SecondThoughts implements Actor {
    private static final double CANCELS = .03;
    private static final double MOVES = .02;
    private static final double RETURNS = .04;
    private static final int MOST_REMEMBERED = 50_000;

    private final Api api;
    private final WorldClock clock;
    private final Outside outside;
    private final Set<String> asked = new HashSet<>();

    SecondThoughts(Api api, WorldClock clock, Outside outside) {
        this.api = api;
        this.clock = clock;
        this.outside = outside;
    }

    @Override
    public double everyDays() {
        return .12;
    }

    @Override
    public void look() throws InterruptedException {
        if (asked.size() > MOST_REMEMBERED) {
            asked.clear();
        }
        for (Messages.Order order : api.get("/v1/orders?limit=100").items(Messages.Order.class)) {
            if (order.closedAt() == null) {
                reconsider(order);
            }
        }
        for (Messages.Order order :
                api.get("/v1/orders?status=COMPLETED&limit=100").items(Messages.Order.class)) {
            Draw draw = outside.draw("return", order.id());
            if (draw.chance(RETURNS) && asked.add(order.id() + " return")) {
                sendBack(order, draw);
            }
        }
    }

    private void reconsider(Messages.Order order) throws InterruptedException {
        Draw draw = outside.draw("second thoughts", order.id());
        double mind = draw.unit();
        Instant when = order.placedAt().plus(Duration.ofMinutes(draw.between(30, 60 * 40)));
        if (mind < CANCELS && !clock.now().isBefore(when) && asked.add(order.id() + " cancel")) {
            api.post("/v1/orders/" + order.id() + "/cancel", Map.of("reason", "CHANGED_MIND"));
        }
        boolean moves = mind > 1 - MOVES && !order.status().equals("SHIPPED");
        if (moves && asked.add(order.id() + " destination")) {
            api.post("/v1/orders/" + order.id() + "/destination", OrderDesk.destination(order.id()));
        }
    }

    private void sendBack(Messages.Order order, Draw draw) throws InterruptedException {
        Answer answer = api.get("/v1/orders/" + order.id());
        if (!answer.ok()) {
            return;
        }
        List<Messages.OrderLine> lines =
                Api.JSON.treeToValue(answer.body(), Messages.Order.class).lines();
        if (lines == null || lines.isEmpty()) {
            return;
        }
        Messages.OrderLine line = draw.pick(lines);
        int delivered = line.deliveredUnits() == null ? line.quantity() : line.deliveredUnits();
        boolean nothingBackYet = line.returnedUnits() == null || line.returnedUnits() == 0;
        if (delivered > 0 && nothingBackYet) {
            api.post(
                    "/v1/orders/" + order.id() + "/returns",
                    Map.of(
                            "lineNo",
                            line.lineNo(),
                            "quantity",
                            draw.between(1, delivered),
                            "reason",
                            draw.pick(List.of("NOT_AS_EXPECTED", "TOO_MANY", "WRONG_SIZE"))));
        }
    }
}
