package io.tributary.db.replenishment;

import static io.tributary.db.schema.Tables.OFFER;
import static io.tributary.db.schema.Tables.OFFER_PRICE_BREAK;
import static io.tributary.db.schema.Tables.RESTOCK_EXCEPTION;
import static io.tributary.db.schema.Tables.RESTOCK_LINE;
import static io.tributary.db.schema.Tables.RESTOCK_RUN;
import static io.tributary.db.schema.Tables.ZONE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.sum;

import io.tributary.db.Json;
import io.tributary.db.policy.Policies;
import io.tributary.db.schema.tables.records.OfferRecord;
import io.tributary.db.schema.tables.records.RestockLineRecord;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.RestockTerms;
import io.tributary.domain.replenishment.PlanException;
import io.tributary.domain.replenishment.Why;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a plan, held against one line's changed quantity and what was decided of the run's other lines. A change
 * that makes none of them worse is never refused for being over already.
 */
final class LineLimits {
    private static final List<String> ORDERED = List.of("PROPOSED", "PLANNED", "RELEASED");

    private final DSLContext tx;
    private final RestockLineRecord line;
    private final Why why;
    private final int quantity;

    private LineLimits(DSLContext tx, RestockLineRecord line, int quantity) {
        this.tx = tx;
        this.line = line;
        this.why = Json.read(line.getWhy(), Why.class);
        this.quantity = quantity;
    }

    /**
     * What a unit costs at this quantity, minor units.
     *
     * @throws RefusedException naming the limit, its value and a remedy: MOQ and multiple, the supplier's capacity, the
     *     run's budget, the warehouse's space, shelf life, the share of a risky supplier
     */
    static long require(DSLContext tx, RestockLineRecord line, OfferRecord offer, int quantity) {
        requireValid(offer, quantity);
        long unitCost = unitCost(tx, offer, quantity);
        var limits = new LineLimits(tx, line, quantity);
        limits.requireBudget(unitCost);
        limits.requireShare();
        if (quantity > limits.before()) {
            limits.requireCapacity(offer);
            limits.requireSpace();
            limits.requireFreshness();
        }
        return unitCost;
    }

    /** What the line orders now. */
    private int before() {
        return line.getStatus().equals("PROPOSED") ? line.getQuantity() : 0;
    }

    private static RefusedException refused(String message) {
        return new RefusedException(ErrorCode.INVALID_VALUE, message);
    }

    private static void requireValid(OfferRecord offer, int quantity) {
        if (quantity < offer.getMoq() || quantity % offer.getOrderMultiple() != 0) {
            long wanted =
                    Math.clamp(quantity, offer.getMoq(), Math.max(offer.getMoq(), offer.getWeeklyCapacityUnits()));
            long least = Math.ceilDiv(wanted, offer.getOrderMultiple());
            throw refused("Supplier " + offer.getSupplierCode() + " sells " + offer.getSku() + " from " + offer.getMoq()
                    + " units in multiples of " + offer.getOrderMultiple() + "; " + quantity
                    + " is none of them. Maybe "
                    + least * offer.getOrderMultiple() + ".");
        }
    }

    /** Of the SKU at its supplier, per week; what is open of this run counts. */
    private void requireCapacity(OfferRecord offer) {
        long capacity = offer.getWeeklyCapacityUnits();
        long left = capacity
                - proposedBeside(
                        sum(RESTOCK_LINE.QUANTITY),
                        RESTOCK_LINE.SUPPLIER_CODE.eq(line.getSupplierCode()).and(RESTOCK_LINE.SKU.eq(line.getSku())));
        if (quantity > left) {
            long most = Math.floorDiv(left, offer.getOrderMultiple()) * offer.getOrderMultiple();
            throw refused("Supplier " + line.getSupplierCode() + " makes " + capacity + " units of " + line.getSku()
                    + " a week; the run's other lines leave " + left + ", not " + quantity
                    + (most >= offer.getMoq() ? ". Maybe " + most + "." : ". Maybe reject another line first."));
        }
    }

    /** An order that gets cheaper is never refused: it helps, even when the run is still too dear. */
    private void requireBudget(long unitCost) {
        Long budget = tx.select(ZONE.RESTOCK_BUDGET_MINOR)
                .from(ZONE)
                .join(RESTOCK_RUN)
                .on(RESTOCK_RUN.ZONE_CODE.eq(ZONE.CODE))
                .where(RESTOCK_RUN.ID.eq(line.getRunId()))
                .fetchOne(0, Long.class);
        long cost = Math.multiplyExact(unitCost, quantity);
        if (budget == null || cost <= line.getUnitCostMinor() * before()) {
            return;
        }
        var worth = sum(RESTOCK_LINE.QUANTITY.cast(Long.class).mul(RESTOCK_LINE.UNIT_COST_MINOR));
        long left = budget - proposedBeside(worth, noCondition());
        if (cost > left) {
            throw refused("The run may spend " + budget + " minor units; its other lines leave " + left + ", and "
                    + quantity + " " + line.getSku() + " cost " + cost + ". Maybe reject another line first.");
        }
    }

    /** A sum over the run's other lines that are still proposed, or out already. */
    private long proposedBeside(Field<BigDecimal> sum, Condition which) {
        return tx.select(coalesce(sum, BigDecimal.ZERO))
                .from(RESTOCK_LINE)
                .where(
                        RESTOCK_LINE.RUN_ID.eq(line.getRunId()),
                        RESTOCK_LINE.STATUS.in("PROPOSED", "RELEASED"),
                        RESTOCK_LINE.ID.ne(line.getId()),
                        which)
                .fetchSingle(0, long.class);
    }

