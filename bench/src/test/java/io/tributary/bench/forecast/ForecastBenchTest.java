package io.tributary.bench.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastBenchTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void everySeriesGetsEveryPeriodOfTheHorizon() throws IOException {
        var panel = panel("A,0,5", "A,1,5", "A,2,5", "A,3,5", "B,3,1");
        assertThat(run(panel.toString(), "--horizon", "2", "--season", "1", "--out", result().toString()))
                .isZero();
        List<String> lines = Files.readAllLines(result());
        assertThat(lines).hasSize(5);
        assertThat(lines.get(1)).startsWith("A,2,5.0000,");
        assertThat(lines.get(3)).isEqualTo("B,2,0.0000,0.000,0.000,0.000,0.000,0.000");
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{\"panel\": \"panel.csv\", \"series\": 2");
    }

    @Test
    void aGapIsRefusedWithItsLine() throws IOException {
        var panel = panel("A,0,5", "A,2,5");
        assertThat(run(panel.toString(), "--horizon", "1", "--season", "1", "--out", result().toString()))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("line 3").contains("Maybe rows are missing");
    }

    @Test
    void aNegativeQuantityAndAMissingFileAreRefused() throws IOException {
        var panel = panel("A,0,-5");
        assertThat(run(panel.toString(), "--horizon", "1", "--season", "1", "--out", result().toString()))
                .isEqualTo(2);
        assertThat(run("nowhere.csv", "--horizon", "1", "--season", "1", "--out", result().toString()))
                .isEqualTo(2);
        assertThat(run("--horizon")).isEqualTo(2);
    }

    private int run(String... args) {
        return ForecastBench.run(args, new PrintStream(out, true), new PrintStream(err, true));
    }

    private Path panel(String... rows) throws IOException {
        return Files.writeString(
                folder.resolve("panel.csv"), "series_id,period,quantity\n" + String.join("\n", rows) + "\n");
    }

    private Path result() {
        return folder.resolve("forecasts.csv");
    }
}
