package io.tributary.app.console;

import io.tributary.db.replenishment.RestockExceptionQueries.RestockException;
import io.tributary.domain.replenishment.PlanException.Kind;
import org.jspecify.annotations.Nullable;

/** What a planner can do about an exception of a plan, in her language. */
public final class Advice {
    private final Words words;

    Advice(Words words) {
        this.words = words;
    }

    public String of(RestockException one) {
        String units = words.number(one.units());
        String supplier = words.supplier(one.supplier());
        return switch (Kind.valueOf(one.kind())) {
            case EXPEDITE -> words.text("advice.EXPEDITE", supplier, number(one), one.wantedDay(), units);
            case POSTPONE -> words.text("advice.POSTPONE", supplier, number(one), one.wantedDay());
            case CANCEL -> words.text("advice.CANCEL", supplier, number(one), units);
            case OVERSTOCK -> words.text("advice.OVERSTOCK", units);
            case ONE_SUPPLIER ->
                words.text("advice.ONE_SUPPLIER", supplier, units) + " " + words.label("advice.share", one.because());
            case LIKELY_STOCK_OUT -> coming(one) + " " + instead(one);
        };
    }

    private String coming(RestockException one) {
        return one.comesOn() == null
                ? words.text("advice.none")
                : words.text("advice.comes", words.number(one.comesUnits()), one.comesOn());
    }

    private String instead(RestockException one) {
        return one.substitute() == null
                ? words.text("advice.ask")
                : words.text("advice.substitute", words.sku(one.substitute()), words.number(one.substituteFree()));
    }

    private static String number(RestockException one) {
        @Nullable Long number = one.poNumber();
        return number == null ? "" : number.toString();
    }
}
