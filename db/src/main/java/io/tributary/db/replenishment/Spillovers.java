package io.tributary.db.replenishment;

import static io.tributary.db.schema.Tables.RESTOCK_RUN;
import static io.tributary.db.schema.Tables.RESTOCK_SPILLOVER;

import io.tributary.db.schema.tables.records.RestockSpilloverRecord;
import io.tributary.domain.CalendarWeek;
import io.tributary.domain.replenishment.PlannedTransfer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * Demand that a plan expects to be served from another warehouse than the usual one. Nothing is reserved or moved for it:
 * promises and waves find the neighbour by cost when the orders come.
 */
public final class Spillovers {
    /**
     * @param from the warehouse that serves
     * @param to the warehouse that usually serves these buyers, and runs short
     * @param period weeks after the run; 0 is the run's own week
     * @param week its Monday
     * @param savingMinor what the plan would cost more without it
     */
    public record Spillover(
            UUID runId, String sku, String from, String to, int period, LocalDate week, long units, long savingMinor) {}

    private record Key(String sku, String from, String to, int period) {}

    private final DSLContext db;

    public Spillovers(DSLContext db) {
        this.db = db;
    }

    /** Replaces the run's spillovers, in the caller's transaction. */
    static void plan(DSLContext tx, UUID runId, List<PlannedTransfer> transfers) {
        tx.deleteFrom(RESTOCK_SPILLOVER)
                .where(RESTOCK_SPILLOVER.RUN_ID.eq(runId))
                .execute();
        Map<Key, List<PlannedTransfer>> byKey = transfers.stream()
                .filter(PlannedTransfer::spillover)
                .collect(Collectors.groupingBy(
                        one -> new Key(
                                one.sku().code(), one.from().code(), one.to().code(), one.period()),
                        () -> new TreeMap<>(Comparator.comparing(Key::sku)
                                .thenComparing(Key::from)
                                .thenComparing(Key::to)
                                .thenComparing(Key::period)),
                        Collectors.toList()));
        List<RestockSpilloverRecord> rows = byKey.entrySet().stream()
                .map(e -> new RestockSpilloverRecord(
                        runId,
                        e.getKey().sku(),
                        e.getKey().from(),
                        e.getKey().to(),
                        e.getKey().period(),
                        e.getValue().stream()
                                .mapToLong(PlannedTransfer::quantity)
                                .sum(),
                        e.getValue().stream().mapToLong(PlannedTransfer::saving).sum()))
                .toList();
        tx.batchInsert(rows).execute();
    }

    /** Of a run, what comes first first, then the most units. */
    public List<Spillover> ofRun(UUID runId) {
        return fetch(RESTOCK_SPILLOVER.RUN_ID.eq(runId));
    }

    /** Of a SKU in the newest plan of each zone, what comes first first. */
    public List<Spillover> newest(String sku) {
        return fetch(RESTOCK_SPILLOVER.SKU.eq(sku).and(RestockExceptionQueries.newestPlan()));
    }

    private List<Spillover> fetch(Condition which) {
        return db.select(RESTOCK_SPILLOVER.fields())
                .select(RESTOCK_RUN.STARTED_AT)
                .from(RESTOCK_SPILLOVER)
                .join(RESTOCK_RUN)
                .on(RESTOCK_RUN.ID.eq(RESTOCK_SPILLOVER.RUN_ID))
                .where(which)
                .orderBy(
                        RESTOCK_SPILLOVER.PERIOD,
                        RESTOCK_SPILLOVER.UNITS.desc(),
                        RESTOCK_SPILLOVER.SKU,
                        RESTOCK_SPILLOVER.FROM_NODE,
                        RESTOCK_SPILLOVER.TO_NODE)
                .fetch(row -> new Spillover(
                        row.get(RESTOCK_SPILLOVER.RUN_ID),
                        row.get(RESTOCK_SPILLOVER.SKU),
                        row.get(RESTOCK_SPILLOVER.FROM_NODE),
                        row.get(RESTOCK_SPILLOVER.TO_NODE),
                        row.get(RESTOCK_SPILLOVER.PERIOD),
                        week(row.get(RESTOCK_RUN.STARTED_AT), row.get(RESTOCK_SPILLOVER.PERIOD)),
                        row.get(RESTOCK_SPILLOVER.UNITS),
                        row.get(RESTOCK_SPILLOVER.SAVING_MINOR)));
    }

    private static LocalDate week(Instant started, int period) {
        return CalendarWeek.monday(started).plusWeeks(period);
    }
}
