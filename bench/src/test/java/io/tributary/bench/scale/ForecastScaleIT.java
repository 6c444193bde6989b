package io.tributary.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small night with a worker process that is killed in the middle. */
class ForecastScaleIT {
    @Test
    void aKilledWorkerCostsThePartsUnderWayAndNothingElse() {
        var out = new ByteArrayOutputStream();
        int code = ForecastScaleBench.run(
                "--series 2400 --part 300 --weeks 20 --heap-mib 256 --kill".split(" "),
                new PrintStream(out),
                System.err);
        List<JsonNode> rows =
                out.toString().lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(code).isZero();
        assertThat(rows).hasSize(2);
        assertThat(rows.getLast().get("checksum")).isEqualTo(rows.getFirst().get("checksum"));
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get("series").asInt()).isEqualTo(2_400);
            assertThat(row.get("partsComputed").asInt())
                    .isEqualTo(
                            row.get("parts").asInt() + row.get("computedAgain").size());
            assertThat(row.get("lines").asInt()).isPositive();
        });
    }
}
