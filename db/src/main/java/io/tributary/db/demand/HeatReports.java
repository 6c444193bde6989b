package io.tributary.db.demand;

import static io.tributary.db.schema.Tables.DEMAND_SIGNAL;
import static io.tributary.db.schema.Tables.HEAT_REPORT;
import static io.tributary.db.schema.Tables.SKU;
import static org.jooq.impl.DSL.noCondition;

import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Content heat as it is told: by SKU, by category, or by a keyword that stands for every SKU that it is found in. */
public final class HeatReports {
    /** What a term names. */
    public enum By {
        KEYWORD,
        SKU,
        CATEGORY
    }

    /** @param factor 1 is an ordinary week */
    public record Heat(By by, String term, LocalDate week, double factor) {}

    /** @param matched the SKUs of a keyword; the one SKU; or the category */
    public record Taken(By by, String term, LocalDate week, double factor, List<String> matched) {}

    /** A signal as forecasts read it. */
    public record Signal(String kind, String scope, LocalDate week, double factor) {}

    private HeatReports() {}

    /**
     * Writes heat in the caller's transaction; what was told before of the same SKU or category and week is replaced.
     *
     * @throws RefusedException when a SKU or category is unknown, or a keyword is found nowhere; then nothing is written
     */
    public static List<Taken> take(DSLContext tx, List<Heat> batch, Instant now) {
        List<Taken> taken = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            Heat heat = batch.get(i);
            List<String> matched = matched(tx, heat, i);
            for (String scope : matched) {
                tx.insertInto(DEMAND_SIGNAL)
                        .set(DEMAND_SIGNAL.KIND, "CONTENT_HEAT")
                        .set(DEMAND_SIGNAL.SCOPE, scope)
                        .set(DEMAND_SIGNAL.WEEK, heat.week())
                        .set(DEMAND_SIGNAL.FACTOR, heat.factor())
                        .onConflict(DEMAND_SIGNAL.KIND, DEMAND_SIGNAL.SCOPE, DEMAND_SIGNAL.WEEK)
                        .doUpdate()
                        .set(DEMAND_SIGNAL.FACTOR, heat.factor())
                        .execute();
            }
            tx.insertInto(HEAT_REPORT)
                    .set(HEAT_REPORT.GIVEN_BY, heat.by().name())
                    .set(HEAT_REPORT.TERM, heat.term())
                    .set(HEAT_REPORT.WEEK, heat.week())
                    .set(HEAT_REPORT.FACTOR, heat.factor())
                    .set(HEAT_REPORT.MATCHED, matched.toArray(String[]::new))
                    .set(HEAT_REPORT.RECORDED_AT, now)
                    .execute();
            taken.add(new Taken(heat.by(), heat.term(), heat.week(), heat.factor(), matched));
        }
        return taken;
    }

    private static List<String> matched(DSLContext tx, Heat heat, int index) {
        List<String> found = switch (heat.by()) {
            case SKU ->
                tx.select(SKU.CODE).from(SKU).where(SKU.CODE.eq(heat.term())).fetch(SKU.CODE);
            case CATEGORY ->
                tx.selectDistinct(SKU.CATEGORY)
                        .from(SKU)
                        .where(SKU.CATEGORY.eq(heat.term()))
                        .fetch(SKU.CATEGORY);
            case KEYWORD ->
                tx.select(SKU.CODE)
                        .from(SKU)
                        .where(SKU.NAME_ZH
                                .containsIgnoreCase(heat.term())
                                .or(SKU.NAME_EN.containsIgnoreCase(heat.term()))
                                .or(SKU.CATEGORY.containsIgnoreCase(heat.term())))
                        .orderBy(SKU.CODE)
                        .fetch(SKU.CODE);
        };
        if (found.isEmpty()) {
            throw refused(heat, index);
        }
        return found;
    }

    private static RefusedException refused(Heat heat, int index) {
        String where = "Signal " + (index + 1) + ": ";
        return switch (heat.by()) {
            case SKU ->
                new RefusedException(
                        ErrorCode.UNKNOWN_SKU,
                        where + "there is no SKU '" + heat.term() + "'. Maybe a name was used in place of its code.");
            case CATEGORY ->
                new RefusedException(
                        ErrorCode.INVALID_VALUE,
                        where + "there is no category '" + heat.term() + "'. Maybe it is spelled otherwise.");
            case KEYWORD ->
                new RefusedException(
                        ErrorCode.INVALID_VALUE,
                        where + "the keyword '" + heat.term()
                                + "' is in no SKU's name or category. Maybe a shorter word is.");
        };
    }

    /** What was told, the newest first. */
    public static List<Taken> told(DSLContext db, @Nullable LocalDate from, int limit) {
        return db.selectFrom(HEAT_REPORT)
                .where(from == null ? noCondition() : HEAT_REPORT.WEEK.ge(from))
                .orderBy(HEAT_REPORT.ID.desc())
                .limit(limit)
                .fetch(r -> new Taken(
                        By.valueOf(r.getGivenBy()), r.getTerm(), r.getWeek(), r.getFactor(), List.of(r.getMatched())));
    }

    /** Signals as they are in force, events of the calendar included. */
    public static List<Signal> inForce(
            DSLContext db, @Nullable String kind, @Nullable String scope, LocalDate from, LocalDate to, int limit) {
        var f = io.tributary.db.schema.Tables.DEMAND_FACTOR;
        Condition which = f.WEEK.ge(from)
                .and(f.WEEK.le(to))
                .and(kind == null ? noCondition() : f.KIND.eq(kind))
                .and(scope == null ? noCondition() : f.SCOPE.eq(scope));
        return db.selectFrom(f)
                .where(which)
                .orderBy(f.WEEK, f.KIND, f.SCOPE)
                .limit(limit)
                .fetch(r -> new Signal(r.getKind(), r.getScope(), r.getWeek(), r.getFactor()));
    }
}
