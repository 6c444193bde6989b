package io.tributary.app.demand;

import io.tributary.analytics.demand.YearlyEvent;
import io.tributary.db.demand.CalendarEvents.Plan;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.forecast.DemandFactors;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks what people say of an event, for the API and the console alike. */
public final class EventForm {
    private static final int MOST_DAYS = YearlyEvent.MOST_DAYS;
    private static final int FIRST_YEAR = 2001;
    private static final int LAST_YEAR = 2075;

    private EventForm() {}

    /** @throws RefusedException naming what is wrong */
    public static Plan plan(
            String name,
            @Nullable String nameEn,
            String kind,
            LocalDate from,
            LocalDate to,
            @Nullable String yearly,
            Map<String, Double> factors) {
        long days = ChronoUnit.DAYS.between(from, to);
        if (days < 0 || days > MOST_DAYS) {
            throw invalid("The event '" + name + "' is from " + from + " to " + to + ". Maybe the dates are swapped, or"
                    + " it is several events: one lasts at most " + MOST_DAYS + " days.");
        }
        boolean once = yearly == null || yearly.isBlank();
        if (once && factors.isEmpty()) {
            throw invalid("The event '" + name + "' has no factor and does not come back, so nothing can be learned of"
                    + " it. Maybe write: ALL 1.2");
        }
        if (from.getYear() < FIRST_YEAR || to.getYear() > LAST_YEAR) {
            throw invalid("The event '" + name + "' is from " + from + " to " + to + ", not in " + FIRST_YEAR + " to "
                    + LAST_YEAR + ". Maybe a year was written with two digits.");
        }
        String rule = once ? null : rule(name, yearly.strip(), from, to);
        String english = nameEn == null || nameEn.isBlank() ? null : nameEn.strip();
        return new Plan(name.strip(), english, kind, from, to, rule, factors);
    }

    private static String rule(String name, String yearly, LocalDate from, LocalDate to) {
        try {
            return YearlyEvent.of(name, yearly, from, to).rule().text();
        } catch (IllegalArgumentException wrong) {
            throw invalid(String.valueOf(wrong.getMessage()));
        }
    }

    /** Reads lines such as {@code HOME 1.4}, where a line of one number is for everything. */
    public static Map<String, Double> factors(String text) {
        Map<String, Double> factors = new TreeMap<>();
        for (String line :
                text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
            int space = line.lastIndexOf(' ');
            String scope = space < 0 ? "ALL" : line.substring(0, space).strip();
            String number = line.substring(space + 1).replace("×", "");
            double factor;
            try {
                factor = Double.parseDouble(number);
            } catch (NumberFormatException e) {
                throw invalid("The factor '" + number + "' of " + scope + " is no number. Maybe write: HOME 1.4");
            }
            if (!(factor >= DemandFactors.LEAST && factor <= DemandFactors.MOST)) {
                throw invalid("The factor " + number + " of " + scope + " is not " + DemandFactors.LEAST + " to "
                        + (int) DemandFactors.MOST + ". Maybe it is in percent.");
            }
            factors.put(scope, factor);
        }
        return factors;
    }

    private static RefusedException invalid(String message) {
        return new RefusedException(ErrorCode.INVALID_VALUE, message);
    }
}
