package io.tributary.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.testing.WorkflowReplayer;
import io.tributary.workflows.allocation.WaveScenarios;
import io.tributary.workflows.allocation.WaveWorkflowImpl;
import io.tributary.workflows.order.OrderScenarios;
import io.tributary.workflows.order.OrderWorkflowImpl;
import io.tributary.workflows.purchasing.PurchaseOrderScenarios;
import io.tributary.workflows.purchasing.PurchaseOrderWorkflowImpl;
import io.tributary.workflows.replenishment.RestockScenarios;
import io.tributary.workflows.replenishment.RestockWorkflowImpl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a released version began, the code must be able to go on with. {@code histories/README.md} says how the
 * histories of a new version are added.
 */
class GoldenHistoriesTest {
    private static final Path HISTORIES = Path.of("src", "test", "resources", "histories");
    private static final String EXPORT = "tributary.histories.export";

    private static List<Scenario> scenarios() {
        return Stream.of(
                        OrderScenarios.all(), PurchaseOrderScenarios.all(), WaveScenarios.all(), RestockScenarios.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(HISTORIES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void areReplayed(Path file) {
        assertThatCode(() -> WorkflowReplayer.replayWorkflowExecution(
                        file.toFile(),
                        OrderWorkflowImpl.class,
                        PurchaseOrderWorkflowImpl.class,
                        WaveWorkflowImpl.class,
                        RestockWorkflowImpl.class))
                .doesNotThrowAnyException();
    }

    /** The check itself can fail: the same histories, and workflows that do one thing more. */
    @ParameterizedTest
    @MethodSource("files")
    void areRefusedByChangedWorkflows(Path file) {
        assertThatThrownBy(() -> WorkflowReplayer.replayWorkflowExecution(
                        file.toFile(),
                        ChangedWorkflows.Order.class,
                        ChangedWorkflows.PurchaseOrder.class,
                        ChangedWorkflows.Wave.class,
                        ChangedWorkflows.Restock.class))
                .hasStackTraceContaining("NonDeterministicException");
    }

    @Test
    void existForEveryScenario() throws IOException {
        assertThat(files())
                .extracting(file -> file.getFileName().toString().replace(".json", ""))
                .containsAll(scenarios().stream().map(Scenario::name).toList());
    }

    @Test
    @EnabledIfSystemProperty(named = EXPORT, matches = "\\d+\\.\\d+")
    void areExported() throws IOException {
        Path folder = Files.createDirectories(HISTORIES.resolve(System.getProperty(EXPORT)));
        for (Scenario scenario : scenarios()) {
            Files.writeString(
                    folder.resolve(scenario.name() + ".json"),
                    scenario.play().get().toJson(true) + "\n");
        }
    }
}
