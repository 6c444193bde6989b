package io.tributary.db.demand;

import static io.tributary.db.schema.Tables.PRICE_PLAN;
import static io.tributary.db.schema.Tables.SKU;
import static org.jooq.impl.DSL.noCondition;

import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Prices that are planned for a while, and were; outside of them a SKU has its list price. */
public final class PricePlan {
    /** @param priceMinor minor units, &gt; 0, from the first day to the last, both counted */
    public record Price(String sku, LocalDate startsOn, LocalDate endsOn, long priceMinor) {}

    private final DSLContext db;

    public PricePlan(DSLContext db) {
        this.db = db;
    }

    /** Of one SKU or of all, by SKU and date. */
    public List<Price> all(@Nullable String sku, int limit) {
        return db.selectFrom(PRICE_PLAN)
                .where(sku == null ? noCondition() : PRICE_PLAN.SKU.eq(sku))
                .orderBy(PRICE_PLAN.SKU, PRICE_PLAN.STARTS_ON)
                .limit(limit)
                .fetch(row -> new Price(row.getSku(), row.getStartsOn(), row.getEndsOn(), row.getPriceMinor()));
    }

    /** By SKU, those that touch the days from one to before another. */
    public static Map<String, List<Price>> of(DSLContext db, Set<String> skus, LocalDate from, LocalDate before) {
        Map<String, List<Price>> prices = new HashMap<>();
        db.selectFrom(PRICE_PLAN)
                .where(PRICE_PLAN.ENDS_ON.ge(from), PRICE_PLAN.STARTS_ON.lt(before))
                .orderBy(PRICE_PLAN.SKU, PRICE_PLAN.STARTS_ON)
                .forEach(row -> {
                    if (skus.contains(row.getSku())) {
                        prices.computeIfAbsent(row.getSku(), key -> new ArrayList<>())
                                .add(new Price(row.getSku(), row.getStartsOn(), row.getEndsOn(), row.getPriceMinor()));
                    }
                });
        return prices;
    }

    /**
     * Plans a price, or changes the one that starts on this day. Putting the same again changes nothing.
     *
     * @throws RefusedException when the SKU is unknown, or has another price planned on one of the days
     */
    public Price put(Price price) {
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            if (tx.selectFrom(SKU)
                    .where(SKU.CODE.eq(price.sku()))
                    .forUpdate()
                    .fetch()
                    .isEmpty()) {
                throw new RefusedException(
                        ErrorCode.UNKNOWN_SKU,
                        "There is no SKU '" + price.sku() + "'. Maybe a name was used in place of its code.");
            }
            for (Price other : new PricePlan(tx).all(price.sku(), Integer.MAX_VALUE)) {
                if (!other.startsOn().equals(price.startsOn())
                        && !other.endsOn().isBefore(price.startsOn())
                        && !other.startsOn().isAfter(price.endsOn())) {
                    throw new RefusedException(
                            ErrorCode.INVALID_VALUE,
                            "SKU '" + price.sku() + "' has the price " + other.priceMinor() + " planned from "
                                    + other.startsOn() + " to " + other.endsOn()
                                    + " already. Maybe change or remove that one first.");
                }
            }
            tx.insertInto(PRICE_PLAN)
                    .set(PRICE_PLAN.SKU, price.sku())
                    .set(PRICE_PLAN.STARTS_ON, price.startsOn())
                    .set(PRICE_PLAN.ENDS_ON, price.endsOn())
                    .set(PRICE_PLAN.PRICE_MINOR, price.priceMinor())
                    .onConflict(PRICE_PLAN.SKU, PRICE_PLAN.STARTS_ON)
                    .doUpdate()
                    .set(PRICE_PLAN.ENDS_ON, price.endsOn())
                    .set(PRICE_PLAN.PRICE_MINOR, price.priceMinor())
                    .execute();
            return price;
        });
    }

    /** Takes a planned price back; taking it back again changes nothing. */
    public void remove(String sku, LocalDate startsOn) {
        db.deleteFrom(PRICE_PLAN)
                .where(PRICE_PLAN.SKU.eq(sku), PRICE_PLAN.STARTS_ON.eq(startsOn))
                .execute();
    }
}
