package io.tributary.bench.chaos;

import io.tributary.simulator.world.Answer;
import io.tributary.simulator.world.Api;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A demo in a process of its own, on its own port and data, to be killed. */
final class Victim {
    private static final String MAIN = "io.tributary.simulator.demo.DemoMain";
    private static final long START_SECONDS = 180;

    private final Path data;
    private final int port;
    private final String temporal;
    private final Path log;
    private final Api api;
    private Process process;

    private Victim(Path data, int port, String temporal, Api api) throws IOException {
        this.data = data;
        this.port = port;
        this.temporal = temporal;
        this.api = api;
        log = data.resolveSibling("demo.log");
        process = launch();
    }

    static Victim start(Path data, int port, String temporal, Api api) throws IOException, InterruptedException {
        var victim = new Victim(data, port, temporal, api);
        victim.awaitReady();
        return victim;
    }

    private Process launch() throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-Xmx"))
                .forEach(command::add);
        command.addAll(List.of("-Xmx900m", "-cp", System.getProperty("java.class.path"), MAIN));
        command.addAll(List.of("--headless", "--minutes", "1000", "--port", Integer.toString(port)));
        command.addAll(List.of("--data", data.toString(), "--temporal", temporal));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
    }

    private void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < deadline && process.isAlive()) {
            if (ready()) {
                return;
            }
            Thread.sleep(250);
        }
        throw new IllegalStateException("The demo did not get ready. Maybe its log says why: " + log);
    }

    private boolean ready() throws InterruptedException {
        try {
            Answer readiness = api.get("/actuator/health/readiness");
            return readiness.ok() && api.get("/v1/summary").ok();
        } catch (Api.Unreachable e) {
            return false;
        }
    }

    /** SIGKILL: no shutdown hook runs, nothing is flushed. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** @return seconds until it was ready */
    double startAgain() throws IOException, InterruptedException {
        long started = System.nanoTime();
        process = launch();
        awaitReady();
        return (System.nanoTime() - started) / 1e9;
    }

    /** As Ctrl-C does; by force when that takes too long. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    Path log() {
        return log;
    }
}
