package io.tributary.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SentencesTest {
    private final Sentences english = new Sentences(WordsTest.words(Locale.ENGLISH));
    private final Sentences chinese = new Sentences(WordsTest.words(Locale.CHINESE));

    private static String why(Sentences say, String runnerUp) {
        return say.why(new JsonMapper().readTree("""
                {"coverPeriods": 2, "demandOverCover": 30, "projectedStock": 4, "safetyStock": 6, "serviceLevel": 0.98,
                 "netRequirement": 32, "rounding": "NONE", "runnerUp": %s}""".formatted(runnerUp)));
    }

    @Test
    void theRunnerUpHasItsNameAndItsCost() {
        String dearer = "{\"supplier\": {\"code\": \"S-9\"}, \"planCost\": 12345, \"feasible\": true}";
        assertThat(why(english, dearer)).endsWith("Second: S-9, ¥123.45 dearer for the plan");
        assertThat(why(english, dearer.replace("12345", "-500"))).endsWith("Second: S-9, ¥5.00 cheaper for the plan");
        assertThat(why(english, dearer.replace("true", "false")))
                .endsWith("Second: S-9, without the capacity or the time");
        assertThat(why(english, "null")).endsWith("No other supplier offers it in time");
    }

    @Test
    void aChangeIsToldInTheReadersLanguage() {
        assertThat(english.changed("new: the last run saw no need")).isEqualTo("New: the last run saw no need.");
        assertThat(chinese.changed("new: the last run saw no need")).isEqualTo("新增：上次运行认为不需要。");
        assertThat(english.changed(
                        "supplier S-1 → S-9, safety stock 4 → 1200, unit cost 700 → 650, risk cost 9000 → 0"))
                .isEqualTo(
                        "Supplier S-1 → S-9, Plan's buffer 4 → 1,200, Unit cost ¥7.00 → ¥6.50, Risk cost ¥0.09 → ¥0.00");
        assertThat(english.changed("the last run ordered 744; demand 545 → 784"))
                .isEqualTo("The last run ordered 744, Demand 545 → 784");
        assertThat(english.changed("the last run ordered 744")).isEqualTo("The last run ordered 744");
        assertThat(english.changed("quantity 5 → 6, rejected by ann: far, rejected by all"))
                .isEqualTo("Quantity 5 → 6, Rejected in the last run by ann: far, rejected by all");
        assertThat(chinese.changed("rejected by ann: far")).isEqualTo("上次运行中被拒绝：ann: far");
        assertThat(english.changed("something else")).isEqualTo("something else");
    }

    @Test
    void aMixtureOfModelsIsInWords() {
        assertThat(english.models("60 % SES + 40 % DAMPED_TREND")).isEqualTo("60 % smoothing + 40 % damped trend");
        assertThat(chinese.models("10 % GLOBAL_TREES, else 90 % TSB")).isEqualTo("10 % 梯度提升树，其余 90 % TSB");
    }

    @Test
    void nothingIsNeverNegative() {
        Words words = WordsTest.words(Locale.ENGLISH);
        assertThat(words.decimal(-.04, 1)).isEqualTo("0.0");
        assertThat(words.decimal(-1234.56, 1)).isEqualTo("−1,234.6");
        assertThat(words.decimal(Double.NaN, 1)).isEqualTo("–");
    }
}
