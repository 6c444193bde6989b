package io.tributary.activities.allocation;

import io.tributary.activities.BusinessTime;
import io.tributary.activities.order.OrderActivitiesImpl;
import io.tributary.activities.order.OrderIntake;
import io.tributary.activities.risk.RiskScores;
import io.tributary.db.TestNetwork;
import io.tributary.db.order.NewOrder;
import io.tributary.db.order.Pins;
import io.tributary.db.policy.Policies;
import io.tributary.db.risk.DeliveryReads;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.order.OrderConditions;
import io.tributary.domain.order.PromiseClass;
import io.tributary.domain.order.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Intake, screening and waves on {@link TestNetwork}, with a clock that only the test moves. */
final class TermsDesk {
    final DSLContext db = TestNetwork.fresh();
    final BusinessTime time = new BusinessTime(() -> this.now, 1);
    Instant now = TestNetwork.NOW;

    private final SnapshotBuilder snapshots = new SnapshotBuilder(new RiskScores(new DeliveryReads(db)));
    private final Promises promises = new Promises(snapshots);
    private final OrderIntake intake = new OrderIntake(promises, time);
    private final OrderActivitiesImpl orders = new OrderActivitiesImpl(db, time, snapshots, promises);
    private final WaveActivitiesImpl waves = new WaveActivitiesImpl(db, snapshots, time, (z, p, n, d) -> {});

    /** Conditions with one thing changed. */
    static OrderConditions asked(Service service, @Nullable Instant deliverBy, PromiseClass promiseClass) {
        return new OrderConditions(service, deliverBy, null, promiseClass, "WEB", Set.of(), Set.of());
    }

    static OrderConditions parcels(int most) {
        return new OrderConditions(Service.STANDARD, null, most, PromiseClass.STANDARD, "WEB", Set.of(), Set.of());
    }

    static OrderConditions channel(String channel) {
        return new OrderConditions(Service.STANDARD, null, null, PromiseClass.STANDARD, channel, Set.of(), Set.of());
    }

    static OrderConditions without(Set<String> nodes, Set<String> suppliers) {
        return new OrderConditions(
                Service.STANDARD,
                null,
                null,
                PromiseClass.STANDARD,
                "WEB",
                nodes.stream().map(NodeCode::new).collect(java.util.stream.Collectors.toSet()),
                suppliers.stream().map(SupplierCode::new).collect(java.util.stream.Collectors.toSet()));
    }

    static NewOrder.Line line(String sku, int units) {
        return new NewOrder.Line(new Sku(sku), units);
    }

    /** Takes an order to Shanghai and screens it. */
    UUID order(OrderConditions conditions, NewOrder.Line... lines) {
        UUID id = take(conditions, lines).id();
        orders.screen(id);
        return id;
    }

    OrderIntake.Taken take(OrderConditions conditions, NewOrder.Line... lines) {
        var order = new NewOrder(
                "SHOP",
                null,
                new Region("SH"),
                false,
                new NewOrder.Destination("Ms Li", "1 Nanjing Road", "5555"),
                List.of(lines),
                conditions);
        return db.transactionResult(configuration -> intake.take(configuration.dsl(), order));
    }

    /** Makes an ordinary breach cost so much. */
    void breachMinor(long minor) {
        var active = Policies.active(db);
        if (active.breachMinor() == minor) {
            return;
        }
        var draft = Policies.draft(db, active.version(), Map.of("breachMinor", minor), "test", "breach");
        Policies.activate(db, draft.version(), "test", "breach");
    }

    void pin(UUID order, String node) {
        db.transaction(tx -> Pins.pin(tx.dsl(), lineOf(order), new NodeCode(node), "test", now));
    }

    void unpin(UUID order) {
        db.transaction(tx -> Pins.unpin(tx.dsl(), lineOf(order), "test", now));
    }

    private UUID lineOf(UUID order) {
        return db.fetchSingle("select id from order_line where order_id = ? and line_no = 1", order)
                .get(0, UUID.class);
    }

    List<Record> events(UUID order, String kind) {
        return db.fetch("select * from event where order_id = ? and kind = ? order by id", order, kind);
    }

    void screen(UUID order) {
        orders.screen(order);
    }

    void wave() {
        waves.planAndCommit("EAST");
    }

    /** @return lines whose buyers were told that their date does not hold */
    int watch() {
        return new PromiseWatch(db, time, promises).sweep();
    }

    void giveUp(UUID order) {
        orders.giveUp(order);
    }

    void later(Duration time) {
        now = now.plus(time);
    }

    /** The single row, by line number, of what the lines of an order are promised. */
    List<Record> promised(UUID order) {
        return db.fetch(
                "select p.* from promise p join order_line l on l.id = p.line_id where l.order_id = ?"
                        + " order by l.line_no",
                order);
    }

    List<Record> allocated(UUID order) {
        return db.fetch(
                "select a.* from allocation a join order_line l on l.id = a.line_id where a.order_id = ?"
                        + " order by l.line_no",
                order);
    }

    /** Why a node was out in the newest decision about the order's first line; "chosen" or "in" when it was not. */
    String verdict(UUID order, String node) {
        return db.fetchSingle("""
                        select coalesce(c ->> 'eliminated', case when (c ->> 'chosen')::boolean then 'chosen' else 'in' end)
                        from decision_line d join order_line l on l.id = d.line_id join decision_run r on r.id = d.run_id,
                             jsonb_array_elements(d.candidates) c
                        where l.order_id = ? and l.line_no = 1 and c ->> 'node' = ?
                        order by r.decided_at desc, r.kind desc, r.id desc limit 1
                        """, order, node).get(0, String.class);
    }

    static Stream<Instant> deliverBy(List<Record> rows) {
        return rows.stream().map(row -> row.get("deliver_by", Instant.class));
    }
}
