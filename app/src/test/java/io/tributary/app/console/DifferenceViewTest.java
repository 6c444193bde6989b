package io.tributary.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.allocation.CostBreakdown;
import io.tributary.domain.allocation.PlanDifference;
import io.tributary.domain.allocation.PlanFigures;
import io.tributary.domain.allocation.PlannedLine;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DifferenceViewTest {
    private static final PlannedLine LINE = new PlannedLine(
            "order", "line", new Region("R-1"), new Sku("S-1"), 1, new NodeCode("N-1"), new Sku("S-1"), 100, 24);

    private final Words words = WordsTest.words(Locale.ENGLISH);

    @Test
    void theSameLinesAreBetterOrWorse() {
        DifferenceView shown = DifferenceView.of(difference(1, List.of(), List.of()), words);
        assertThat(shown.remarks()).isEmpty();
        assertThat(shown.anyCommon()).isTrue();
        assertThat(shown.rows().getFirst().tone()).isEqualTo("is-good");
    }

    @Test
    void otherLinesAreNeitherBetterNorWorse() {
        DifferenceView shown = DifferenceView.of(difference(0, List.of(LINE), List.of(LINE)), words);
        assertThat(shown.remarks()).singleElement().asString().contains("no line in common");
        assertThat(shown.anyCommon()).isFalse();
        assertThat(shown.rows()).allMatch(row -> row.tone().isEmpty());
    }

    @Test
    void fewCommonLinesAreCounted() {
        DifferenceView shown = DifferenceView.of(difference(2, List.of(), List.of(LINE)), words)
                .with("Other zones.");
        assertThat(shown.remarks()).hasSize(2).first().isEqualTo("Other zones.");
        assertThat(shown.remarks().getLast()).startsWith("The two have 2 lines in common; 0 are only before and 1");
        assertThat(shown.anyCommon()).isTrue();
    }

    private static PlanDifference difference(int same, List<PlannedLine> onlyBefore, List<PlannedLine> onlyAfter) {
        return new PlanDifference(figures(200), figures(100), Map.of(), same, List.of(), onlyBefore, onlyAfter, 0, 0);
    }

    private static PlanFigures figures(long total) {
        return new PlanFigures(total, CostBreakdown.ZERO, total, 1, 1, 1, 1, 0, 0, 24.0, Map.of());
    }
}
