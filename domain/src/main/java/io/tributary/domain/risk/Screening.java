package io.tributary.domain.risk;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What policy makes of a risk assessment. */
public sealed interface Screening {

    /** Every chance is below its threshold, or the evidence is too thin to act on. */
    record Clear(RiskScore score) implements Screening {}

    /**
     * At least one chance reached its threshold.
     *
     * @param excesses which, not empty
     */
    record Flagged(RiskScore score, List<Excess> excesses) implements Screening {
        public Flagged {
            excesses = List.copyOf(excesses);
        }

        /** One sentence for people: which chance is too high, and the evidence that weighs most. */
        public String reason() {
            String what = excesses.stream().map(Excess::text).collect(Collectors.joining("; "));
            return score.reasons().stream()
                    .filter(reason -> excesses.stream().anyMatch(excess -> excess.kind() == reason.kind()))
                    .findFirst()
                    .map(reason -> what + " (" + reason.text() + ")")
                    .orElse(what);
        }
    }

    /** There is no evidence, so nothing was screened. */
    record Unscored(String reason) implements Screening {}

    /**
     * A chance that reached its threshold.
     *
     * @param chance 0 to 1
     * @param threshold 0 to 1
     */
    record Excess(RiskKind kind, double chance, double threshold) {
        String text() {
            return String.format(Locale.ROOT, "%s %.1f %% ≥ %.1f %%", kind, 100 * chance, 100 * threshold);
        }
    }
}
