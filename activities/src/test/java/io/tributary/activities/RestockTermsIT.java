package io.tributary.activities;

import static io.tributary.db.schema.Tables.RESTOCK_EXCEPTION;
import static io.tributary.db.schema.Tables.RESTOCK_LINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.temporal.testing.TestActivityEnvironment;
import io.tributary.db.Json;
import io.tributary.db.policy.Policies;
import io.tributary.domain.replenishment.Why;
import io.tributary.workflows.replenishment.RestockActivities;
import io.tributary.workflows.replenishment.RestockRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a policy draft says of stock changes the next run's plan. */
class RestockTermsIT {
    private static final Map<String, Object> NO_FLOOR =
            Map.of("floorA", 0, "floorB", 0, "floorC", 0, "guaranteedFloor", 0, "goodwillPermille", 0);

    private final Engine engine = Engine.still();
    private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
    private final RestockActivities restocks = environment.newActivityStub(RestockActivities.class);

    @BeforeEach
    void sales() {
        environment.registerActivitiesImplementations(engine.restocks());
        engine.stock("W1", "CUP", 5);
        engine.db.execute(
                "insert into sales_history select 'CUP', '31', d::date, 400 + (extract(doy from d)::int % 140)"
                        + " from generate_series('2025-09-01'::date, '2026-02-23'::date, interval '7 days') d");
    }

    @AfterEach
    void close() {
        environment.close();
        engine.close();
    }

    private void policy(Map<String, Object> restock) {
        int base = Policies.active(engine.db).version();
        int draft = Policies.draft(engine.db, base, Map.of("restock", restock), "test", "terms")
                .version();
        Policies.activate(engine.db, draft, "test", "terms");
    }

    /** Plans once and releases nothing. */
    private UUID planned(String key) {
        UUID run = restocks.open(new RestockRequest("EAST", key));
        restocks.forecast(run);
        restocks.plan(run);
        restocks.reject(run, "test");
        return run;
    }

    private Why why(UUID run) {
        return Json.read(
                engine.db
                        .select(RESTOCK_LINE.WHY)
                        .from(RESTOCK_LINE)
                        .where(RESTOCK_LINE.RUN_ID.eq(run), RESTOCK_LINE.SKU.eq("CUP"))
                        .orderBy(RESTOCK_LINE.PERIOD)
                        .limit(1)
                        .fetchSingle()
                        .value1(),
                Why.class);
    }

    @Test
    void floorAndGoodwillRaiseTheServiceLevelAndTheSafetyStock() {
        // A cup costs 1000, sells for 1060 and is held for 4.8 a week: its margin alone pays for 60 / 64.8.
        engine.db.execute("update sku set list_price_minor = 1060 where code = 'CUP'");
        policy(NO_FLOOR);
        Why bare = why(planned("bare"));
        policy(Map.of("floorA", .95, "floorB", .95, "floorC", .95));
        Why floor = why(planned("floor"));
        policy(NO_FLOOR);
        policy(Map.of("goodwillPermille", 100));
        Why goodwill = why(planned("goodwill"));
        assertThat(bare.serviceLevel()).isCloseTo(60 / 64.8, within(.001));
        assertThat(floor.serviceLevel()).isCloseTo(.95, within(1e-9));
        assertThat(goodwill.serviceLevel()).isBetween(.96, .98);
        assertThat(floor.safetyStock()).isGreaterThan(bare.safetyStock());
        assertThat(goodwill.safetyStock()).isGreaterThan(floor.safetyStock());
    }

    @Test
    void aRiskySupplierSharesWithAnother() {
        engine.deliveries("S1", 30, 10);
        secondSupplier(5_000);
        policy(Map.of("riskyShare", 1));
        assertThat(suppliers(planned("free"))).containsOnly("S1");
        policy(Map.of("riskyPermille", 1, "riskyVolume", 20, "riskyShare", .6));
        assertThat(suppliers(planned("shared"))).contains("S1", "S2");
    }

    @Test
    void whatCannotBeSharedIsAnException() {
        engine.deliveries("S1", 30, 10);
        secondSupplier(1);
        policy(Map.of("riskyPermille", 1, "riskyVolume", 20, "riskyShare", .6));
        UUID run = planned("alone");
        assertThat(suppliers(run)).containsOnly("S1");
        assertThat(engine.db
                        .selectFrom(RESTOCK_EXCEPTION)
                        .where(RESTOCK_EXCEPTION.RUN_ID.eq(run), RESTOCK_EXCEPTION.KIND.eq("ONE_SUPPLIER"))
                        .fetch())
                .singleElement()
                .returns("S1", row -> row.getSupplierCode())
                .returns("ORDER_SIZE", row -> row.getBecause())
                .returns("W1", row -> row.getNodeCode());
    }

    private void secondSupplier(int capacity) {
        engine.db.execute("insert into supplier (code, name_zh, name_en, tier, region_code)"
                + " values ('S2', '二厂', 'Second', 'B', '31')");
        engine.db.execute(
                "insert into offer values ('S2', 'CUP', 1300, ?, 10, 3, ?, false, '2026-01-01', '2027-12-31')",
                capacity == 1 ? 10_000 : 10,
                capacity);
    }

    private List<String> suppliers(UUID run) {
        return engine.db.fetchValues(
                RESTOCK_LINE.SUPPLIER_CODE, RESTOCK_LINE.RUN_ID.eq(run).and(RESTOCK_LINE.SKU.eq("CUP")));
    }
}
