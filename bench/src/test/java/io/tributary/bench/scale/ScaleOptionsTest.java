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
        assertThat(ScaleOptions.parse(new String[0]))
                .isEqualTo(new ScaleOptions(100_000, 104, 1, 2_000, 1_024, false, false));
        String all = "--kill --models full --series 400 --weeks 60 --seed 7 --part 100 --heap-mib 256";
        assertThat(ScaleOptions.parse(all.split(" "))).isEqualTo(new ScaleOptions(400, 60, 7, 100, 256, true, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--series 19",
                "--series",
                "--weeks 7",
                "--heap-mib 64",
                "--part 0",
                "--seed x",
                "--models trees",
                "--kills"
            })
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
