package io.tributary.bench.replenishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReplenishmentBenchTest {
    /** One cup a period for two periods at 100; order 2 at once: 200 + 50 + 2 × 3 risk + held 1. */
    private static final String TINY = """
            {"format":"replenishment/1","name":"tiny","periods":2,"warehouses":["W0"],
             "items":[{"id":"P0","demand":[[1,1]],"stock":[0],"inbound":[[0,0]],"holdingCost":1,"lostSaleCost":900}],
             "suppliers":[{"id":"S0","capacity":9,"offers":{"P0":{"moq":1,"multiple":1,"priceBreaks":[[1,100]]}},
                           "leadTime":[0],"orderCost":[50],"riskCost":[3]}]}
            """;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void printsOneRowAndWritesThePlan() throws IOException {
        Path file = Files.writeString(folder.resolve("tiny.json"), TINY);

        assertThat(run(file.toString(), "--seconds", "1", "--out", folder.toString()))
                .isZero();

        JsonNode row = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(row.path("instance").asString()).isEqualTo("tiny");
        assertThat(row.path("cost").asLong()).isEqualTo(257);
        assertThat(row.path("lowerBound").asLong()).isEqualTo(257);
        assertThat(row.path("violations").asInt()).isZero();
        assertThat(row.path("fillRate").asDouble()).isEqualTo(1);
        JsonNode order = JsonMapper.shared()
                .readTree(folder.resolve("tiny.plan.json"))
                .path("orders")
                .path(0);
        assertThat(order.path("quantity").asInt()).isEqualTo(2);
        assertThat(order.path("supplier").asString()).isEqualTo("S0");
    }

    @Test
    void badInputIsNamedAndEndsWithTwo() throws IOException {
        assertThat(run()).isEqualTo(2);
        assertThat(run(folder.resolve("none.json").toString())).isEqualTo(2);
        Path other = Files.writeString(folder.resolve("other.json"), "{\"format\":\"allocation/1\"}");
        assertThat(run(other.toString())).isEqualTo(2);
        Path cut = Files.writeString(folder.resolve("cut.json"), TINY.replace("\"moq\":1,", ""));
        assertThat(run(cut.toString())).isEqualTo(2);
        Path odd = Files.writeString(folder.resolve("odd.json"), TINY.replace("[[1,1]]", "[[1,-1]]"));
        assertThat(run(odd.toString())).isEqualTo(2);
        assertThat(run(other.toString(), "--seconds", "soon")).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("No instance file", "none.json", "allocation/1", "the field moq is missing", "soon")
                .doesNotContain("Exception");
        assertThat(out.size()).isZero();
    }

    @Test
    void whatAFileGetsWrongIsNamed() throws IOException {
        refuses("\"capacity\":", "\"capacity\":\"many\",\"was\":", "the capacity of supplier S0 is \"many\"");
        refuses("\"capacity\":", "\"was\":", "the field capacity is missing");
        refuses("\"demand\":[[", "\"demand\":[[-1,", "the demand of P0 in W0 at 0 is -1, below 0");
        refuses("\"offers\":{\"P0\"", "\"offers\":{\"NOPE\"", "the offer for NOPE of S0 is for no item");
        refuses("\"items\":[", "\"items\":[],\"was\":[", "the list items is empty");
        refuses("\"name\":\"tiny\"", "\"name\":\"../x\"", "the name is '../x', which names no file");
    }

    private void refuses(String before, String after, String message) throws IOException {
        assertThat(TINY).contains(before);
        Path file = Files.writeString(folder.resolve("wrong.json"), TINY.replaceFirst(Pattern.quote(before), after));
        assertThat(run(file.toString(), "--out", folder.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(message);
    }

    @Test
    void theSharedInstanceBeatsLotForLot() {
        Path file = Path.of(System.getProperty("tributary.shared", "../../shared"))
                .resolve("data/replenishment/plan_20.json");
        assumeTrue(Files.exists(file), "No shared instances here; set -Dtributary.shared to their folder.");

        assertThat(run(file.toString(), "--seconds", "3")).isZero();

        JsonNode row = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(row.path("cost").asLong())
                .isLessThan(99_881_809)
                .isGreaterThanOrEqualTo(row.path("lowerBound").asLong());
    }

    private int run(String... arguments) {
        return ReplenishmentBench.run(arguments, new PrintStream(out, true), new PrintStream(err, true));
    }
}
