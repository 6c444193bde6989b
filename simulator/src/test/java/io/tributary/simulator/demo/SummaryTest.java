package io.tributary.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SummaryTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String said() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Figures figures() {
        return Figures.of(JsonMapper.builder().build().readTree("""
                {"businessTime": "2026-03-05T10:00:00Z", "ordersAccepted": 1234, "ordersOpen": 17, "fillRate": 0.9812,
                 "flagged": 3, "rerouted": 2, "stockOuts": 1, "posOpen": 9}"""));
    }

    @Test
    void theLiveLineNamesEveryFigure() {
        assertThat(figures().line(4.04))
                .isEqualTo("2026-03-05  4.0 orders/s  1,234 orders  in progress 17  fill rate 98.1 %  flagged 3"
                        + "  rerouted 2  stock-outs 1  POs open 9");
    }

    @Test
    void aTerminalHasOneLineAndAPipeOneEveryFiveSeconds() {
        var terminal = new LiveLine(out, true);
        terminal.show(figures(), 0);
        terminal.show(figures(), 1_000_000_000L);
        terminal.finish();
        assertThat(said().lines().filter(line -> !line.isEmpty()))
                .hasSize(2)
                .allMatch(line -> line.contains("in progress"));
        assertThat(said().chars().filter(c -> c == '\n')).hasSize(1);
        bytes.reset();
        var pipe = new LiveLine(out, false);
        for (int second = 0; second < 10; second++) {
            pipe.show(figures(), second * 1_000_000_000L);
        }
        assertThat(said().lines()).hasSize(2);
    }

    @Test
    void aBrokenInvariantIsNamed() {
        var verdict = new Verdict(List.of(
                new Verdict.Check("nothing oversold", true, ""),
                new Verdict.Check("money adds up", false, "off by 3")));
        new Summary(out).verdict(verdict);
        assertThat(verdict.holds()).isFalse();
        assertThat(said()).contains("holds  nothing oversold", "BROKEN money adds up  off by 3", "do NOT hold");
    }

    @Test
    void nothingKnownDoesNotHold() {
        assertThat(new Verdict(List.of()).holds()).isFalse();
    }
}
