package io.tributary.app;

import static io.tributary.db.schema.Tables.BUSINESS_CLOCK;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.val;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The time of the business: the wall clock in production; in a demo, a clock that runs {@code scale} times faster and
 * stands still while the demo does not run. It never runs backwards.
 */
@Component
public class BusinessClock implements InstantSource {
    private static final int ONLY_ROW = 1;

    private final DSLContext db;
    private final InstantSource wall;
    private final double scale;
    private final Instant businessStart;
    private final Instant wallStart;

    @Autowired
    BusinessClock(DSLContext db, TributaryProperties properties) {
        this(db, InstantSource.system(), properties.timeScale(), properties.clockStart());
    }

    BusinessClock(DSLContext db, InstantSource wall, double scale, @Nullable Instant firstStart) {
        this.db = db;
        this.wall = wall;
        this.scale = scale;
        this.wallStart = wall.instant();
        this.businessStart = scale == 1 ? wallStart : resume(firstStart == null ? wallStart : firstStart);
    }

    @Override
    public Instant instant() {
        Instant now = wall.instant();
        if (scale == 1) {
            return now;
        }
        double passed = Duration.between(wallStart, now).toNanos() * scale;
        return businessStart.plusNanos(Math.round(passed));
    }

    public double scale() {
        return scale;
    }

    /** Keeps the time, so that the next run continues from it. */
    @Scheduled(fixedDelay = 1000)
    void keep() {
        if (scale != 1) {
            Instant now = instant();
            db.update(BUSINESS_CLOCK)
                    .set(BUSINESS_CLOCK.BUSINESS_AT, greatest(BUSINESS_CLOCK.BUSINESS_AT, val(now)))
                    .set(BUSINESS_CLOCK.SCALE, scale)
                    .where(BUSINESS_CLOCK.ID.eq(ONLY_ROW))
                    .execute();
        }
    }

    private Instant resume(Instant firstStart) {
        db.insertInto(BUSINESS_CLOCK)
                .set(BUSINESS_CLOCK.ID, ONLY_ROW)
                .set(BUSINESS_CLOCK.BUSINESS_AT, firstStart)
                .set(BUSINESS_CLOCK.SCALE, scale)
                .onConflictDoNothing()
                .execute();
        return db.select(BUSINESS_CLOCK.BUSINESS_AT).from(BUSINESS_CLOCK).fetchSingle(BUSINESS_CLOCK.BUSINESS_AT);
    }
}
