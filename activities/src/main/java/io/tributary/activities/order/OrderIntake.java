package io.tributary.activities.order;

import static io.tributary.db.schema.Tables.BUYER;
import static io.tributary.db.schema.Tables.REGION;
import static io.tributary.db.schema.Tables.SKU;

import io.tributary.activities.BusinessTime;
import io.tributary.activities.allocation.PromiseTrace;
import io.tributary.activities.allocation.Promises;
import io.tributary.db.Ids;
import io.tributary.db.allocation.AllocationReads;
import io.tributary.db.allocation.OpenLine;
import io.tributary.db.allocation.SkuTerms;
import io.tributary.db.order.NewOrder;
import io.tributary.db.order.OrderWrites;
import io.tributary.db.order.OrderWrites.PricedLine;
import io.tributary.db.order.SoftPromise;
import io.tributary.db.outbox.Outbox;
import io.tributary.db.outbox.OutboxKind;
import io.tributary.db.policy.Policies;
import io.tributary.db.schema.tables.records.SkuRecord;
import io.tributary.domain.ErrorCode;
import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.RefusedException;
import io.tributary.domain.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Takes an order: validates, prices against the margin floor, promises on what is available now, and writes order,
 * promise and the message that starts the workflow in one transaction.
 */
public final class OrderIntake {
    /** What the buyer is told. */
    public record Taken(UUID id, long number, long goodsMinor, String currency, List<TakenLine> lines) {}

    /** A line with its price and its promise. */
    public record TakenLine(int lineNo, Sku sku, int quantity, long unitPriceMinor, SoftPromise promise) {}

    private final Promises promises;
    private final BusinessTime time;

    public OrderIntake(Promises promises, BusinessTime time) {
        this.promises = promises;
        this.time = time;
    }

    /**
     * Takes the order in the caller's transaction.
     *
     * @throws RefusedException when the buyer, the region or a SKU is unknown, or the buyer's reference was used before
     */
    public Taken take(DSLContext tx, NewOrder order) {
        Instant now = time.now();
        NetworkPolicy policy = Policies.active(tx);
        UUID orderId = Ids.next(now);
        Priced priced = price(tx, order, orderId, now);
        Promises.Made made = promises.make(tx, priced.zone(), priced.open(), policy, now, Map.of());
        long number = OrderWrites.accept(tx, orderId, order, priced.zone(), priced.lines(), now);
        OrderWrites.firstPromises(
                tx,
                priced.lines().stream()
                        .map(line -> new OrderWrites.NewPromise(
                                line.id(),
                                made.units(line.id(), line.line().quantity()),
                                made.byLine().get(line.id())))
                        .toList());
        OrderWrites.promisedDates(tx, orderId);
        PromiseTrace.store(tx, priced.zone(), made, policy, now);
        if (new AllocationReads(tx).poolSize(priced.zone()) % policy.poolLarge() == policy.poolLarge() - 1) {
            Outbox.enqueue(tx, OutboxKind.POOL_GREW, priced.zone());
        }
        return taken(orderId, number, priced.lines(), made);
    }

    /** What {@link #take} would promise now. Writes nothing. */
    public Taken quote(DSLContext db, NewOrder order) {
        Instant now = time.now();
        UUID orderId = Ids.next(now);
        Priced priced = price(db, order, orderId, now);
        Promises.Made made = promises.make(db, priced.zone(), priced.open(), Policies.active(db), now, Map.of());
        return taken(orderId, 0, priced.lines(), made);
    }

    private static Taken taken(UUID orderId, long number, List<PricedLine> lines, Promises.Made made) {
        List<TakenLine> taken = new ArrayList<>();
        long goods = 0;
        for (PricedLine line : lines) {
            goods = Math.addExact(
                    goods, Math.multiplyExact(line.unitPriceMinor(), line.line().quantity()));
            taken.add(new TakenLine(
                    taken.size() + 1,
                    line.line().sku(),
                    line.line().quantity(),
                    line.unitPriceMinor(),
                    made.byLine().get(line.id())));
        }
        return new Taken(orderId, number, goods, "CNY", taken);
    }

    private record Priced(String zone, List<PricedLine> lines, List<OpenLine> open) {}

    private Priced price(DSLContext db, NewOrder order, UUID orderId, Instant now) {
        requireBuyer(db, order.buyer());
        String zone = zone(db, order);
        KnownConditions.require(db, order.conditions(), now);
        List<Sku> skus = order.lines().stream().map(NewOrder.Line::sku).toList();
        Map<String, SkuRecord> catalog = new HashMap<>();
        db.selectFrom(SKU)
                .where(SKU.CODE.in(skus.stream().map(Sku::code).toList()))
                .forEach(row -> catalog.put(row.getCode(), row));
        Map<Sku, SkuTerms> terms = new AllocationReads(db).terms(skus, time.today());
        List<PricedLine> lines = new ArrayList<>();
        List<OpenLine> open = new ArrayList<>();
        for (NewOrder.Line line : order.lines()) {
            SkuRecord sku = catalog.get(line.sku().code());
            if (sku == null) {
                throw new RefusedException(
                        ErrorCode.UNKNOWN_SKU,
                        "There is no SKU " + line.sku() + ". Maybe it was withdrawn, or its case differs.");
            }
            UUID lineId = Ids.next(now);
            long floor = terms.get(line.sku()).replacementMinor() + sku.getMarginFloorMinor();
            long price = Math.max(sku.getListPriceMinor(), floor);
            lines.add(new PricedLine(lineId, line, price));
            open.add(new OpenLine(
                    orderId,
                    lineId,
                    order.region(),
                    line.sku(),
                    sku.getCategory(),
                    line.quantity(),
                    price,
                    order.allowSubstitutes(),
                    null,
                    false,
                    null,
                    order.conditions(),
                    null));
        }
        return new Priced(zone, lines, open);
    }

    private static void requireBuyer(DSLContext db, String buyer) {
        if (!db.fetchExists(BUYER, BUYER.CODE.eq(buyer))) {
            throw new RefusedException(
                    ErrorCode.UNKNOWN_BUYER, "There is no buyer " + buyer + ". Maybe import it first.");
        }
    }

    private static String zone(DSLContext db, NewOrder order) {
        return db.select(REGION.ZONE_CODE)
                .from(REGION)
                .where(REGION.CODE.eq(order.region().code()))
                .fetchOptional(REGION.ZONE_CODE)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.UNKNOWN_REGION,
                        "There is no region " + order.region() + ". Maybe a name was sent in place of its code."));
    }
}
