package io.tributary.bench.vn2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Vn2BenchTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @BeforeEach
    void files() throws IOException {
        write("Week 0 - 2024-01-01 - Sales.csv", "Store,Product,w1,w2,w3,w4\n0,7,4,4,4,4\n1,7,0,0,0,0\n");
        write(
                "Week 0 - In Stock.csv",
                "Store,Product,w1,w2,w3,w4,w5\n0,7,True,True,True,True,True\n1,7,True,True," + "True,True,True\n");
        write("Week 0 - Master.csv", "Store,Product,Department\n0,7,24\n1,7,24\n");
        write("state.csv", "Store,Product,End Inventory,In Transit W+1,In Transit W+2\n1,7,9,0,0\n0,7,0,0,0\n");
    }

    @Test
    void ordersWhatTheWeekOfArrivalNeedsInTheOrderOfTheState() throws IOException {
        assertThat(run("1", "state.csv")).isZero();

        assertThat(Files.readAllLines(folder.resolve("orders.csv")))
                .hasSize(3)
                .startsWith("Store,Product,Quantity", "1,7,0")
                .last()
                .asString()
                .matches("0,7,[3456]");
    }

    @Test
    void aBacktestOfAShortHistoryIsBadInput() {
        var out = new PrintStream(new ByteArrayOutputStream(), true);
        assertThat(Vn2Bench.run(new String[] {folder.toString(), "--backtest"}, out, new PrintStream(errors, true)))
                .isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("4 weeks is too short")
                .contains("Maybe");
    }

    @Test
    void aBacktestPrintsWhatEverySettingWouldHaveCost() throws IOException {
        var weeks = new StringBuilder();
        for (int i = 0; i < 70; i++) {
            weeks.append(",w").append(i);
        }
        write("Week 0 - 2024-01-01 - Sales.csv", "Store,Product" + weeks + "\n0,7" + ",4".repeat(70) + "\n");
        write("Week 0 - In Stock.csv", "Store,Product" + weeks + "\n0,7" + ",True".repeat(70) + "\n");
        var out = new ByteArrayOutputStream();

        assertThat(Vn2Bench.run(
                        new String[] {folder.toString(), "--backtest"},
                        new PrintStream(out, true),
                        new PrintStream(errors, true)))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(13)
                .allMatch(line -> line.contains("\"meanCost\": ") && line.contains("\"origins\": ["));
    }

    @Test
    void aRoundWhoseSalesAreMissingIsBadInput() {
        assertThat(run("2", "state.csv")).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("Week 1 - ", "Maybe");
    }

    @Test
    void anUnknownItemAndNegativeStockAreBadInput() throws IOException {
        write("unknown.csv", "Store,Product,End Inventory,In Transit W+1,In Transit W+2\n5,5,9,0,0\n");
        write("negative.csv", "Store,Product,End Inventory,In Transit W+1,In Transit W+2\n1,7,-9,0,0\n");

        assertThat(run("1", "unknown.csv")).isEqualTo(2);
        assertThat(run("1", "negative.csv")).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("no row of store,product 5,5")
                .contains("'-9' as End Inventory");
    }

    private int run(String round, String state) {
        String[] arguments = {
            folder.toString(),
            "--round",
            round,
            "--state",
            folder.resolve(state).toString(),
            "--out",
            folder.resolve("orders.csv").toString()
        };
        return Vn2Bench.run(arguments, new PrintStream(errors), new PrintStream(errors));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
