package io.tributary.db.demand;

import static io.tributary.db.schema.Tables.DECREED_DAY;

import java.time.LocalDate;
import java.util.Set;
import org.jooq.DSLContext;

/** Days off and days made up, as far as they were imported. */
public final class DecreedDays {
    private DecreedDays() {}

    public static Set<LocalDate> off(DSLContext db) {
        return of(db, "OFF");
    }

    /** Weekend days that are worked. */
    public static Set<LocalDate> worked(DSLContext db) {
        return of(db, "WORKED");
    }

    private static Set<LocalDate> of(DSLContext db, String kind) {
        return db.select(DECREED_DAY.DAY)
                .from(DECREED_DAY)
                .where(DECREED_DAY.KIND.eq(kind))
                .fetchSet(DECREED_DAY.DAY);
    }
}
