package io.tributary.bench.scale;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@link ScaleWorker} as a child of this process, and what it told. */
final class WorkerProcess implements AutoCloseable {
    private final Process process;
    private final Thread listener;
    private final List<Integer> computed = new ArrayList<>();
    private final List<Integer> stored = new ArrayList<>();
    private long heapMiB;

    private WorkerProcess(Process process) {
        this.process = process;
        this.listener = Thread.ofVirtual().start(this::listen);
    }

    /** @param log where what it prints of errors goes */
    static WorkerProcess start(int heapMiB, Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-Xmx"))
                .forEach(command::add);
        command.addAll(List.of("-Xmx" + heapMiB + "m", "-cp", System.getProperty("java.class.path")));
        command.add(ScaleWorker.class.getName());
        command.addAll(List.of(arguments));
        return new WorkerProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start());
    }

    private void listen() {
        try (BufferedReader told = process.inputReader()) {
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                hear(line.split(" "));
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private synchronized void hear(String[] words) {
        switch (words[0]) {
            case ScaleWorker.PART -> computed.add(Integer.parseInt(words[1]));
            case ScaleWorker.STORED -> stored.add(Integer.parseInt(words[1]));
            case ScaleWorker.HEAP -> heapMiB = Long.parseLong(words[1]);
            default -> {
                // The Java machine itself prints too.
            }
        }
    }

    /** The parts that it computed or began to, as often as it did. */
    synchronized List<Integer> computed() {
        return List.copyOf(computed);
    }

    /** The parts that were begun and not stored. */
    synchronized List<Integer> underWay() {
        List<Integer> open = new ArrayList<>(computed);
        open.removeAll(stored);
        return open;
    }

    /** The most heap that was seen in use. */
    synchronized long heapMiB() {
        return heapMiB;
    }

    boolean alive() {
        return process.isAlive();
    }

    /** SIGKILL: no shutdown hook runs, nothing is handed back. What it told before is still heard. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly(); // the process's own method closes its output, unread as it may be
        process.waitFor();
        listener.join();
    }

    @Override
    public void close() throws InterruptedException, IOException {
        process.outputWriter().close();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        listener.join();
    }
}
