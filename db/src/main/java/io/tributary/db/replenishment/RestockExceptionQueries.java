package io.tributary.db.replenishment;

import static io.tributary.db.schema.Tables.PURCHASE_ORDER;
import static io.tributary.db.schema.Tables.RESTOCK_EXCEPTION;
import static io.tributary.db.schema.Tables.RESTOCK_RUN;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.trueCondition;

import io.tributary.domain.replenishment.PlanException.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Reads what plans want people to look at first, the dearest first. */
public final class RestockExceptionQueries {
    /**
     * @param poId the purchase order that it is about, or null
     * @param onDay of the stock-out, or when the purchase order is expected
     * @param wantedDay when it should come instead
     * @param costMinor of leaving it as it is
     * @param comesOn when the plan brings units of it there next; null when it brings none
     * @param comesUnits how many those are
     * @param substitute the closest one of which the zone's warehouses have free units; null when there is none
     * @param substituteFree how many those are
     * @param because what keeps other suppliers from taking over; null for other kinds
     */
    public record RestockException(
            UUID id,
            UUID runId,
            String zone,
            String kind,
            String sku,
            String node,
            @Nullable UUID poId,
            @Nullable Long poNumber,
            @Nullable String supplier,
            long units,
            LocalDate onDay,
            @Nullable LocalDate wantedDay,
            long costMinor,
            Instant openedAt,
            @Nullable LocalDate comesOn,
            long comesUnits,
            @Nullable String substitute,
            long substituteFree,
            @Nullable String because) {}

    /**
     * All exceptions of a kind in the newest plans; money in minor units.
     *
     * @param small how many of them cost less than what was asked for
     * @param smallMinor what those cost together
     */
    public record KindTotal(Kind kind, int count, long costMinor, int small, long smallMinor) {}

    private static final Field<String> SUPPLIER =
            coalesce(RESTOCK_EXCEPTION.SUPPLIER_CODE, PURCHASE_ORDER.SUPPLIER_CODE);
    private static final Field<LocalDate> COMES_ON = field(name("next", "day"), LocalDate.class);
    private static final Field<Long> COMES_UNITS = field(name("next", "units"), Long.class);
    private static final Field<String> STAND_IN = field(name("stand_in", "sku"), String.class);
    private static final Field<Long> STAND_IN_FREE = field(name("stand_in", "free"), Long.class);

    /** What the run's own orders and transfers bring to the place first; purchase orders know better than the plan. */
    private static final String NEXT = """
            select units, day from (
                select l.quantity::bigint as units,
                    coalesce((p.expected_at at time zone 'UTC')::date,
                        (restock_exception.opened_at at time zone 'UTC')::date
                            + 7 * coalesce((l.why ->> 'arrivalPeriod')::int, l.period)) as day
                from restock_line l left join purchase_order p on p.id = l.po_id
                where l.run_id = restock_exception.run_id and l.sku = restock_exception.sku
                    and l.node_code = restock_exception.node_code and l.status in ('PROPOSED', 'PLANNED', 'RELEASED')
                    and coalesce(p.status, 'DRAFT') not in ('RECEIVED', 'REJECTED', 'EXPIRED', 'CANCELLED')
                union all
                select t.quantity::bigint,
                    coalesce((t.expected_at at time zone 'UTC')::date,
                        (restock_exception.opened_at at time zone 'UTC')::date + 7 * t.period
                            + coalesce(ceil(w.transit_hours / 24.0)::int, 0))
                from transfer t left join transfer_lane w on w.from_node = t.from_node and w.to_node = t.to_node
                where t.restock_run_id = restock_exception.run_id and t.sku = restock_exception.sku
                    and t.to_node = restock_exception.node_code
                    and t.status in ('PROPOSED', 'PLANNED', 'RELEASED', 'SHIPPED')
            ) coming order by day, units desc limit 1""";

    private static final String FREE_SUBSTITUTE = """
            select s.substitute_sku as sku, sum(b.on_hand - b.reserved)::bigint as free
            from substitute s join stock_balance b on b.sku = s.substitute_sku
                join node n on n.code = b.node_code and n.kind = 'WAREHOUSE' and n.zone_code = restock_exception.zone_code
            where s.sku = restock_exception.sku
            group by s.substitute_sku, s.score having sum(b.on_hand - b.reserved) > 0
            order by s.score desc, s.substitute_sku limit 1""";

    private final DSLContext db;

    public RestockExceptionQueries(DSLContext db) {
        this.db = db;
    }

