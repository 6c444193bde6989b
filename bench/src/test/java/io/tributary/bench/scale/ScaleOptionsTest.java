package io.tributary.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleOptionsTest {
    @Test
    void aHundredThousandSeriesInAGibibyteUnlessAskedOtherwise() {
        assertThat(ScaleOptions.parse(new String[0])).isEqualTo(new ScaleOptions(100_000, 104, 1, 1_024, false));
        assertThat(ScaleOptions.parse("--kill --series 400 --weeks 60 --seed 7 --heap-mib 256".split(" ")))
                .isEqualTo(new ScaleOptions(400, 60, 7, 256, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--series 19", "--series", "--weeks 7", "--heap-mib 64", "--seed x", "--kills"})
    void whatCannotBeIsRefusedByName(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScaleOptions.parse(line.split(" ")))
                .withMessageContaining(line.split(" ")[0])
                .withMessageContaining("Usage");
        var err = new ByteArrayOutputStream();
        assertThat(ForecastScaleBench.run(line.split(" "), System.out, new PrintStream(err)))
                .isEqualTo(2);
        assertThat(err.toString()).contains("Usage");
    }
}
