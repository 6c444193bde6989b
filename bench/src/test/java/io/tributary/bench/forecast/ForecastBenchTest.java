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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A,0,5;A,0,6|line 3",
                "A,0,NaN|line 2",
                "A,0,|line 2",
                "A,0|line 2",
                "A,0,1;;A,1,1|line 3",
                "A,0,1e16|line 2",
                "'\"A,1\",0,5'|line 2",
                "A,0,1;A,1,1;B,0,1|B to period 0 only",
            })
    void aBadRowIsNamed(String rows, String named) throws IOException {
        var panel = panel(rows.split(";"));
        assertThat(run(panel.toString(), "--horizon", "1", "--season", "1", "--out", result().toString()))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(named).contains("Maybe");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "521, 1", "x, 1"})
    void aHorizonOrSeasonOutOfRangeIsRefused(String horizon, String season) throws IOException {
        var panel = panel("A,0,5", "A,1,5");
        assertThat(run(panel.toString(), "--horizon", horizon, "--season", season, "--out", result().toString()))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).isNotBlank();
    }

    @Test
    void anEmptyFileAndOneWithoutRowsAreRefused() throws IOException {
        var empty = Files.writeString(folder.resolve("empty.csv"), "");
        var header = Files.writeString(folder.resolve("header.csv"), "series_id,period,quantity\n");
        for (Path file : List.of(empty, header)) {
            assertThat(run(file.toString(), "--horizon", "1", "--season", "1", "--out", result().toString()))
                    .isEqualTo(2);
        }
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("Maybe it is no panel")
                .contains("Maybe the export");
    }

    /** One point, only zeros, a horizon and a season longer than history, 10⁹ units, a price that is not always known. */
    @Test
    void extremesAreAnswered() throws IOException {
        StringBuilder rows = new StringBuilder("series_id,period,quantity,price\nPOINT,59,3,\n");
        for (int i = 0; i < 60; i++) {
            rows.append("ZERO,").append(i).append(",0,2\n");
        }
        for (int s = 0; s < 40; s++) {
            for (int i = 0; i < 60; i++) {
                long quantity = s == 0 ? 1_000_000_000L + i : (s + i * i) % 7;
                rows.append("S").append(s).append(',').append(i).append(',').append(quantity);
                rows.append(i % 3 == 0 ? ",\n" : ",1." + s % 4 + i % 5 + "\n");
            }
        }
        var panel = Files.writeString(folder.resolve("panel.csv"), rows);
        for (String horizon : List.of("4", "70")) {
            assertThat(run(panel.toString(), "--horizon", horizon, "--season", "400", "--out", result().toString()))
                    .isZero();
            List<String> lines = Files.readAllLines(result());
            assertThat(lines).hasSize(1 + 42 * Integer.parseInt(horizon));
            assertThat(lines.subList(1, lines.size())).noneMatch(line -> line.contains("NaN") || line.contains("Inf"));
        }
        run(panel.toString(), "--horizon", "4", "--season", "400", "--out", result().toString());
        for (String line : Files.readAllLines(result())) {
            double mean = line.startsWith("series") ? 0 : Double.parseDouble(line.split(",")[2]);
            if (line.startsWith("ZERO")) {
                assertThat(mean).isLessThan(.2);
            } else if (line.startsWith("S0,")) {
                assertThat(mean).isBetween(8e8, 1.2e9);
            }
        }
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
