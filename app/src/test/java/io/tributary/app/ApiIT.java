package io.tributary.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.app.summary.BusinessMetrics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API as outsiders use it: over HTTP, with workflows behind it. */
@ExtendWith(Api.class)
class ApiIT {
    private static final String ORDER = """
            {"buyer": "SHOP", "region": "SH", "allowSubstitutes": false,
             "destination": {"recipient": "Li Hua", "address": "1 Nanjing Road", "phone": "13800000000"},
             "lines": [{"sku": "B", "quantity": 2}]}""";

    @Test
    void theSameKeyGetsTheSameAnswer() {
        String key = UUID.randomUUID().toString();
        var first = place(ORDER, key);
        var again = place(ORDER, key);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.text("/promise/lines/0/node")).isEqualTo("W1");
        assertThat(place(ORDER.replace("Li Hua", "Wu Gang"), key).text("/code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        Api.post("/v1/orders/" + first.text("/id") + "/cancel", "{\"reason\": \"TEST\"}");
    }

    @Test
    void aPromiseStoresNothing() {
        String before = Api.get("/v1/summary").text("/ordersAccepted");
        assertThat(Api.post("/v1/promises", ORDER).text("/status")).isEqualTo("QUOTED");
        assertThat(Api.get("/v1/summary").text("/ordersAccepted")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "SHOP, NOBODY, 422, UNKNOWN_BUYER",
        "\"SH\", \"XX\", 422, UNKNOWN_REGION",
        "\"B\", \"ZZZ\", 422, UNKNOWN_SKU",
        "\"quantity\": 2, \"quantity\": 0, 400, INVALID_VALUE",
        "Li Hua, , 400, INVALID_VALUE",
        "'\"lines\"', '\"lines', 400, MALFORMED_REQUEST",
        "\"quantity\": 2, \"quantity\": 1.5, 400, MALFORMED_REQUEST",
        "'\"lines\"', '\"colour\": 1, \"lines\"', 400, MALFORMED_REQUEST",
        "'\"lines\"', '\"service\": \"FASTEST\", \"lines\"', 400, MALFORMED_REQUEST",
        "'\"lines\"', '\"deliverBy\": \"2020-01-01T00:00:00Z\", \"lines\"', 400, INVALID_VALUE",
        "'\"lines\"', '\"maxParcels\": 0, \"lines\"', 400, INVALID_VALUE",
        "'\"lines\"', '\"promiseClass\": \"GOLD\", \"lines\"', 400, MALFORMED_REQUEST",
        "'\"lines\"', '\"channel\": \"the web\", \"lines\"', 400, INVALID_VALUE",
        "'\"lines\"', '\"exclude\": {\"nodes\": [\"W9\"]}, \"lines\"', 400, INVALID_VALUE",
        "'\"lines\"', '\"exclude\": {\"suppliers\": [\"S9\"]}, \"lines\"', 400, INVALID_VALUE",
    })
    void whatIsWrongIsRefusedWithACode(String right, String wrong, int status, String code) {
        var answer = place(
                ORDER.replace(right, wrong == null ? "" : wrong),
                UUID.randomUUID().toString());
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("/code")).isEqualTo(code);
        assertThat(answer.response().headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void aRefusalNamesTheField() {
        assertThat(placed("\"quantity\": 2", "\"quantity\": 1.5").text("/detail"))
                .contains("lines[0].quantity")
                .doesNotContain("io.tributary");
        assertThat(placed("\"lines\"", "\"colour\": 1, \"lines\"").text("/detail"))
                .contains("colour");
        assertThat(placed("\"lines\"", "\"exclude\": {\"nodes\": [\"W9\"]}, \"lines\"")
                        .text("/detail"))
                .contains("exclude.nodes", "W9");
        assertThat(placed("\"lines\"", "\"maxParcels\": 0, \"lines\"").text("/detail"))
                .contains("maxParcels", "0");
    }

    private static Api.Answer placed(String right, String wrong) {
        return place(ORDER.replace(right, wrong), UUID.randomUUID().toString());
    }

    @Test
    void aKeyIsNeeded() {
        assertThat(Api.post("/v1/orders", ORDER).text("/code")).isEqualTo("IDEMPOTENCY_KEY_MISSING");
    }

    @Test
    void anOrderGoesFromPromiseToDelivery() {
        String id = place(ORDER, UUID.randomUUID().toString()).text("/id");
        var task = await().atMost(Duration.ofSeconds(90)).until(() -> pickTaskOf(id), found -> found != null);
        String allocation = task.at("/lines/0/allocationId").asString();
        var shipped = Api.post("/v1/pick-tasks/" + task.at("/id").asString() + "/ship", """
                {"carrier": "SF", "tracking": "T-%s", "lines": [{"allocationId": "%s", "quantity": 2}]}""".formatted(id, allocation));
        assertThat(shipped.status()).isEqualTo(200);
        var delivered =
                Api.post("/v1/shipments/" + shipped.text("/shipmentId") + "/deliver", """
                {"lines": [{"allocationId": "%s", "delivered": 2, "damaged": 0, "misShipped": 0}]}""".formatted(allocation));
        assertThat(delivered.text("/deliveredUnits")).isEqualTo("2");

        var order = Api.get("/v1/orders/" + id);
        assertThat(order.text("/status")).isEqualTo("COMPLETED");
        String tag = order.response().headers().firstValue("ETag").orElseThrow();
        assertThat(Api.get("/v1/orders/" + id, "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(Api.get("/v1/orders/" + id + "/timeline").body()).contains("ACCEPTED", "ALLOCATED", "DELIVERED");
        assertThat(Api.get("/v1/orders/" + id + "/decisions").text("/0/lines/0/candidates/0/node"))
                .isNotEmpty();
        assertThat(Api.post("/v1/orders/" + id + "/cancel", "{\"reason\": \"TEST\"}")
                        .status())
                .isEqualTo(409);
        assertThat(Api.post("/v1/orders/" + id + "/returns", "{\"lineNo\": 1, \"quantity\": 1, \"reason\": \"broken\"}")
                        .text("/restocked"))
                .isEqualTo("true");
        assertThat(Api.get("/v1/invariants").json())
                .allSatisfy(check -> assertThat(check.at("/holds").asBoolean())
                        .as(check.toString())
                        .isTrue());
    }

    private static tools.jackson.databind.JsonNode pickTaskOf(String orderId) {
        for (var task : Api.get("/v1/nodes/W1/pick-tasks").json()) {
            if (task.at("/orderId").asString().equals(orderId)) {
                return task;
            }
        }
        return null;
    }

    @Test
    void aWaveIsReplayedAskedAndComparedByHttp() {
        var order = place(ORDER, UUID.randomUUID().toString());
        String id = order.text("/id");
        var decided = await().atMost(Duration.ofSeconds(90)).until(() -> waveOf(id), found -> found != null);
        String run = decided.at("/run/id").asString();
        String line = decided.at("/lines/0/lineId").asString();

        assertThat(Api.post("/v1/allocation/runs/" + run + "/replay", "").text("/verdict"))
                .isIn("SAME", "RUN_WAS_CUT_SHORT");
        assertThat(Api.get("/v1/allocation/runs/" + run + "/difference/" + run).text("/extraMinor"))
                .isEqualTo("0");
        assertThat(Api.get("/v1/order-lines/" + line + "/why-not?node=W1").text("/answer/kind"))
                .isEqualTo("CHOSEN");
        var out = Api.get("/v1/order-lines/" + line + "/why-not?node=W2");
        assertThat(out.text("/answer/kind")).isEqualTo("RULED_OUT");
        assertThat(out.text("/answer/reasons/0/reason")).isEqualTo("NO_STOCK");
        var closed = Api.post("/v1/allocation/what-if", """
                {"runId": "%s", "scenario": {"closeNodes": ["W1"]}, "seconds": 1}""".formatted(run));
        assertThat(closed.status()).as(closed.body()).isEqualTo(200);
        assertThat(closed.text("/difference/moved/0/before/node")).isEqualTo("W1");
        assertThat(closed.text("/difference/after/unfilledLines")).isEqualTo("1");
    }

    private static tools.jackson.databind.JsonNode waveOf(String orderId) {
        for (var decision : Api.get("/v1/orders/" + orderId + "/decisions").json()) {
            if (decision.at("/run/kind").asString().equals("WAVE")) {
                return decision;
            }
        }
        return null;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"zone": "NONE"}                                                      | 404 | NONE
            {}                                                                    | 400 | a zone or about a run
            {"zone": "EAST", "seconds": 60}                                       | 400 | 1 to 10
            {"zone": "EAST", "scenario": {"demandTimes": -1}}                     | 400 | factor of demand is -1
            {"zone": "EAST", "scenario": {"policyVersion": 999}}                  | 404 | version 999
            {"zone": "EAST", "scenario": {"policy": {"lateRisk": 35}}}            | 400 | lateRisk is 35
            {"zone": "EAST", "scenario": {"closeNodes": [null]}}                  | 400 | closeNodes[0]
            {"runId": "00000000-0000-0000-0000-000000000000"}                     | 404 | is not kept
            """)
    void aWrongWhatIfSaysWhatIsWrong(String body, int status, String detail) {
        var answer = Api.post("/v1/allocation/what-if", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.text("/detail")).contains(detail);
    }

    @Test
    void aPolicyIsDraftedPreviewedActivatedAndUndone() {
        String first = Api.get("/v1/policies").text("/0/version");
        var draft = Api.post("/v1/policies", """
                {"baseVersion": %s, "changes": {"planChangeMinor": 75}, "note": "calmer"}""".formatted(first));
        assertThat(draft.status()).as(draft.body()).isEqualTo(201);
        String version = draft.text("/version");
        assertThat(Api.post("/v1/policies/" + version + "/preview", "{\"seconds\": 1}")
                        .text("/policyVersion"))
                .isEqualTo(version);
        assertThat(Api.post("/v1/policies/" + version + "/activate", "{\"note\": \"go\"}")
                        .text("/active"))
                .isEqualTo("true");
        assertThat(Api.post("/v1/policies/" + first + "/activate", "{\"note\": \"back\"}")
                        .text("/active"))
                .isEqualTo("true");
        assertThat(Api.get("/v1/policies/activations").text("/0/previousVersion"))
                .isEqualTo(version);
        assertThat(Api.get("/v1/policies/" + version).text("/policy/planChangeMinor"))
                .isEqualTo("75");
    }

    @Test
    void aHalfFilledGuaranteeKeepsTheOtherHalf() {
        String body = "{\"baseVersion\": 1, \"changes\": {\"guarantee\": %s}, \"note\": \"%s\"}";
        var draft = Api.post("/v1/policies", body.formatted("{\"breachMinor\": 30000}", "n"));
        assertThat(draft.text("/policy/guarantee/floor")).isEqualTo("STANDARD");
        assertThat(Api.post("/v1/policies", body.formatted("{\"breachMinor\": 10.5}", ""))
                        .text("/detail"))
                .contains("note", "guarantee.breachMinor is '10.5'");
        assertThat(Api.post("/v1/policies", body.formatted("{}", "n")).text("/code"))
                .isEqualTo("INVALID_VALUE");
    }

    @Test
    void aReallocationNeedsNoFlagsAndNamesNullIds() {
        String body = "{\"filter\": %s, \"reason\": \"test\"}";
        assertThat(Api.post("/v1/allocation/reallocate", body.formatted("{\"node\": \"W1\"}"))
                        .text("/code"))
                .isEqualTo("IDEMPOTENCY_KEY_MISSING");
        var unfit = Api.post("/v1/allocation/reallocate", body.formatted("{\"orderIds\": [null]}"));
        assertThat(unfit.status()).isEqualTo(400);
        assertThat(unfit.text("/detail")).contains("orderIds");
    }

    @Test
    void anUnknownFilterIsRefused() {
        assertThat(Api.get("/v1/decision-runs?kind=COLOUR").text("/detail")).contains("COLOUR", "PROMISE", "WAVE");
        assertThat(Api.get("/v1/decision-runs/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(Api.get("/v1/decision-runs?zone=NOWHERE").json()).isEmpty();
        assertThat(Api.get("/v1/orders?status=LOST").text("/detail")).contains("LOST", "COMPLETED");
    }

    @Test
    void theDescriptionTellsLinesApart() {
        var api = Api.get("/v1/openapi").json();
        var schemas = api.at("/components/schemas");
        assertThat(lineOf(schemas, "io.tributary.app.order.OrderRequest").has("quantity"))
                .isTrue();
        assertThat(lineOf(schemas, "io.tributary.app.order.OrderAnswer.Promise").has("quantity"))
                .isTrue();
        assertThat(lineOf(schemas, "io.tributary.app.order.OrderRequest").has("sku"))
                .isTrue();
        assertThat(lineOf(schemas, "io.tributary.app.order.OrderAnswer.Promise").has("sku"))
                .isTrue();
        assertThat(api.at("/paths/~1v1~1orders/post/responses").has("201")).isTrue();
        assertThat(api.at("/paths/~1v1~1orders/post/responses").has("200")).isFalse();
    }

    private static tools.jackson.databind.JsonNode lineOf(tools.jackson.databind.JsonNode schemas, String owner) {
        var schema = schemas.has(owner) ? schemas.get(owner) : schemas.path(owner.replaceFirst("[.](?=[^.]*$)", "\\$"));
        String ref = schema.at("/properties/lines/items/$ref").asString();
        return schemas.path(ref.substring(ref.lastIndexOf('/') + 1)).path("properties");
    }

    @Test
    void listsGoOnWithTheCursor() {
        for (int i = 0; i < 3; i++) {
            place(
                    ORDER.replace("\"quantity\": 2", "\"quantity\": 1"),
                    UUID.randomUUID().toString());
        }
        var first = Api.get("/v1/orders?limit=2");
        var second = Api.get("/v1/orders?limit=2&cursor=" + first.text("/next"));
        assertThat(second.text("/items/0/id"))
                .isNotEqualTo(first.text("/items/0/id"))
                .isNotEqualTo(first.text("/items/1/id"));
        assertThat(Api.get("/v1/orders?cursor=x").text("/code")).isEqualTo("INVALID_CURSOR");
    }

    @Test
    void theStreamResumesBehindTheLastEvent() throws IOException, InterruptedException {
        place(ORDER, UUID.randomUUID().toString());
        var response = Api.client()
                .send(Api.request("/v1/events", "Last-Event-ID", "0").build(), BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(response.body()))) {
            assertThat(lines.readLine()).isEqualTo("id:1");
        }
    }

    @Test
    void importsByHttp() {
        assertThat(Api.put("/v1/network/buyers", "text/csv", "code,name\nNEW,New shop")
                        .text("/inserted"))
                .isEqualTo("1");
        assertThat(Api.put("/v1/network/buyers", "application/json", "[{\"code\": \"NEW\", \"name\": \"Newer\"}]")
                        .text("/updated"))
                .isEqualTo("1");
        assertThat(Api.put("/v1/network/colours", "text/csv", "code").text("/code"))
                .isEqualTo("UNKNOWN_RESOURCE");
        assertThat(Api.get("/v1/network").json().at("/nodes")).hasSize(3);
    }

    @Test
    void everyMetricIsThere() {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            String metrics = Api.get("/actuator/prometheus").body();
            assertThat(BusinessMetrics.NAMES)
                    .allSatisfy(name ->
                            assertThat(metrics).contains(name.endsWith("promise_seconds") ? name + "_count" : name));
            assertThat(metrics).contains("temporal_");
        });
    }

    @Test
    void theProbesTellWhatTheyLookAt() {
        assertThat(Api.get("/actuator/health/liveness").status()).isEqualTo(200);
        var ready = Api.get("/actuator/health/readiness");
        assertThat(ready.text("/components/temporal/status")).isEqualTo("UP");
        assertThat(ready.text("/components/workers/details/polling")).isEqualTo("true");
        assertThat(ready.text("/components/db/status")).isEqualTo("UP");
    }

    @Test
    void heatIsTakenOnceAndSaysWhatItMatched() {
        String key = UUID.randomUUID().toString();
        String heat =
                "{\"signals\": [{\"by\": \"KEYWORD\", \"term\": \"lamp\", \"week\": \"2026-06-15\", \"factor\": 2.5}]}";
        var taken = Api.post("/v1/signals", heat, "Idempotency-Key", key);
        assertThat(taken.text("/taken/0/matched/0")).isEqualTo("B");
        assertThat(Api.post("/v1/signals", heat, "Idempotency-Key", key).body()).isEqualTo(taken.body());
        assertThat(Api.get("/v1/signals?kind=CONTENT_HEAT&from=2026-06-15&to=2026-06-15")
                        .text("/0/factor"))
                .isEqualTo("2.5");
        assertThat(Api.post("/v1/signals", heat).text("/code")).isEqualTo("IDEMPOTENCY_KEY_MISSING");
        assertThat(signal(heat.replace("06-15", "06-16")).text("/detail")).contains("not a Monday", "2026-06-15");
        assertThat(signal(heat.replace("2.5", "0.01")).status()).isEqualTo(400);
        assertThat(signal(heat.replace("KEYWORD", "SKU")).text("/code")).isEqualTo("UNKNOWN_SKU");
    }

    private static Api.Answer signal(String body) {
        return Api.post(
                "/v1/signals", body, "Idempotency-Key", UUID.randomUUID().toString());
    }

    @Test
    void anEventIsPutRemovedAndBroughtBack() {
        String path = "/v1/calendar/events/" + UUID.randomUUID();
        String event = """
                {"name": "618", "kind": "FESTIVAL", "startsOn": "2026-06-15", "endsOn": "2026-06-21",
                 "factors": {"home": 1.5}}""";
        assertThat(Api.put(path, "application/json", event).text("/version")).isEqualTo("1");
        String read = "/v1/signals?kind=FESTIVAL&scope=home&from=2026-06-15&to=2026-06-15";
        assertThat(Api.get(read).text("/0/factor")).isEqualTo("1.5");
        assertThat(Api.delete(path).text("/removed")).isEqualTo("true");
        assertThat(Api.get(read).json()).isEmpty();
        assertThat(Api.post(path + "/undo?version=2", "").text("/removed")).isEqualTo("false");
        assertThat(Api.get(read).text("/0/factor")).isEqualTo("1.5");
        assertThat(Api.post(path + "/undo?version=2", "").text("/code")).isEqualTo("VERSION_MISMATCH");
        assertThat(Api.put(path, "application/json", event.replace("06-21", "06-01"))
                        .status())
                .isEqualTo(400);
        var lifts = Api.get("/v1/calendar/lifts");
        assertThat(lifts.status()).isEqualTo(200);
        assertThat(lifts.body()).contains("\"ratio\":null").doesNotContain("NaN");
        Api.delete(path);
    }

    @Test
    void aNewNetworkKnowsTheFestivalsAndAnEventMayComeBackEachYear() {
        assertThat(Api.get("/v1/calendar/events").json().valueStream().toList()).anySatisfy(event -> {
            assertThat(event.at("/plan/name").asString()).isEqualTo("春节");
            assertThat(event.at("/plan/nameEn").asString()).isEqualTo("Spring Festival");
            assertThat(event.at("/plan/yearly").asString()).isEqualTo("LUNAR 1-1");
            assertThat(event.at("/next")).hasSizeGreaterThanOrEqualTo(2);
        });
        String path = "/v1/calendar/events/" + UUID.randomUUID();
        String event = """
                {"name": "中秋", "kind": "FESTIVAL", "startsOn": "2026-09-23", "endsOn": "2026-09-25",
                 "yearly": "LUNAR 8-15"}""";
        var put = Api.put(path, "application/json", event);
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.json()
                        .at("/next")
                        .valueStream()
                        .map(stay -> stay.at("/last").asString()))
                .contains("2027-09-15", "2028-10-03");
        for (String wrong : List.of("LUNAR 13-1", "LUNAR 8-31", "LUNAR 闰6-1", "SOLAR 2-30", "LUNAR 1-1")) {
            var refused = Api.put(path, "application/json", event.replace("LUNAR 8-15", wrong));
            assertThat(refused.status()).as(wrong).isEqualTo(400);
            assertThat(refused.text("/detail")).contains("Maybe");
        }
        Api.delete(path);
    }

    @Test
    void aPriceIsPlannedOnceForADay() {
        String path = "/v1/calendar/prices/A/";
        String week = "{\"endsOn\": \"2030-06-09\", \"priceMinor\": 900}";
        assertThat(Api.put(path + "2030-06-03", "application/json", week).text("/priceMinor"))
                .isEqualTo("900");
        var second = Api.put(path + "2030-06-05", "application/json", week);
        assertThat(second.text("/detail")).contains("2030-06-03 to 2030-06-09");
        assertThat(Api.put(path + "2030-06-11", "application/json", week).text("/detail"))
                .contains("swapped");
        assertThat(Api.put("/v1/calendar/prices/NONE/2030-06-03", "application/json", week)
                        .text("/code"))
                .isEqualTo("UNKNOWN_SKU");
        assertThat(Api.put(path + "2031-06-03", "application/json", "{\"endsOn\": \"2031-06-09\"}")
                        .text("/detail"))
                .contains("priceMinor is missing");
        assertThat(Api.delete(path + "2030-06-03").status()).isEqualTo(204);
        assertThat(Api.get("/v1/forecasts/totals?by=CATEGORY_AND_REGION").status())
                .isEqualTo(200);
    }

    @Test
    void theApiIsDescribed() {
        var openApi = Api.get("/v1/openapi");
        assertThat(openApi.text("/openapi")).startsWith("3.1");
        assertThat(openApi.json().at("/paths").propertyNames())
                .contains("/v1/orders", "/v1/promises", "/v1/suppliers/{code}/purchase-orders", "/v1/invariants")
                .allSatisfy(path -> assertThat(path).startsWith("/v1/"));
        assertThat(Api.get("/v1/nothing").text("/code")).isEqualTo("NOT_FOUND");
    }

    private static Api.Answer place(String order, String key) {
        return Api.post("/v1/orders", order, "Idempotency-Key", key);
    }
}
