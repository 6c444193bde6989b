package io.tributary.bench.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationBenchTest {
    private static final String GOOD = """
            {"format":"allocation/1","name":"tiny","regions":1,"skus":2,"unfilledUnitCost":9000,
             "nodes":[{"id":"N0","kind":"warehouse","parcelCost":[500],"unitCost":[10],"riskCost":[3],"capacity":2,
                       "stock":{"0":2,"1":1}},
                      {"id":"N1","kind":"warehouse","parcelCost":[700],"unitCost":[20],"riskCost":[0],"capacity":null,
                       "stock":{"0":5}}],
             "orders":[{"id":"O0","region":0,"lines":[[0,2]]},{"id":"O1","region":0,"lines":[[0,1],[1,1]]}]}
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String json, String... more) throws IOException {
        Path file = folder.resolve("tiny.json");
        Files.writeString(file, json);
        List<String> arguments = new ArrayList<>(List.of(file.toString()));
        arguments.addAll(List.of(more));
        return AllocationBench.run(arguments.toArray(String[]::new), new PrintStream(out), new PrintStream(err));
    }

    @Test
    void printsOneObjectAndWritesThePlan() throws IOException {
        int code = run(GOOD, "--seconds", "0.5", "--out", folder.toString());

        // O0 from N1: 2×20 + 700. O1 from N0: 2×10 + 503. Together 1263; the other way round O1 needs two parcels.
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"instance\": \"tiny\"", "\"cost\": 1263", "\"lowerBound\": 1263", "\"oversoldUnits\": 0");
        assertThat(Files.readString(folder.resolve("tiny.plan.json")))
                .contains("\"O0\":[\"N1\"]", "\"O1\":[\"N0\",\"N0\"]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            [[0,2]]               | []         | O0 has no lines
            [[0,2]]               | [[7,2]]    | SKU '7' is unknown
            [[0,2]]               | [[0,-2]]   | order O0 line 0 units is -2
            [[0,2]]               | [[0,2.5]]  | 2.5, not a whole number
            "region":0,"lines":[[0,2]] | "region":4,"lines":[[0,2]] | region 4 is unknown
            "unitCost":[10]       | "unitCost":[99999999999999999999] | unitCost[0]
            "unitCost":[10]       | "unitCost":[] | unitCost has 0 values for 1 regions
            "parcelCost":[500]    | "parcelCost":[NaN] | not valid JSON
            "O1"                  | "O0"       | O0 is given twice
            "N1"                  | "N0"       | node N0: is given twice
            allocation/1          | stream/1   | format is
            [[0,2]]               | [[0,0]]    | order O0 line 0 units is 0
            [[0,2]]               | [[0,"2"]]  | order O0 line 0 units is "2", not a whole number
            [[0,2]]               | [["0",2]]  | order O0 line 0: SKU
            [[0,2]]               | [[0.0,2]]  | SKU '0.0' is unknown
            [[0,2]]               | [[0]]      | order O0 line 0: is [0], not [sku, units]
            [[0,2]]               | [[0,1e30]] | not a whole number
            [[0,2]]               | [[0,9000000000000000000]] | order O0 line 0 units is 9000000000000000000
            [[0,2]]               | {}         | order O0: lines is missing or not a list
            "region":0,"lines":[[0,2]] | "region":-1,"lines":[[0,2]] | order O0 region is -1
            "region":0,"lines":[[0,2]] | "region":null,"lines":[[0,2]] | order O0 region is null
            "stock":{"0":5}       | "stock":{"0":-5} | node N1 stock 0 is -5
            "stock":{"0":5}       | "stock":{"0":5,"0":6} | Duplicate
            "stock":{"0":5}       | "stock":{"9":5} | node N1 stock: SKU '9' is unknown
            "stock":{"0":5}       | "stock":[5] | node N1: stock is not an object
            "capacity":2          | "capacity":-2 | node N0 capacity is -2
            "capacity":2          | "capacity":"2" | node N0 capacity is "2"
            "parcelCost":[500]    | "parcelCost":[Infinity] | not valid JSON
            "parcelCost":[500]    | "parcelCost":[9000000000000000000] | node N0 parcelCost[0]
            "unfilledUnitCost":9000 | "unfilledUnitCost":-1 | unfilledUnitCost is -1
            "regions":1           | "regions":1.5 | regions is 1.5
            "name":"tiny"         | "name":"../tiny" | name is
            "id":"O0",            | ~~         | an order: id is missing
            "id":"N0",            | ~~         | id is missing
            """)
    void saysWhatIsWrongAndWhere(String what, String instead, String message) throws IOException {
        assertThat(GOOD).contains(what);
        int code = run(GOOD.replace(what, instead));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(message);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"format\":\"allocation/1\"",
                "{} {}",
                "\u0000",
                "{\"format\":[[[[[[]]]]]]}"
            })
    void refusesWhatIsNoInstanceAtAll(String json) throws IOException {
        assertThat(run(json)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("tiny.json: ");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void refusesAFileWithoutNodes() throws IOException {
        assertThat(run("{\"format\":\"allocation/1\",\"regions\":1,\"skus\":1,\"unfilledUnitCost\":1,\"nodes\":[],"
                        + "\"orders\":[{\"id\":\"O\",\"region\":0,\"lines\":[[0,1]]}]}"))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("has no nodes");
    }

    @Test
    void refusesATruncatedFileWhereverItEnds() throws IOException {
        for (int length = 0; length < GOOD.strip().length(); length += 7) {
            assertThat(run(GOOD.strip().substring(0, length)))
                    .as("cut at %d", length)
                    .isEqualTo(2);
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void refusesNoFileUnknownFilesAndOptions() throws IOException {
        assertThat(AllocationBench.run(new String[0], new PrintStream(out), new PrintStream(err)))
                .isEqualTo(2);
        assertThat(AllocationBench.run(new String[] {"absent.json"}, new PrintStream(out), new PrintStream(err)))
                .isEqualTo(2);
        assertThat(run(GOOD, "--speed", "3")).isEqualTo(2);
        assertThat(run(GOOD, "--seconds", "-1")).isEqualTo(2);
    }
}
