package io.tributary.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BudgetTest {
    @Test
    void workAloneIsReproducibleAndHasNoCap() {
        assertThat(Budget.ofWork(10).timeCap()).isEmpty();
        assertThat(Budget.ofWork(10).cappedAt(Duration.ofSeconds(3)).timeCap()).contains(Duration.ofSeconds(3));
    }

    @Test
    void aBudgetWithoutAnyLimitIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Budget(Long.MAX_VALUE, null))
                .withMessageContaining("Maybe");
        assertThatIllegalArgumentException().isThrownBy(() -> Budget.ofWork(0)).withMessageContaining("0 work units");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Budget.ofTime(Duration.ZERO))
                .withMessageContaining("PT0S");
    }
}
