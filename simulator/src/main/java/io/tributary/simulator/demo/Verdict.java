package io.tributary.simulator.demo;

import io.tributary.simulator.world.Answer;
import io.tributary.simulator.world.Api;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Whether the invariants hold, by {@code GET /v1/invariants}.
 *
 * @param checks one for each invariant; none when nobody answered, which does not hold
 */
record Verdict(List<Check> checks) {
    /** Messages may be under way when the first look is taken, so a failure counts when it stays. */
    private static final int LOOKS = 15;

    record Check(String name, boolean holds, String detail) {}

    boolean holds() {
        return !checks.isEmpty() && checks.stream().allMatch(Check::holds);
    }

    static Verdict ask(Api api) throws InterruptedException {
        Verdict verdict = new Verdict(List.of());
        for (int look = 0; look < LOOKS && !verdict.holds(); look++) {
            if (look > 0) {
                Thread.sleep(2000);
            }
            try {
                verdict = of(api.get("/v1/invariants"));
            } catch (Api.Unreachable e) {
                verdict = new Verdict(List.of());
            }
        }
        return verdict;
    }

    private static Verdict of(Answer answer) {
        var checks = new ArrayList<Check>();
        JsonNode list = answer.body().isArray() ? answer.body() : answer.body().path("checks");
        if (answer.ok()) {
            for (JsonNode check : list) {
                checks.add(new Check(
                        check.path("name").asString("?"),
                        check.path("holds").asBoolean(false),
                        check.path("detail").asString("")));
            }
        }
        return new Verdict(List.copyOf(checks));
    }
}
