package io.tributary.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.db.catalog.NetworkView.Name;
import io.tributary.db.catalog.NetworkView.Names;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class WordsTest {
    private static final Instant NOW = Instant.parse("2026-03-10T08:30:00Z");

    private final Words english = words(Locale.ENGLISH);
    private final Words chinese = words(Locale.CHINESE);

    @Test
    void namesAreInTheReadersLanguage() {
        assertThat(english.node("W-BJ1")).isEqualTo("Beijing DC");
        assertThat(chinese.node("W-BJ1")).isEqualTo("北京仓");
        assertThat(chinese.node("W-NEW"))
                .as("an unknown code is shown as it is")
                .isEqualTo("W-NEW");
    }

    @Test
    void moneyHasItsCurrencysDecimals() {
        assertThat(english.money(123456L, "CNY")).isEqualTo("¥1,234.56");
        assertThat(english.money(5L, "JPY")).isEqualTo("JPY 5");
        assertThat(english.money(null, "CNY")).isEqualTo("–");
    }

    @Test
    void timesAreLocalAndRelative() {
        assertThat(english.time(NOW)).isEqualTo("03-10 16:30");
        assertThat(english.ago(NOW.minusSeconds(3 * 3600))).isEqualTo("3 h ago");
        assertThat(chinese.ago(NOW.minusSeconds(90 * 60))).isEqualTo("1 小时前");
        assertThat(english.ago(NOW.plusSeconds(72 * 3600))).isEqualTo("in 3 d");
        assertThat(english.ago(NOW.minusSeconds(20))).isEqualTo("now");
    }

    @Test
    void aTimeThatWasTooShortToMeasureIsNotNone() {
        assertThat(english.millis(0)).isEqualTo("<1 ms");
        assertThat(english.millis(1234)).isEqualTo("1,234 ms");
    }

    @Test
    void labelsFallBackToPlainWords() {
        assertThat(chinese.label("status", "POOLED")).isEqualTo("待分配");
        assertThat(english.label("event", "SOMETHING_NEW")).isEqualTo("Something new");
    }

    @Test
    void detailsSpeakOfThingsByTheirNames() {
        assertThat(english.detail("node", "W-BJ1")).isEqualTo("Beijing DC");
        assertThat(english.detail("valueMinor", "7280000")).isEqualTo("¥72,800.00");
        assertThat(english.detail("share", "0.8")).isEqualTo("80.0 %");
        assertThat(english.detail("shipBy", "2026-03-12T01:00:00Z")).isEqualTo("03-12 09:00");
        assertThat(english.detail("reason", "The factory is full")).isEqualTo("The factory is full");
    }

    static Words words(Locale locale) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        var names = new Names(
                Map.of(),
                Map.of(),
                Map.of("W-BJ1", new Name("北京仓", "Beijing DC")),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of());
        return new Words(locale, messages, names, NOW, ZoneId.of("Asia/Shanghai"));
    }
}
