package io.tributary.activities;

import static io.tributary.db.schema.Tables.ALLOCATION;
import static io.tributary.db.schema.Tables.ORDER_LINE;
import static io.tributary.db.schema.Tables.STOCK_BALANCE;
import static io.tributary.db.schema.Tables.STOCK_MOVEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import org.jooq.DSLContext;

/** Checks that no unit is lost and none is doubled. */
record Books(DSLContext db) {
    /** The ledger explains every balance, live allocations explain what is reserved, and lines keep their units. */
    void balance() {
        db.select(
                        STOCK_BALANCE.NODE_CODE,
                        STOCK_BALANCE.ON_HAND,
                        STOCK_BALANCE.RESERVED,
                        sum(STOCK_MOVEMENT.ON_HAND_DELTA),
                        sum(STOCK_MOVEMENT.RESERVED_DELTA))
                .from(STOCK_BALANCE)
                .join(STOCK_MOVEMENT)
                .on(STOCK_MOVEMENT.NODE_CODE.eq(STOCK_BALANCE.NODE_CODE), STOCK_MOVEMENT.SKU.eq(STOCK_BALANCE.SKU))
                .groupBy(STOCK_BALANCE.NODE_CODE, STOCK_BALANCE.SKU)
                .forEach(row -> {
                    assertThat(row.value4().longValue())
                            .as("on hand of " + row.value1())
                            .isEqualTo(row.value2());
                    assertThat(row.value5().longValue())
                            .as("reserved at " + row.value1())
                            .isEqualTo(row.value3());
                    assertThat(row.value3()).isLessThanOrEqualTo(row.value2());
                    assertThat(live(row.value1()))
                            .as("live allocations of " + row.value1())
                            .isEqualTo(row.value3());
                });
        db.select(
                        ORDER_LINE.ORDER_ID,
                        ORDER_LINE.QUANTITY,
                        ORDER_LINE
                                .OPEN_UNITS
                                .plus(ORDER_LINE.ALLOCATED_UNITS)
                                .plus(ORDER_LINE.RELEASED_UNITS)
                                .plus(ORDER_LINE.SHIPPED_UNITS)
                                .plus(ORDER_LINE.DELIVERED_UNITS)
                                .plus(ORDER_LINE.CANCELLED_UNITS))
                .from(ORDER_LINE)
                .forEach(row -> assertThat(row.value3()).isEqualTo(row.value2()));
    }

    private long live(String node) {
        return db.select(coalesce(sum(ALLOCATION.QUANTITY), BigDecimal.ZERO))
                .from(ALLOCATION)
                .where(ALLOCATION.NODE_CODE.eq(node), ALLOCATION.STATUS.in("COMMITTED", "RELEASED"))
                .fetchSingle()
                .value1()
                .longValue();
    }
}
