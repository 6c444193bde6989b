package io.tributary.bench.allocation;

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
import org.junit.jupiter.params.provider.CsvSource;

class StreamBenchTest {
    private static final String GOOD = """
            {"format":"stream/1","name":"tiny","regions":1,"skus":1,"periods":4,
             "nodes":[{"id":"N0","parcelCost":[500],"unitCost":[10],"capacity":null,"stock":{"0":1}}],
             "outside":{"parcelCost":[900],"unitCost":[50],"capacity":null},
             "types":[{"region":0,"lines":[[0,1]],"rate":0.5}],"arrivals":[0,0]}
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String json) throws IOException {
        Path file = folder.resolve("tiny.json");
        Files.writeString(file, json);
        return StreamBench.run(
                new String[] {file.toString(), "--out", folder.toString()}, new PrintStream(out), new PrintStream(err));
    }

    @Test
    void decidesEveryArrivalWithTheStockThereIs() throws IOException {
        assertThat(run(GOOD)).as(err.toString(StandardCharsets.UTF_8)).isZero();

        // The only unit costs 510, the other order 950 from outside.
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"orders\": 2", "\"cost\": 1460");
        assertThat(Files.readString(folder.resolve("tiny.plan.json"))).contains("[\"N0\"]", "[\"outside\"]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "arrivals":[0,0]  | "arrivals":[0,1]   | arrival 1 names the unknown type 1
            "arrivals":[0,0]  | "arrivals":[-1]    | arrival 0 names the unknown type -1
            "arrivals":[0,0]  | "arrivals":[0.5]   | arrival 0 names the unknown type 0.5
            "arrivals":[0,0]  | "arrivals":{}      | types or arrivals is missing
            "rate":0.5        | "rate":-1          | type 0 rate is -1
            "rate":0.5        | "rate":"1"         | type 0 rate is
            "rate":0.5        | "rate":NaN         | not valid JSON
            "periods":4       | "periods":0        | periods is 0
            "periods":4       | "periods":"4"      | periods is "4"
            "skus":1          | "skus":-1          | skus is -1
            "regions":1       | "regions":2.5      | regions is 2.5
            [[0,1]]           | [[3,1]]            | SKU '3' is unknown
            [[0,1]]           | []                 | T0 has no lines
            "stock":{"0":1}   | "stock":{"0":-1}   | node N0 stock 0 is -1
            "outside"         | "inside"           | outside or nodes is missing
            stream/1          | allocation/1       | format is
            """)
    void saysWhatIsWrongAndWhere(String what, String instead, String message) throws IOException {
        assertThat(GOOD).contains(what);

        assertThat(run(GOOD.replace(what, instead))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(message);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
