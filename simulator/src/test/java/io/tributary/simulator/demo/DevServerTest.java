package io.tributary.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevServerTest {
    @TempDir
    Path data;

    private static Process sleeper() throws Exception {
        return new ProcessBuilder("sleep", "600").start();
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return ""; // gone between the two
        }
    }

    private static String started(Process process) {
        return process.info().startInstant().orElseThrow().toString();
    }

    @Test
    void aServerThatAnEarlierRunLeftBehindIsEnded() throws Exception {
        Process leftover = sleeper();
        Path pidFile = Files.writeString(data.resolve("temporal.pid"), leftover.pid() + " " + started(leftover));
        DevServer.endLeftover(pidFile);
        assertThat(leftover.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void aProcessThatOnlyHasTheNumberIsLeftAlone() throws Exception {
        Process stranger = sleeper();
        try {
            Path pidFile = Files.writeString(data.resolve("temporal.pid"), stranger.pid() + " 2020-01-01T00:00:00Z");
            DevServer.endLeftover(pidFile);
            assertThat(stranger.isAlive()).isTrue();
            assertThat(pidFile).doesNotExist();
        } finally {
            stranger.destroy();
        }
    }

    @Test
    void oneThatIsNotUpYetWhenTheDemoIsEndedIsEndedToo() throws Exception {
        Path slow = Files.writeString(data.resolve("slow"), "#!/bin/sh\nexec sleep 600\n");
        assertThat(slow.toFile().setExecutable(true)).isTrue();
        Thread starter = Thread.currentThread();
        var started = new CompletableFuture<String>();
        Thread.ofVirtual().start(() -> {
            String pid = "";
            while (!pid.contains(" ")) {
                pid = read(data.resolve("temporal.pid"));
            }
            started.complete(pid);
            starter.interrupt();
        });
        assertThatThrownBy(() -> DevServer.start(slow, data)).isInstanceOf(InterruptedException.class);
        long pid = Long.parseLong(started.get().split(" ")[0]);
        assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false))
                .isFalse();
        assertThat(data.resolve("temporal.pid")).doesNotExist();
    }

    @Test
    void startsTheServerThatIsInstalledAndEndsIt() throws Exception {
        Optional<Path> program = DevServer.program();
        assumeTrue(program.isPresent(), "there is no temporal on the PATH");
        DevServer server = DevServer.start(program.orElseThrow(), data);
        long pid = server.pid();
        try {
            assertThat(server.target()).startsWith("127.0.0.1:");
            assertThat(data.resolve("temporal.pid")).content().startsWith(pid + " ");
        } finally {
            server.close();
        }
        assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false))
                .isFalse();
        assertThat(data.resolve("temporal.pid")).doesNotExist();
        assertThat(data.resolve("temporal.db")).exists();
    }
}
