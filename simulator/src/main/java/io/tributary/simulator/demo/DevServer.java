package io.tributary.simulator.demo;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Temporal's dev server as a child of the demo, on free loopback ports, with its state in the data folder. It is ended
 * with the demo; one that a killed demo left behind is ended before the next starts, because both would use one file.
 */
public final class DevServer implements AutoCloseable {
    private static final long START_SECONDS = 40;

    private final Process process;
    private final Path pidFile;
    private final String target;
    private final String uiUrl;

    private DevServer(Process process, Path pidFile, String target, String uiUrl) {
        this.process = process;
        this.pidFile = pidFile;
        this.target = target;
        this.uiUrl = uiUrl;
    }

    /** The {@code temporal} program on the PATH. */
    public static Optional<Path> program() {
        return onPath("temporal");
    }

    private static Optional<Path> onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** A dev server when the options ask for one, or for none by name while one is installed. */
    static Optional<DevServer> startFor(DemoOptions options) throws IOException, InterruptedException {
        boolean named = options.temporal().equals(DemoOptions.DEV);
        if (!named && !options.temporal().equals(DemoOptions.AUTO)) {
            return Optional.empty();
        }
        Optional<Path> program = program();
        if (program.isEmpty() && named) {
            throw new IOException(
                    "there is no `temporal` on the PATH. Maybe install it, or choose --temporal in-process");
        }
        return program.isEmpty() ? Optional.empty() : Optional.of(start(program.get(), options.data()));
    }

    /** @param data where its state and log go */
    public static DevServer start(Path program, Path data) throws IOException, InterruptedException {
        Path pidFile = data.resolve("temporal.pid");
        endLeftover(pidFile);
        int port = freePort();
        int uiPort = freePort();
        Path log = data.resolve("temporal.log");
        Process process = new ProcessBuilder(command(program, port, uiPort, data.resolve("temporal.db")))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var server = new DevServer(process, pidFile, "127.0.0.1:" + port, "http://localhost:" + uiPort);
        try {
            Files.writeString(pidFile, pidLine(process.toHandle()));
            server.awaitStart(port, log);
            return server;
        } catch (IOException | InterruptedException e) {
            // Nobody else knows of it yet. Ended while it starts, the demo must not leave it behind.
            server.close();
            throw e;
        }
    }

    /** In a session of its own where that can be had: Ctrl-C in a terminal must not end it before the engine. */
    private static List<String> command(Path program, int port, int uiPort, Path file) {
        var command = new ArrayList<String>();
        onPath("setsid").ifPresent(setsid -> command.add(setsid.toString()));
        command.addAll(List.of(program.toString(), "server", "start-dev", "--ip", "127.0.0.1", "--log-level", "error"));
        command.addAll(List.of("--port", Integer.toString(port), "--ui-port", Integer.toString(uiPort)));
        command.addAll(List.of("--db-filename", file.toString()));
        return command;
    }

    public String target() {
        return target;
    }

    String uiUrl() {
        return uiUrl;
    }

    long pid() {
        return process.pid();
    }

    private void awaitStart(int port, Path log) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException(
                        "Temporal's dev server did not start. Maybe see " + log + ", or choose --temporal in-process.");
            }
            Thread.sleep(100);
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Process number and start: a number alone may belong to somebody else by now. */
    private static String pidLine(ProcessHandle handle) {
        return handle.pid() + " "
                + handle.info().startInstant().map(Object::toString).orElse("-");
    }

    static void endLeftover(Path pidFile) throws IOException, InterruptedException {
        if (Files.exists(pidFile)) {
            String line = Files.readString(pidFile).strip();
            Optional<ProcessHandle> leftover = line.matches("\\d+ .*")
                    ? ProcessHandle.of(Long.parseLong(line.substring(0, line.indexOf(' '))))
                    : Optional.empty();
            if (leftover.isPresent() && pidLine(leftover.get()).equals(line)) {
                System.out.println("Ending the Temporal dev server that an earlier run left behind (process "
                        + leftover.get().pid() + ")");
                end(leftover.get());
            }
            Files.deleteIfExists(pidFile);
        }
    }

    private static void end(ProcessHandle handle) throws InterruptedException {
        handle.destroy();
        try {
            handle.onExit().get(10, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            handle.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        end(process.toHandle());
        Files.deleteIfExists(pidFile);
    }
}
