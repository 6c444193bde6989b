package io.tributary.db.replenishment;

import static io.tributary.db.schema.Tables.RESTOCK_PAUSE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** Zones whose restocking somebody stopped for a while. */
public final class RestockPauses {
    public record Pause(String zone, String reason, String by, Instant at) {}

    private RestockPauses() {}

    /** The first pause stays as it is. */
    public static void pause(DSLContext db, String zone, String reason, String by, Instant now) {
        db.insertInto(RESTOCK_PAUSE)
                .set(RESTOCK_PAUSE.ZONE_CODE, zone)
                .set(RESTOCK_PAUSE.REASON, reason)
                .set(RESTOCK_PAUSE.PAUSED_BY, by)
                .set(RESTOCK_PAUSE.PAUSED_AT, now)
                .onConflictDoNothing()
                .execute();
    }

    public static void resume(DSLContext db, String zone) {
        db.deleteFrom(RESTOCK_PAUSE).where(RESTOCK_PAUSE.ZONE_CODE.eq(zone)).execute();
    }

    public static Optional<Pause> of(DSLContext db, String zone) {
        return db.selectFrom(RESTOCK_PAUSE)
                .where(RESTOCK_PAUSE.ZONE_CODE.eq(zone))
                .fetchOptional(
                        row -> new Pause(row.getZoneCode(), row.getReason(), row.getPausedBy(), row.getPausedAt()));
    }

    public static List<Pause> all(DSLContext db) {
        return db.selectFrom(RESTOCK_PAUSE)
                .orderBy(RESTOCK_PAUSE.ZONE_CODE)
                .fetch(row -> new Pause(row.getZoneCode(), row.getReason(), row.getPausedBy(), row.getPausedAt()));
    }
}
