package io.tributary.db.demand;

import static io.tributary.db.schema.Tables.CALENDAR_EVENT;
import static io.tributary.db.schema.Tables.CALENDAR_EVENT_WEEK;
import static io.tributary.db.schema.Tables.SKU;
import static org.jooq.impl.DSL.noCondition;

import io.tributary.db.Json;
import io.tributary.db.schema.tables.records.CalendarEventRecord;
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
     * @param lunar month-day of the Chinese calendar on which it comes back each year; null for once
     * @param factors by category, or {@link #ALL}; 1.2 is a fifth more than in an ordinary week
     */
    public record Plan(
            String name,
            String kind,
            LocalDate startsOn,
            LocalDate endsOn,
            @Nullable String lunar,
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

    /**
     * Creates or changes an event. Putting what is there already changes nothing.
     *
     * @throws RefusedException when a category is unknown
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
                .set(CALENDAR_EVENT.LUNAR, plan.lunar())
                .set(CALENDAR_EVENT.FACTORS, Json.of(plan.factors()))
                .set(CALENDAR_EVENT.REMOVED, removed)
                .set(CALENDAR_EVENT.EDITED_AT, now)
                .set(CALENDAR_EVENT.EDITED_BY, by)
                .execute();
        tx.deleteFrom(CALENDAR_EVENT_WEEK)
                .where(CALENDAR_EVENT_WEEK.EVENT_ID.eq(id))
                .execute();
        if (!removed) {
            for (Week week : weeks.apply(plan)) {
                tx.insertInto(CALENDAR_EVENT_WEEK)
                        .set(CALENDAR_EVENT_WEEK.EVENT_ID, id)
                        .set(CALENDAR_EVENT_WEEK.KIND, plan.kind())
                        .set(CALENDAR_EVENT_WEEK.SCOPE, week.scope())
                        .set(CALENDAR_EVENT_WEEK.WEEK, week.monday())
                        .set(CALENDAR_EVENT_WEEK.FACTOR, week.factor())
                        .execute();
            }
        }
        return event;
    }

    private void check(Plan plan) {
        Set<String> unknown = new HashSet<>(plan.factors().keySet());
        unknown.remove(ALL);
        unknown.removeAll(db.selectDistinct(SKU.CATEGORY).from(SKU).fetchSet(SKU.CATEGORY));
        if (!unknown.isEmpty()) {
            throw new RefusedException(
                    ErrorCode.INVALID_VALUE,
                    "There is no category " + unknown.stream().sorted().toList()
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
                        row.getKind(),
                        row.getStartsOn(),
                        row.getEndsOn(),
                        row.getLunar(),
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
