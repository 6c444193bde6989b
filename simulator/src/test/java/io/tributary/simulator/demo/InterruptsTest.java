package io.tributary.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class InterruptsTest {
    /** A demo that has a child and does not come to its end. */
    static final class Stubborn {
        public static void main(String[] arguments) throws Exception {
            var interrupted = new AtomicBoolean();
            Interrupts.to(Thread.currentThread(), interrupted);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
            System.out.println(new ProcessBuilder("sleep", "600").start().pid());
            while (true) {
                try {
                    Thread.sleep(1_000);
                } catch (InterruptedException e) {
                    System.out.println("interrupted");
                }
            }
        }
    }

    @Test
    void theSecondSignalEndsWhatTheDemoStartedToo() throws Exception {
        Process demo = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Stubborn.class.getName())
                .redirectErrorStream(true)
                .start();
        try (var told = new BufferedReader(new InputStreamReader(demo.getInputStream(), StandardCharsets.UTF_8))) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(told.readLine())).orElseThrow();
            demo.toHandle().destroy();
            assertThat(told.readLine()).isEqualTo("interrupted");
            demo.toHandle().destroy();
            assertThat(told.readLine()).isEqualTo("hook");
            assertThat(demo.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(demo.exitValue()).isEqualTo(130);
            child.onExit().get(10, TimeUnit.SECONDS);
        } finally {
            demo.destroyForcibly();
        }
    }
}
