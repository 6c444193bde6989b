package io.tributary.db;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application's role can and cannot do, by trying. */
class ApplicationRoleIT {
    private final DSLContext db = TestDatabase.freshDsl();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update stock_balance set on_hand = 5",
                "update stock_balance set reserved = 0",
                "delete from stock_balance",
                "update stock_movement set on_hand_delta = 1",
                "delete from stock_movement",
                "delete from event",
                "drop table customer_order",
                "create table mine (id int)",
                "alter table purchase_order disable row level security"
            })
    void isRefused(String sql) {
        assertThatThrownBy(() -> db.execute(sql)).hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @Test
    void writesBusinessRowsAndBecomesASupplier() {
        assertThatCode(() -> db.transaction(tx -> {
                    tx.dsl().execute("insert into zone values ('EAST', '华东', 'East')");
                    tx.dsl().execute("set local role tributary_supplier");
                    tx.dsl().execute("select * from purchase_order");
                }))
                .doesNotThrowAnyException();
    }
}
