package io.tributary.db.purchasing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.db.TestNetwork;
import io.tributary.db.TestOrders;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/** Row-level security, by trying. */
class SupplierDeskIT {
    private final DSLContext db = TestNetwork.fresh();
    private final SupplierDesk desk = new SupplierDesk(db);

    @Test
    void aSupplierSeesItsOwnOrdersWithTheRegionThatTheyGoTo() {
        TestOrders.dropShip(db, "SENT", 5);
        TestOrders.restock(db, "SENT", 30);
        assertThat(desk.orders("S1", "SENT", 10))
                .extracting(SupplierDesk.Order::purpose, SupplierDesk.Order::shipTo)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("DROP_SHIP", "SH"),
                        org.assertj.core.groups.Tuple.tuple("RESTOCK", "SH"));
        assertThat(desk.orders("S2", null, 10)).isEmpty();
        assertThat(desk.orders("S1", "ACKNOWLEDGED", 10)).isEmpty();
    }

    @Test
    void theRoleSeesNothingOfOthersWhateverItAsks() {
        TestOrders.restock(db, "SENT", 30);
        assertThat(countAs("S1", "purchase_order")).isEqualTo(1);
        assertThat(countAs("S2", "purchase_order")).isZero();
        assertThat(countAs("S2", "purchase_order_line")).isZero();
        assertThat(countAs("S2", "offer")).isEqualTo(2);
        assertThat(countAs("", "offer")).isZero();
        assertThat(countAs("S1' or true --", "purchase_order")).isZero();
    }

    private int countAs(String supplier, String table) {
        return db.transactionResult(configuration -> {
            DSLContext tx = configuration.dsl();
            tx.fetch("select set_config('tributary.supplier', ?, true)", supplier);
            tx.execute("set local role tributary_supplier");
            return tx.fetchCount(org.jooq.impl.DSL.table(org.jooq.impl.DSL.name(table)));
        });
    }
}