    /**
     * Of the last run that was planned in each zone.
     *
     * @param leastMinor of its cost; 0 for all
     */
    public List<RestockException> latest(
            @Nullable String zone, @Nullable Kind kind, @Nullable String sku, long leastMinor, int limit) {
        return fetch(
                newest(zone)
                        .and(RESTOCK_EXCEPTION.COST_MINOR.ge(leastMinor))
                        .and(kind == null ? noCondition() : RESTOCK_EXCEPTION.KIND.eq(kind.name()))
                        .and(sku == null ? noCondition() : RESTOCK_EXCEPTION.SKU.eq(sku)),
                limit);
    }

    /** How many of each kind the newest plans have, and how many of these are below a cost; the dearest kind first. */
    public List<KindTotal> totals(@Nullable String zone, long leastMinor) {
        var cost = sum(RESTOCK_EXCEPTION.COST_MINOR);
        var small = RESTOCK_EXCEPTION.COST_MINOR.lt(leastMinor);
        var smallCost = coalesce(sum(RESTOCK_EXCEPTION.COST_MINOR).filterWhere(small), BigDecimal.ZERO);
        return db.select(RESTOCK_EXCEPTION.KIND, count(), cost, count().filterWhere(small), smallCost)
                .from(RESTOCK_EXCEPTION)
                .join(RESTOCK_RUN)
                .on(RESTOCK_RUN.ID.eq(RESTOCK_EXCEPTION.RUN_ID))
                .where(newest(zone))
                .groupBy(RESTOCK_EXCEPTION.KIND)
                .orderBy(cost.desc(), RESTOCK_EXCEPTION.KIND)
                .fetch(row -> new KindTotal(
                        Kind.valueOf(row.value1()),
                        row.value2(),
                        row.value3().longValueExact(),
                        row.value4(),
                        row.value5().longValueExact()));
    }

    private static Condition newest(@Nullable String zone) {
        return newestPlan().and(zone == null ? noCondition() : RESTOCK_EXCEPTION.ZONE_CODE.eq(zone));
    }

    /** That the run of a row is the last one of its zone that was planned. */
    static Condition newestPlan() {
        var run = RESTOCK_RUN.as("other");
        return RESTOCK_RUN.STARTED_AT.eq(select(max(run.STARTED_AT))
                .from(run)
                .where(run.ZONE_CODE.eq(RESTOCK_RUN.ZONE_CODE), run.SNAPSHOT_HASH.isNotNull()));
    }

    public List<RestockException> ofRun(UUID runId, int limit) {
        return fetch(RESTOCK_EXCEPTION.RUN_ID.eq(runId), limit);
    }

    private List<RestockException> fetch(Condition which, int limit) {
        return db.select(RESTOCK_EXCEPTION.fields())
                .select(PURCHASE_ORDER.NUMBER, SUPPLIER)
                .select(COMES_ON, COMES_UNITS, STAND_IN, STAND_IN_FREE)
                .from(RESTOCK_EXCEPTION)
                .join(RESTOCK_RUN)
                .on(RESTOCK_RUN.ID.eq(RESTOCK_EXCEPTION.RUN_ID))
                .leftJoin(PURCHASE_ORDER)
                .on(PURCHASE_ORDER.ID.eq(RESTOCK_EXCEPTION.PO_ID))
                .leftJoin(lateral(table("(" + NEXT + ")")).as("next"))
                .on(trueCondition())
                .leftJoin(lateral(table("(" + FREE_SUBSTITUTE + ")")).as("stand_in"))
                .on(trueCondition())
                .where(which)
                .orderBy(RESTOCK_EXCEPTION.COST_MINOR.desc(), RESTOCK_EXCEPTION.ID)
                .limit(limit)
                .fetch(row -> new RestockException(
                        row.get(RESTOCK_EXCEPTION.ID),
                        row.get(RESTOCK_EXCEPTION.RUN_ID),
                        row.get(RESTOCK_EXCEPTION.ZONE_CODE),
                        row.get(RESTOCK_EXCEPTION.KIND),
                        row.get(RESTOCK_EXCEPTION.SKU),
                        row.get(RESTOCK_EXCEPTION.NODE_CODE),
                        row.get(RESTOCK_EXCEPTION.PO_ID),
                        row.get(PURCHASE_ORDER.NUMBER),
                        row.get(SUPPLIER),
                        row.get(RESTOCK_EXCEPTION.UNITS),
                        row.get(RESTOCK_EXCEPTION.ON_DAY),
                        row.get(RESTOCK_EXCEPTION.WANTED_DAY),
                        row.get(RESTOCK_EXCEPTION.COST_MINOR),
                        row.get(RESTOCK_EXCEPTION.OPENED_AT),
                        row.get(COMES_ON),
                        Objects.requireNonNullElse(row.get(COMES_UNITS), 0L),
                        row.get(STAND_IN),
                        Objects.requireNonNullElse(row.get(STAND_IN_FREE), 0L),
                        row.get(RESTOCK_EXCEPTION.BECAUSE)));
    }
}
