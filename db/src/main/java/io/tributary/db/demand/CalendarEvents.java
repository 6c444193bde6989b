package io.tributary.db.demand;

import static io.tributary.db.schema.Tables.CALENDAR_EVENT;
import static io.tributary.db.schema.Tables.CALENDAR_EVENT_WEEK;
import static io.tributary.db.schema.Tables.SKU;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;

import io.tributary.db.Json;
import io.tributary.db.schema.tables.records.CalendarEventRecord;
import io.tributary.db.schema.tables.records.CalendarEventWeekRecord;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Planned events in versions: an edit, a removal and an undo each add one, and the newest counts. The weeks that an
 * event touches are written with it, and forecasts read those.
 */
public final class CalendarEvents {
    /** The scope of an event that touches everything. */
    public static final String ALL = "ALL";

    /**
     * What people say of an event.
     *
     * @param nameEn in English, where it has a name of its own there
     * @param startsOn and {@code endsOn}: of an event that comes back, one time that it comes
     * @param yearly the rule by which it comes back each year, such as {@code LUNAR 8-15}; null for once
     * @param factors by SKU, by category, or {@link #ALL}; 1.2 is a fifth more than in an ordinary week. Empty for a yearly
     *     event whose effect forecasts learn
     */
    public record Plan(
            String name,
            @Nullable String nameEn,
            String kind,
            LocalDate startsOn,
            LocalDate endsOn,
            @Nullable String yearly,
            Map<String, Double> factors) {
        public Plan {
            factors = Map.copyOf(factors);
        }
    }

    /** A version of an event. */
    public record Event(UUID id, int version, Plan plan, boolean removed, Instant editedAt, String editedBy) {}

    /** A week that an event touches. */
    public record Week(String scope, LocalDate monday, double factor) {}

    private final DSLContext db;
    private final Function<Plan, List<Week>> weeks;

    /** @param weeks the weeks that a plan touches */
    public CalendarEvents(DSLContext db, Function<Plan, List<Week>> weeks) {
        this.db = db;
        this.weeks = weeks;
    }

    /** The newest version of every event, by date. */
    public List<Event> current(boolean removedToo) {
        return newest(noCondition()).stream()
                .filter(event -> removedToo || !event.removed())
                .sorted(java.util.Comparator.comparing((Event e) -> e.plan().startsOn())
                        .thenComparing(Event::id))
                .toList();
    }

    public Event one(UUID id) {
        return newest(CALENDAR_EVENT.ID.eq(id)).stream().findFirst().orElseThrow(() -> unknown(id));
    }

    /** Every version, the newest first. */
    public List<Event> versions(UUID id) {
        List<Event> versions = db.selectFrom(CALENDAR_EVENT)
                .where(CALENDAR_EVENT.ID.eq(id))
                .orderBy(CALENDAR_EVENT.VERSION.desc())
                .fetch(CalendarEvents::event);
        if (versions.isEmpty()) {
            throw unknown(id);
        }
        return versions;
    }

    /** The plans in force that come back each year, in a stable order; forecasts learn what each does. */
    public static List<Plan> yearly(DSLContext db) {
        return newest(db, noCondition()).stream()
                .filter(event -> !event.removed() && event.plan().yearly() != null)
                .map(Event::plan)
                .toList();
    }

