package io.tributary.bench.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BacktestBenchTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        out.reset();
        return BacktestBench.run(arguments, new PrintStream(out), new PrintStream(err));
    }

    private Path panel(int weeks) throws IOException {
        var text = new StringBuilder("series_id,period,quantity,price\n");
        for (String item : new String[] {"cup", "pot"}) {
            for (int t = 0; t < weeks; t++) {
                text.append("%s,%d,%d,2.50%n".formatted(item, t, Math.floorMod(t * 7 + item.hashCode(), 11) + t % 5));
            }
        }
        return Files.writeString(folder.resolve("small.csv"), text.toString().replace("\r", ""));
    }

    @Test
    void theSamePanelAndSeedPrintTheSame() throws IOException {
        String[] arguments = {
            "--panel", panel(34).toString(), "--weeks", "6", "--work", "20", "--out", folder.toString()
        };
        assertThat(run(arguments)).as(err.toString(StandardCharsets.UTF_8)).isZero();
        String first = out.toString(StandardCharsets.UTF_8);
        assertThat(first.lines()).hasSize(4).allMatch(line -> line.contains("\"totalCost\""));
        assertThat(folder.resolve("backtest-small.md")).content().contains("| ours |");
        assertThat(folder.resolve("backtest-small.svg")).content().startsWith("<svg");

        assertThat(run(arguments)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(first);
    }

    @Test
    void aShortPanelIsRefused() throws IOException {
        assertThat(run("--panel", panel(30).toString(), "--weeks", "6")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("has 30 weeks")
                .contains("fewer --weeks");
    }

    @Test
    void theSimulatedWeeksMayStartAnywhereThatHasWeeksAround() throws IOException {
        String file = panel(40).toString();
        assertThat(run("--panel", file, "--weeks", "4", "--work", "5", "--start", "30"))
                .isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("4 weeks after 30 to warm up");
        assertThat(run("--panel", file, "--weeks", "4", "--start", "37")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Maybe start at 36");
        assertThat(run("--panel", file, "--weeks", "4", "--start", "20")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("later --start");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(run("--panel", folder.resolve("none.csv").toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("none.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--weeks 60", "--weeks", "--items 1", "--panel", "--days 3", "--start 30", "--start x"})
    void badOptionsAreNamed(String line) {
        String[] arguments = line.split(" ");
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(arguments[0]).contains("Usage: bench backtest");
    }
}
