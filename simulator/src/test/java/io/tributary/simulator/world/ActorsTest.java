package io.tributary.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulator.network.NetworkGenerator;
import io.tributary.simulator.network.NetworkOptions;
import io.tributary.simulator.network.SeededNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ActorsTest {
    private static final SeededNetwork NETWORK = new NetworkGenerator(NetworkOptions.of(1)).seeded();

    private final FakeApi fake = new FakeApi();
    private final Api api = fake.client();
    private final Outside outside = new Outside(1, NETWORK);
    private final HandClock hand = new HandClock("2026-03-02T00:00:00Z");

    @AfterEach
    void stop() {
        fake.close();
    }

    private static JsonNode json(FakeApi.Call call) {
        return Api.JSON.readTree(call.body());
    }

    private static int sum(JsonNode lines, String field) {
        return StreamSupport.stream(lines.spliterator(), false)
                .mapToInt(line -> line.path(field).asInt())
                .sum();
    }

    @Test
    void aWarehouseShipsWhenTheWorkIsDoneAndNotBefore() throws Exception {
        fake.on("GET /v1/nodes/WH-WUHAN/pick-tasks?status=OPEN&limit=1000", """
                [{"id": "task-1", "orderId": "o", "orderNumber": 1, "dueAt": "2026-03-02T12:00:00Z",
                  "lines": [{"allocationId": "a1", "sku": "STA-01-1", "quantity": 5}]}]""");
        var staff = new WarehouseStaff("WH-WUHAN", api, hand.clock, outside);
        staff.look();
        assertThat(fake.calls("POST")).isEmpty();
        hand.pass(Duration.ofHours(33));
        staff.look();
        List<FakeApi.Call> ships = fake.calls("POST /v1/pick-tasks/task-1/ship");
        assertThat(ships).hasSize(1);
        assertThat(json(ships.getFirst())
                        .path("lines")
                        .get(0)
                        .path("allocationId")
                        .asString())
                .isEqualTo("a1");
        assertThat(sum(json(ships.getFirst()).path("lines"), "quantity")).isBetween(0, 5);
    }

    @Test
    void shortPicksHappenAboutAsOftenAsTheyShould() throws Exception {
        var tasks = new ArrayList<String>();
        for (int i = 0; i < 600; i++) {
            tasks.add("""
                    {"id": "task-%d", "orderId": "o", "dueAt": "2026-03-01T12:00:00Z",
                     "lines": [{"allocationId": "a", "sku": "STA-01-1", "quantity": 5}]}""".formatted(i));
        }
        fake.on("GET /v1/nodes/WH-WUHAN/pick-tasks?status=OPEN&limit=1000", tasks.toString());
        hand.pass(Duration.ofHours(24));
        new WarehouseStaff("WH-WUHAN", api, hand.clock, outside).look();
        long shortPicks = fake.calls("POST /v1/pick-tasks/").stream()
                .filter(call -> sum(json(call).path("lines"), "quantity") < 5)
                .count();
        assertThat(fake.calls("POST /v1/pick-tasks/")).hasSize(600);
        assertThat(shortPicks).isBetween(1L, 20L);
    }

    @Test
    void aWarehouseCountsEveryUnitThatWasSent() throws Exception {
        fake.on("GET /v1/nodes/WH-WUHAN/inbound", """
                {"items": [{"id": "po-1", "supplier": "S-YIW-24", "purpose": "RESTOCK", "node": "WH-WUHAN",
                  "status": "SHIPPED", "shippedAt": "2026-02-20T00:00:00Z",
                  "lines": [{"lineNo": 1, "sku": "STA-01-1", "quantity": 60, "confirmed": 50, "shipped": 40}]}]}""");
        new WarehouseStaff("WH-WUHAN", api, hand.clock, outside).look();
        JsonNode lines = json(fake.calls("POST /v1/purchase-orders/po-1/receive")
                        .getFirst())
                .path("lines");
        assertThat(sum(lines, "received") + sum(lines, "damaged")).isBetween(30, 40);
    }

    @Test
    void goodsOnTheRoadAreNotReceivedYet() throws Exception {
        fake.on("GET /v1/nodes/WH-WUHAN/inbound", """
                [{"id": "po-1", "supplier": "S-YIW-24", "purpose": "RESTOCK", "status": "SHIPPED",
                  "shippedAt": "2026-03-01T23:59:00Z", "lines": [{"lineNo": 1, "sku": "STA-01-1", "quantity": 60}]}]""");
        new WarehouseStaff("WH-WUHAN", api, hand.clock, outside).look();
        assertThat(fake.calls("POST")).isEmpty();
    }

    @Test
    void aCarrierAccountsForEveryUnit() throws Exception {
        var shipments = new ArrayList<String>();
        for (int i = 0; i < 300; i++) {
            shipments.add("""
                    {"id": "s-%d", "orderId": "o", "node": "WH-WUHAN", "region": "65",
                     "shippedAt": "2026-02-20T00:00:00Z", "deliverBy": "2026-02-22T00:00:00Z",
                     "lines": [{"allocationId": "a", "sku": "KIT-02-1", "quantity": 7},
                               {"allocationId": "b", "sku": "KIT-03-1", "quantity": 2}]}""".formatted(i));
        }
        fake.on("GET /v1/shipments?status=IN_TRANSIT&limit=1000", shipments.toString());
        new Carriers(api, hand.clock, outside).look();
        List<FakeApi.Call> deliveries = fake.calls("POST /v1/shipments/");
        assertThat(deliveries).hasSize(300).allSatisfy(call -> {
            JsonNode lines = json(call).path("lines");
            assertThat(sum(lines, "delivered") + sum(lines, "damaged") + sum(lines, "misShipped"))
                    .isEqualTo(9);
        });
        assertThat(deliveries).anyMatch(call -> sum(json(call).path("lines"), "damaged") > 0);
    }

    @Test
    void theSameShipmentFaresTheSameHoweverOftenItIsLookedAt() throws Exception {
        fake.on("GET /v1/shipments?status=IN_TRANSIT&limit=1000", """
                [{"id": "s", "orderId": "o", "node": "DS-S-YIW-21", "region": "65", "shippedAt": "2026-02-20T00:00:00Z",
                  "deliverBy": "2026-02-22T00:00:00Z", "lines": [{"allocationId": "a", "sku": "KIT-02-1", "quantity": 7}]}]""");
        new Carriers(api, hand.clock, outside).look();
        hand.pass(Duration.ofHours(3));
        new Carriers(api, hand.clock, outside).look();
        List<FakeApi.Call> twice = fake.calls("POST /v1/shipments/s/deliver");
        assertThat(twice).hasSize(2);
        assertThat(twice.get(0).body()).isEqualTo(twice.get(1).body());
    }

    private void post(String supplier, String status, int count) {
        var pos = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            pos.add("""
                    {"id": "po-%s-%d", "supplier": "%s", "purpose": "RESTOCK", "node": "WH-WUHAN", "status": "%s",
                     "sentAt": "2026-03-01T00:00:00Z", "acknowledgeBy": "2026-03-01T12:00:00Z",
                     "shipBy": "2026-03-01T18:00:00Z",
                     "lines": [{"lineNo": 1, "sku": "STA-01-1", "quantity": 40, "confirmed": null}]}""".formatted(supplier, i, supplier, status));
        }
        fake.on("GET /v1/purchase-orders?status=" + status + "&limit=200", pos.toString());
        fake.on("GET /v1/suppliers/" + supplier + "/purchase-orders?status=" + status, pos.toString());
    }

    @Test
    void aGoodFactoryMostlyAcknowledgesAndATrialOneOftenDoesNot() throws Exception {
        var shocks = new Shocks(1, NETWORK);
        post("S-YIW-03", "SENT", 200);
        new Suppliers(api, hand.clock, outside, shocks).look();
        int good = fake.calls("POST /v1/purchase-orders/po-S-YIW-03").stream()
                .filter(c -> c.request().endsWith("/acknowledge"))
                .toList()
                .size();
        post("S-YIW-23", "SENT", 200);
        new Suppliers(api, hand.clock, outside, shocks).look();
        List<FakeApi.Call> trial = fake.calls("POST /v1/purchase-orders/po-S-YIW-23");
        long acknowledged =
                trial.stream().filter(c -> c.request().endsWith("/acknowledge")).count();
        assertThat(good).isGreaterThan(170);
        assertThat(acknowledged).isLessThan(good);
        assertThat(trial)
                .anyMatch(c -> c.request().endsWith("/reject"))
                .anyMatch(c -> c.request().endsWith("/counter"));
    }

    @Test
    void factoriesShipWhatWasAgreedOnOrLess() throws Exception {
        post("S-YIW-23", "ACKNOWLEDGED", 100);
        hand.pass(Duration.ofDays(5));
        new Suppliers(api, hand.clock, outside, new Shocks(2, NETWORK)).look();
        assertThat(fake.calls("POST /v1/purchase-orders/")).hasSize(100).allSatisfy(call -> {
            assertThat(call.request()).endsWith("/ship");
            assertThat(sum(json(call).path("lines"), "quantity")).isBetween(1, 40);
        });
    }

    @Test
    void aDarkFactoryAnswersNobodyUntilItIsBack() throws Exception {
        var shocks = new Shocks(1, NETWORK);
        Shock.FactoryDark dark = shocks.around(NetworkOptions.EPOCH).stream()
                .filter(Shock.FactoryDark.class::isInstance)
                .map(Shock.FactoryDark.class::cast)
                .findFirst()
                .orElseThrow();
        post(dark.supplier(), "ACKNOWLEDGED", 5);
        hand.pass(Duration.ofDays(1));
        assertThat(dark.on(hand.clock.today())).isTrue();
        new Suppliers(api, hand.clock, outside, shocks).look();
        assertThat(fake.calls("POST")).isEmpty();
        hand.pass(Duration.ofDays(5));
        new Suppliers(api, hand.clock, outside, shocks).look();
        assertThat(fake.calls("POST")).hasSize(5);
    }

    @Test
    void aLaneClosesAndOpensAgain() throws Exception {
        var shocks = new Shocks(1, NETWORK);
        var messenger = new Messenger(api, hand.clock, outside, shocks);
        for (int day = 0; day < 9; day++) {
            messenger.look();
            hand.pass(Duration.ofDays(1));
        }
        assertThat(fake.calls("POST /v1/lanes/"))
                .extracting(call -> call.request().replaceAll(".*/", ""))
                .containsExactly("close", "open");
        assertThat(fake.calls("PUT /v1/network/demand-signals")).isNotEmpty();
    }

    @Test
    void factoriesReportStockOnlyAboveWhatTheyHave() throws Exception {
        String node = NETWORK.factories().stream()
                .filter(f -> f.dropShips())
                .findFirst()
                .orElseThrow()
                .nodeCode();
        String sku = NETWORK.network().stock().stream()
                .filter(s -> s.nodeCode().equals(node))
                .findFirst()
                .orElseThrow()
                .sku();
        fake.on(
                "GET /v1/stock?node=" + node + "&limit=500",
                "[{\"node\": \"%s\", \"sku\": \"%s\", \"onHand\": 1}]".formatted(node, sku));
        var stock = new FactoryStock(api, hand.clock, outside, new Shocks(3, NETWORK));
        for (int day = 0; day < 4; day++) {
            stock.look();
            hand.pass(Duration.ofDays(1));
        }
        assertThat(fake.calls("PUT /v1/suppliers/")).isNotEmpty().allSatisfy(call -> {
            assertThat(json(call).get(0).path("sku").asString()).isEqualTo(sku);
            assertThat(json(call).get(0).path("onHand").asInt()).isGreaterThan(1);
        });
    }
}