    /**
     * Gives a calendar that never had an event its first ones; any other stays as it is, also one that was emptied.
     *
     * @return whether it did
     */
    public boolean startWith(Map<UUID, Plan> plans, String by, Instant now) {
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            tx.execute("select pg_advisory_xact_lock(23)");
            if (tx.fetchExists(CALENDAR_EVENT)) {
                return false;
            }
            plans.forEach((id, plan) -> write(tx, id, null, plan, false, by, now));
            return true;
        });
    }

    /**
     * Creates or changes an event. Putting what is there already changes nothing.
     *
     * @throws RefusedException when a SKU or category is unknown
     */
    public Event put(UUID id, Plan plan, String by, Instant now) {
        check(plan);
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            Event known = locked(tx, id);
            return known != null && known.plan().equals(plan) && !known.removed()
                    ? known
                    : write(tx, id, known, plan, false, by, now);
        });
    }

    /** Takes an event out of every coming forecast; its versions stay. Removing it again changes nothing. */
    public Event remove(UUID id, String by, Instant now) {
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            Event known = locked(tx, id);
            if (known == null) {
                throw unknown(id);
            }
            return known.removed() ? known : write(tx, id, known, known.plan(), true, by, now);
        });
    }

    /**
     * Takes the last change back by a version like the one before it; before the first there was no event.
     *
     * @param version the version that is to be undone
     * @throws RefusedException when the event was changed since
     */
    public Event undo(UUID id, int version, String by, Instant now) {
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            Event known = locked(tx, id);
            if (known == null) {
                throw unknown(id);
            }
            if (known.version() != version) {
                throw new RefusedException(
                        ErrorCode.VERSION_MISMATCH,
                        "Event '" + known.plan().name() + "' has version " + known.version() + " now, not " + version
                                + ". Maybe somebody changed it meanwhile; look at it again.");
            }
            if (version == 1) {
                return write(tx, id, known, known.plan(), true, by, now);
            }
            Event before = tx.selectFrom(CALENDAR_EVENT)
                    .where(CALENDAR_EVENT.ID.eq(id), CALENDAR_EVENT.VERSION.eq(version - 1))
                    .fetchSingle(CalendarEvents::event);
            return write(tx, id, known, before.plan(), before.removed(), by, now);
        });
    }

    private Event write(
            DSLContext tx, UUID id, @Nullable Event known, Plan plan, boolean removed, String by, Instant now) {
        Event event = new Event(id, known == null ? 1 : known.version() + 1, plan, removed, now, by);
        tx.insertInto(CALENDAR_EVENT)
                .set(CALENDAR_EVENT.ID, id)
                .set(CALENDAR_EVENT.VERSION, event.version())
                .set(CALENDAR_EVENT.NAME, plan.name())
                .set(CALENDAR_EVENT.KIND, plan.kind())
                .set(CALENDAR_EVENT.STARTS_ON, plan.startsOn())
                .set(CALENDAR_EVENT.ENDS_ON, plan.endsOn())
                .set(CALENDAR_EVENT.NAME_EN, plan.nameEn())
                .set(CALENDAR_EVENT.YEARLY, plan.yearly())
                .set(CALENDAR_EVENT.FACTORS, Json.of(plan.factors()))
                .set(CALENDAR_EVENT.REMOVED, removed)
                .set(CALENDAR_EVENT.EDITED_AT, now)
                .set(CALENDAR_EVENT.EDITED_BY, by)
                .execute();
        tx.deleteFrom(CALENDAR_EVENT_WEEK)
                .where(CALENDAR_EVENT_WEEK.EVENT_ID.eq(id))
                .execute();
        if (!removed) {
            List<CalendarEventWeekRecord> touched = weeks.apply(plan).stream()
                    .map(week ->
                            new CalendarEventWeekRecord(id, plan.kind(), week.scope(), week.monday(), week.factor()))
                    .toList();
            tx.batchInsert(touched).execute();
        }
        return event;
    }

    private void check(Plan plan) {
        Set<String> unknown = new HashSet<>(plan.factors().keySet());
        unknown.remove(ALL);
        unknown.removeAll(db.selectDistinct(SKU.CATEGORY).from(SKU).fetchSet(SKU.CATEGORY));
        unknown.removeAll(db.select(SKU.CODE)
                .from(SKU)
                .where(SKU.CODE.eq(any(unknown.toArray(String[]::new))))
                .fetchSet(SKU.CODE));
        if (!unknown.isEmpty()) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE,
                    "There is no SKU or category " + unknown.stream().sorted().toList()
                            + ". Maybe it is spelled otherwise, or " + ALL + " is meant.");
        }
    }

    /** The newest version, with every other writer of this event kept out. */
    private static @Nullable Event locked(DSLContext tx, UUID id) {
        tx.execute("select pg_advisory_xact_lock(hashtextextended(?, 23))", id.toString());
        return tx.selectFrom(CALENDAR_EVENT)
                .where(CALENDAR_EVENT.ID.eq(id))
                .orderBy(CALENDAR_EVENT.VERSION.desc())
                .limit(1)
                .fetchOne(CalendarEvents::event);
    }

    private List<Event> newest(Condition which) {
        return newest(db, which);
    }

    private static List<Event> newest(DSLContext db, Condition which) {
        return db.select(CALENDAR_EVENT.fields())
                .distinctOn(CALENDAR_EVENT.ID)
                .from(CALENDAR_EVENT)
                .where(which)
                .orderBy(CALENDAR_EVENT.ID, CALENDAR_EVENT.VERSION.desc())
                .fetchInto(CALENDAR_EVENT)
                .map(CalendarEvents::event);
    }

    private static Event event(CalendarEventRecord row) {
        Map<String, Double> factors = new HashMap<>();
        Json.read(row.getFactors(), JsonNode.class)
                .properties()
                .forEach(entry -> factors.put(entry.getKey(), entry.getValue().asDouble()));
        return new Event(
                row.getId(),
                row.getVersion(),
                new Plan(
                        row.getName(),
                        row.getNameEn(),
                        row.getKind(),
                        row.getStartsOn(),
                        row.getEndsOn(),
                        row.getYearly(),
                        new TreeMap<>(factors)),
                row.getRemoved(),
                row.getEditedAt(),
                row.getEditedBy());
    }

    private static RefusedException unknown(UUID id) {
        return new RefusedException(
                ErrorCode.NOT_FOUND, "There is no calendar event " + id + ". Maybe it is another one's id.");
    }
}
