package io.tributary.simulator.demo;

import io.tributary.simulator.network.Network;
import io.tributary.simulator.network.NetworkCsv;
import io.tributary.simulator.world.Answer;
import io.tributary.simulator.world.Api;
import java.util.Map;

/** Puts a network into the engine as anybody would: one CSV per resource, over HTTP. Repeating it does no harm. */
final class NetworkImport {
    private NetworkImport() {}

    /** @throws IllegalStateException when the API refuses a resource; the message is its own */
    static void run(Network network, Api api) throws InterruptedException {
        long started = System.nanoTime();
        int rows = 0;
        for (Map.Entry<String, String> resource : NetworkCsv.of(network).entrySet()) {
            Answer answer = api.putCsv("/v1/network/" + resource.getKey(), resource.getValue());
            if (!answer.ok()) {
                throw new IllegalStateException("The import of " + resource.getKey() + " was refused with "
                        + answer.status() + " " + answer.code() + ": " + answer.detail());
            }
            rows += answer.body().path("rows").asInt(0);
        }
        System.out.printf("Imported the network: %,d rows in %.1f s%n", rows, (System.nanoTime() - started) / 1e9);
    }
}
