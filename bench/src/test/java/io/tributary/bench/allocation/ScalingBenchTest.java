package io.tributary.bench.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScalingBenchTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return ScalingBench.run(arguments, new PrintStream(out), new PrintStream(err));
    }

    @Test
    void theSameSeedGivesTheSameInstance() {
        assertThat(GeneratedInstance.of(50, 7)).isEqualTo(GeneratedInstance.of(50, 7));
        assertThat(GeneratedInstance.of(50, 7)).isNotEqualTo(GeneratedInstance.of(50, 8));
    }

    @Test
    void printsOneObjectPerSizeBesideGreedy() {
        assertThat(run("--seconds", "1", "60")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"orders\": 60", "\"oversoldUnits\": 0", "\"overCapacityUnits\": 0", "\"greedyCost\": ");
    }

    @Test
    void refusesSizesThatAreNone() {
        assertThat(run("many")).isEqualTo(2);
        assertThat(run("0")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("'many'", "Usage");
    }
}
