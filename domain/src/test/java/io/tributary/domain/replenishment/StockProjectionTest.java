package io.tributary.domain.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.domain.replenishment.StockProjection.Demand;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StockProjectionTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final List<Demand> SEVEN_A_WEEK = Collections.nCopies(4, new Demand(7, 7));

    @Test
    void stockIsGoneOnTheDayThatDemandSays() {
        // 10 units at one a day: the last is sold on the tenth day, the third of the second week
        var projection = StockProjection.of(MONDAY, 10, List.of(), SEVEN_A_WEEK);
        assertThat(projection.weeks().getFirst().expected()).isEqualTo(3);
        assertThat(projection.stockOut()).isEqualTo(MONDAY.plusDays(10));
        assertThat(projection.earlyStockOut()).isBefore(projection.stockOut());
    }

    @Test
    void aReceiptInTimeSavesIt() {
        var projection = StockProjection.of(MONDAY, 10, List.of(0L, 40L), SEVEN_A_WEEK);
        assertThat(projection.stockOut()).isNull();
        assertThat(projection.weeks().get(1).expected()).isEqualTo(36);
    }

    @Test
    void aReceiptTooLateDoesNot() {
        assertThat(StockProjection.of(MONDAY, 10, List.of(0L, 0L, 0L, 100L), SEVEN_A_WEEK)
                        .stockOut())
                .isEqualTo(MONDAY.plusDays(10));
    }

    @Test
    void aWeekThatHasBegunCarriesItsShare() {
        var projection = StockProjection.of(MONDAY.plusDays(5), 100, List.of(), SEVEN_A_WEEK);
        assertThat(projection.weeks().getFirst().demand()).isEqualTo(2);
        assertThat(projection.weeks().get(1).start()).isEqualTo(MONDAY.plusWeeks(1));
    }

    @Test
    void whatIsGoneAlreadyIsGoneToday() {
        var projection = StockProjection.of(MONDAY, -3, List.of(), SEVEN_A_WEEK);
        assertThat(projection.stockOut()).isEqualTo(MONDAY);
        assertThat(projection.earlyStockOut()).isEqualTo(MONDAY);
    }

    @Test
    void whatNobodyWantsLasts() {
        var projection = StockProjection.of(MONDAY, 0, List.of(), Collections.nCopies(3, new Demand(0, 0)));
        assertThat(projection.stockOut()).isNull();
        assertThat(projection.weeks()).hasSize(3).allMatch(week -> week.high() == 0 && week.low() == 0);
    }

    @Test
    void theBandHoldsTheExpectation() {
        assertThat(StockProjection.of(MONDAY, 1_000, List.of(5L), Collections.nCopies(6, new Demand(50, 300)))
                        .weeks())
                .allMatch(week -> week.low() <= week.expected() && week.expected() <= week.high());
    }
}
