package io.tributary.bench.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrdersOptionsTest {
    @Test
    void hasDefaultsForAllButTheServer() {
        assertThat(OrdersOptions.parse(new String[] {"--temporal", "127.0.0.1:7233"}))
                .isEqualTo(new OrdersOptions(2_000, 32, "127.0.0.1:7233", Duration.ofMinutes(20)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--temporal",
                "--temporal example.org:7233",
                "--temporal 127.0.0.1",
                "--temporal 127.0.0.1:7233 --count 0",
                "--temporal 127.0.0.1:7233 --count many",
                "--temporal 127.0.0.1:7233 --concurrency 1001",
                "--temporal 127.0.0.1:7233 --what 1"
            })
    void refusesWhatIsWrongAndSaysHowItIsRight(String line) {
        String[] arguments = line.isEmpty() ? new String[0] : line.split(" ");

        assertThatThrownBy(() -> OrdersOptions.parse(arguments))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Usage: bench orders");
    }

    @Test
    void badInputIsExitCodeTwo() {
        var said = new ByteArrayOutputStream();
        int code = OrdersBench.run(new String[] {"--temporal", "example.org:1"}, System.out, new PrintStream(said));

        assertThat(code).isEqualTo(2);
        assertThat(said.toString()).contains("must be one on loopback");
    }
}
