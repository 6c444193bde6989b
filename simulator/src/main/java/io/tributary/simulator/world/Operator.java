package io.tributary.simulator.world;

import io.tributary.simulator.Draw;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Somebody at the console who decides what is open after a few hours: mostly yes. Only there when asked for. */
final class Operator implements Actor {
    private static final List<String> YES = List.of("APPROVE", "ACCEPT");
    private static final double SAYS_YES = .75;

    private final Api api;
    private final WorldClock clock;
    private final Outside outside;

    Operator(Api api, WorldClock clock, Outside outside) {
        this.api = api;
        this.clock = clock;
        this.outside = outside;
    }

    @Override
    public double everyDays() {
        return .15;
    }

    @Override
    public void look() throws InterruptedException {
        for (Messages.ExceptionCase open : api.all("/v1/exceptions?status=OPEN", Messages.ExceptionCase.class)) {
            Draw draw = outside.draw("operator", open.id());
            Duration thinks = Duration.ofHours(draw.between(1, 6));
            if (!clock.now().isBefore(open.openedAt().plus(thinks))
                    && !open.actions().isEmpty()) {
                boolean yes = draw.chance(SAYS_YES);
                String action = open.actions().stream()
                        .filter(a -> YES.contains(a) == yes)
                        .findFirst()
                        .orElse(open.actions().getFirst());
                api.post("/v1/exceptions/" + open.id() + "/resolve", Map.of("action", action));
            }
        }
    }
}
