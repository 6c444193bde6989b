package io.tributary.bench.chaos;

import io.tributary.simulator.network.Network;
import io.tributary.simulator.network.NetworkGenerator;
import io.tributary.simulator.network.NetworkOptions;
import io.tributary.simulator.world.Answer;
import io.tributary.simulator.world.Api;
import io.tributary.simulator.world.Refusals;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./tributary test chaos}: kills the engine in mid-run with SIGKILL, starts it again on the same data, several
 * times, while a customer keeps ordering. Afterwards no order may be lost or doubled and every invariant must hold.
 * Exits 0 when that is so, 1 when not, 2 when it was asked for something that cannot be.
 */
public final class ChaosMain {
    /** Messages may be under way when the first look is taken, so a broken invariant counts when it stays. */
    private static final int LOOKS = 30;

    private final ChaosOptions options;
    private final Api api;
    private final int port;

    private ChaosMain(ChaosOptions options, int port) {
        this.options = options;
        this.port = port;
        api = new Api(URI.create("http://127.0.0.1:" + port), 4, new Refusals());
    }

    public static void main(String[] arguments) throws Exception {
        ChaosOptions options;
        try {
            options = ChaosOptions.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println("tributary test chaos: " + e.getMessage());
            System.exit(2);
            return;
        }
        System.exit(new ChaosMain(options, freePort()).run() ? 0 : 1);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("tributary-chaos");
        System.out.println("Data and log in " + folder + ", port " + port + ", Temporal " + options.temporal());
        Victim victim = Victim.start(folder.resolve("data"), port, options.temporal(), api);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(victim)));
        Network network = new NetworkGenerator(NetworkOptions.of(1)).generate();
        var customer = new Customer(api, network, options.seed());
        awaitWorld();
        customer.introduce();
        Thread ordering = Thread.ofPlatform().name("customer").start(customer);
        killAndStart(victim, customer);
        customer.stop();
        ordering.join();
        List<String> complaints = new ArrayList<>(customer.complaints());
        complaints.addAll(broken());
        System.out.printf(
                "%d orders, %d requests that died and were repeated, %d kills%n",
                customer.ordered(), customer.repeated(), options.kills());
        complaints.forEach(complaint -> System.out.println("  WRONG  " + complaint));
        System.out.println(
                complaints.isEmpty()
                        ? "No order lost, none doubled, all invariants hold."
                        : complaints.size() + " things are wrong. The log is " + victim.log());
        return complaints.isEmpty();
    }

    /** The first order of the simulated world says that its network is there. */
    private void awaitWorld() throws InterruptedException {
        while (api.get("/v1/summary").body().path("ordersAccepted").asInt(0) == 0) {
            Thread.sleep(500);
        }
    }

    private void killAndStart(Victim victim, Customer customer) throws IOException, InterruptedException {
        var random = new Random(options.seed());
        for (int kill = 1; kill <= options.kills(); kill++) {
            Thread.sleep(options.seconds() * (500L + random.nextInt(1000)));
            int ordered = customer.ordered();
            victim.kill();
            double seconds = victim.startAgain();
            System.out.printf("kill -9 number %d after %d orders; ready again in %.1f s%n", kill, ordered, seconds);
        }
        Thread.sleep(options.seconds() * 1000L);
    }

    private List<String> broken() throws InterruptedException {
        List<String> broken = List.of("not asked yet");
        for (int look = 0; look < LOOKS && !broken.isEmpty(); look++) {
            Thread.sleep(look == 0 ? 0 : 2000);
            broken = look();
        }
        return broken;
    }

    private List<String> look() throws InterruptedException {
        Answer answer = api.get("/v1/invariants");
        if (!answer.ok()) {
            return List.of("/v1/invariants answered " + answer.status());
        }
        var broken = new ArrayList<String>();
        for (JsonNode check :
                answer.body().isArray() ? answer.body() : answer.body().path("checks")) {
            if (!check.path("holds").asBoolean(false)) {
                broken.add(check.path("name").asString() + ": "
                        + check.path("detail").asString(""));
            }
        }
        return broken;
    }

    private static void stop(Victim victim) {
        try {
            victim.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