    /** What is left by the plan when the line arrives, and what decisions on other lines take of it or give back. */
    private void requireSpace() {
        Long space = why.spaceLeft();
        if (space == null) {
            return;
        }
        long left = space + line.getProposedQuantity();
        for (RestockLineRecord other : others(RESTOCK_LINE.NODE_CODE.eq(line.getNodeCode()))) {
            if (Json.read(other.getWhy(), Why.class).arrivalPeriod() == why.arrivalPeriod()) {
                left += other.getProposedQuantity() - ordered(other);
            }
        }
        if (quantity > left) {
            throw refused("Warehouse " + line.getNodeCode() + " has space for " + Math.max(0, left) + " units of "
                    + line.getSku() + " when they arrive, not " + quantity
                    + ". Maybe order less, or reject another line first.");
        }
    }

    private void requireFreshness() {
        Long keeps = why.keepsLeft();
        if (keeps != null && quantity > keeps + line.getProposedQuantity()) {
            throw refused("Of " + quantity + " " + line.getSku() + " no more than "
                    + (keeps + line.getProposedQuantity()) + " are sold at " + line.getNodeCode()
                    + " before they expire. Maybe order less now and the rest later.");
        }
    }

    private static long ordered(RestockLineRecord other) {
        return ORDERED.contains(other.getStatus()) ? other.getQuantity() : 0;
    }

    private List<RestockLineRecord> others(Condition which) {
        return tx.selectFrom(RESTOCK_LINE)
                .where(RESTOCK_LINE.RUN_ID.eq(line.getRunId()), RESTOCK_LINE.ID.ne(line.getId()), which)
                .fetch();
    }

    /** Of a large volume that several sell, a risky supplier gets no larger share than policy lets it have. */
    private void requireShare() {
        RestockTerms terms = Policies.active(tx).restock();
        long all = quantity;
        Map<String, Long> now = new HashMap<>(Map.of(line.getSupplierCode(), (long) before()));
        Map<String, Long> then = new HashMap<>(Map.of(line.getSupplierCode(), (long) quantity));
        Map<String, Boolean> risky = new HashMap<>();
        risky.put(line.getSupplierCode(), risky(why, line, terms));
        for (RestockLineRecord other : others(RESTOCK_LINE.SKU.eq(line.getSku()))) {
            if (ordered(other) > 0) {
                now.merge(other.getSupplierCode(), ordered(other), Long::sum);
                then.merge(other.getSupplierCode(), ordered(other), Long::sum);
                risky.merge(
                        other.getSupplierCode(),
                        risky(Json.read(other.getWhy(), Why.class), other, terms),
                        Boolean::logicalAnd);
                all += ordered(other);
            }
        }
        long before = all - quantity + before();
        for (var entry : then.entrySet()) {
            double over = entry.getValue() - terms.riskyShare() * all;
            if (all >= terms.riskyVolume()
                    && over > Math.max(0, now.get(entry.getKey()) - terms.riskyShare() * before)
                    && risky.get(entry.getKey())
                    && shared(entry.getKey())) {
                throw refused("Of " + all + " " + line.getSku() + " the risky supplier " + entry.getKey()
                        + " would deliver " + entry.getValue() + ", more than the share of " + terms.riskyShare()
                        + " that policy lets it have. Maybe order more from another supplier first.");
            }
        }
    }

    private static boolean risky(Why why, RestockLineRecord line, RestockTerms terms) {
        return why.riskCostMilli() > (long) terms.riskyPermille() * line.getUnitCostMinor();
    }

    /** Whether others can supply it too, and the plan did not say that they cannot take over. */
    private boolean shared(String supplier) {
        boolean others = tx.fetchExists(
                OFFER,
                OFFER.SKU.eq(line.getSku()),
                OFFER.SUPPLIER_CODE.ne(supplier),
                OFFER.WEEKLY_CAPACITY_UNITS.gt(0));
        return others
                && !tx.fetchExists(
                        RESTOCK_EXCEPTION,
                        RESTOCK_EXCEPTION.RUN_ID.eq(line.getRunId()),
                        RESTOCK_EXCEPTION.KIND.eq(PlanException.Kind.ONE_SUPPLIER.name()),
                        RESTOCK_EXCEPTION.SKU.eq(line.getSku()),
                        RESTOCK_EXCEPTION.SUPPLIER_CODE.eq(supplier));
    }

    private static long unitCost(DSLContext tx, OfferRecord offer, int quantity) {
        @Nullable
        Long broken = tx.select(OFFER_PRICE_BREAK.UNIT_COST_MINOR)
                .from(OFFER_PRICE_BREAK)
                .where(
                        OFFER_PRICE_BREAK.SUPPLIER_CODE.eq(offer.getSupplierCode()),
                        OFFER_PRICE_BREAK.SKU.eq(offer.getSku()),
                        OFFER_PRICE_BREAK.MIN_QUANTITY.le(quantity))
                .orderBy(OFFER_PRICE_BREAK.MIN_QUANTITY.desc())
                .limit(1)
                .fetchOne(OFFER_PRICE_BREAK.UNIT_COST_MINOR);
        return broken == null ? offer.getUnitCostMinor() : broken;
    }
}
