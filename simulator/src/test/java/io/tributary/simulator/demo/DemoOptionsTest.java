package io.tributary.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoOptionsTest {
    private static DemoOptions parse(String... arguments) throws DemoOptions.BadOption {
        return DemoOptions.parse(List.of(arguments), Path.of("data"));
    }

    @Test
    void nothingGivenMeansTheDefaults() throws Exception {
        DemoOptions options = parse();
        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.temporal()).isEqualTo(DemoOptions.AUTO);
        assertThat(options.data()).isEqualTo(Path.of("data"));
        assertThat(options.minutes()).isZero();
        assertThat(options.seed()).isEmpty();
        assertThat(options.fresh() || options.headless() || options.operator() || options.help())
                .isFalse();
    }

    @Test
    void everyOptionIsRead() throws Exception {
        DemoOptions options = parse(
                "--fresh",
                "--headless",
                "--minutes",
                "2.5",
                "--orders",
                "f.csv",
                "--port=9090",
                "--seed",
                "-7",
                "--orders-per-second",
                "8",
                "--day-seconds",
                "10",
                "--temporal",
                "127.0.0.1:7233",
                "--data",
                "d",
                "--operator");
        assertThat(options)
                .isEqualTo(new DemoOptions(
                        false,
                        true,
                        true,
                        2.5,
                        Path.of("f.csv"),
                        9090,
                        OptionalLong.of(-7),
                        OptionalDouble.of(8),
                        OptionalDouble.of(10),
                        "127.0.0.1:7233",
                        Path.of("d"),
                        true));
    }

    @Test
    void aHeadlessRunHasAnEnd() throws Exception {
        assertThat(parse("--headless").minutes()).isEqualTo(3);
    }

    @Test
    void theHelpNamesEveryOption() {
        assertThat(DemoOptions.HELP)
                .contains("--fresh", "--headless", "--minutes", "--orders", "--port", "--seed", "--orders-per-second")
                .contains("--day-seconds", "--temporal", "--data", "--operator", "--help");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --frsh              | unknown option --frsh. Maybe: ./tributary demo --help
            extra               | unknown option extra
            --port              | --port has no value
            --port 99999        | --port is '99999', not a whole number from 1 to 65535
            --minutes soon      | --minutes is 'soon', not a number
            --day-seconds 0     | --day-seconds is '0', not a number from 1.0 to 3600.0
            --seed x            | --seed is 'x', not a whole number.
            --temporal anywhere | --temporal is 'anywhere'. Maybe: dev, in-process, or HOST:PORT
            """)
    void aBadOptionIsSaidInOneLine(String line, String message) {
        assertThatThrownBy(() -> parse(line.split(" ")))
                .isInstanceOf(DemoOptions.BadOption.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }
}
