package io.tributary.bench.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonthBenchTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        out.reset();
        return MonthBench.run(arguments, new PrintStream(out), new PrintStream(err));
    }

    @Test
    void theSameSeedPrintsTheSame(@TempDir Path folder) {
        String[] arguments = {"--days", "3", "--orders-per-day", "20", "--work", "500", "--out", folder.toString()};
        assertThat(run(arguments)).isZero();
        String first = out.toString(StandardCharsets.UTF_8);
        assertThat(first.lines()).hasSize(4);
        assertThat(folder.resolve("month.svg")).content().startsWith("<svg").endsWith("</svg>\n");
        assertThat(folder.resolve("month.md")).content().contains("| waves |");

        assertThat(run(arguments)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(first);
    }

    @Test
    void everyPolicySeesTheSameOrders() {
        var scenario = Scenario.of(2, 3, 20);
        List<List<Entry>> orders = new ArrayList<>();
        for (boolean near : new boolean[] {true, false}) {
            var month = new MonthRun(
                    scenario,
                    today -> near ? Ranked.nearest(scenario.tariff()) : Ranked.inListOrder(scenario.tariff()));
            orders.add(month.run().stream()
                    .filter(entry -> entry instanceof Entry.Ordered || entry instanceof Entry.Received)
                    .toList());
        }
        assertThat(orders.getFirst()).isNotEmpty().isEqualTo(orders.getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--days 0", "--days", "--orders-per-day many", "--seed 1.5", "--weeks 3", "--out"})
    void badOptionsAreNamed(String line) {
        String[] arguments = line.split(" ");
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(arguments[0]).contains("Usage: bench month");
        assertThat(out.size()).isZero();
    }
}
