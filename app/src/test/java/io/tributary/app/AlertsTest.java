package io.tributary.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertsTest {
    static Stream<String> alerts() {
        return GrafanaFiles.alerts().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void everyAlertHasItsPlaceInTheRunbookAndItsUnitTest(String alert) {
        String runbook = GrafanaFiles.read(GrafanaFiles.project().resolve("docs/runbook.md"));
        String tests = GrafanaFiles.read(GrafanaFiles.folder().resolve("rules/tributary_test.yml"));
        assertThat(runbook).contains("\n### " + alert + "\n");
        assertThat(tests)
                .contains("alertname: " + alert + "\n        exp_alerts:\n")
                .contains("runbook: docs/runbook.md#" + alert.toLowerCase(Locale.ROOT) + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check config prometheus.yml",
                "check rules rules/tributary.yml",
                "test rules rules/tributary_test.yml"
            })
    void promtoolIsContent(String arguments) throws Exception {
        assumeTrue(onPath("promtool"), "promtool is not on the PATH");
        assertThat(run("promtool " + arguments)).isEqualTo("exit 0");
    }

    @Test
    void metricsOfAQueryAreFound() {
        assertThat(GrafanaFiles.metrics("""
                sum by (le, uri) (rate(some_seconds_bucket{instance=~"a{2}",uri!="x"}[5m]))
                / on (instance) group_left (zone) max(other_total) or vector(0) > 1e3""")).containsExactly("other_total", "some_seconds_bucket");
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String run(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command.split(" ")))
                .directory(GrafanaFiles.folder().toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        return exit == 0 ? "exit 0" : output;
    }
}
