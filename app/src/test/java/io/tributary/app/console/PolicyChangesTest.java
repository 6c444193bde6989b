package io.tributary.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.db.policy.PolicyDraft;
import io.tributary.domain.NetworkPolicy;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyChangesTest {
    private static final Words WORDS = WordsTest.words(Locale.ENGLISH);

    @Test
    void fieldsAreNamedAndWrittenAsPeopleDo() {
        NetworkPolicy after = PolicyDraft.of(
                NetworkPolicy.STANDARD,
                Map.of(
                        "waveEvery",
                        "PT1H30M",
                        "guarantee",
                        Map.of("breachMinor", 300_00, "floor", "EXPRESS"),
                        "weightPermille",
                        Map.of("HANDLING", 1500)));
        assertThat(PolicyChanges.between(NetworkPolicy.STANDARD, after, WORDS))
                .containsExactlyInAnyOrder(
                        new PolicyChanges.Change("Wave every", "4 h", "1.5 h"),
                        new PolicyChanges.Change("Cost of a broken guarantee", "¥200.00", "¥300.00"),
                        new PolicyChanges.Change("Least service of a guarantee", "Standard", "Express"),
                        new PolicyChanges.Change(
                                WORDS.text("policy.weight", WORDS.label("cost", "HANDLING")), "1,000 ‰", "1,500 ‰"));
    }

    @Test
    void equalPoliciesHaveNoChange() {
        assertThat(PolicyChanges.between(NetworkPolicy.STANDARD, NetworkPolicy.STANDARD, WORDS))
                .isEmpty();
    }
}
