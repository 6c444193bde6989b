package io.tributary.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.db.TestNetwork;
import io.tributary.db.supply.StockLedger;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Sku;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Restocking by HTTP: a planner's decisions, pauses, transfers, and everything that is refused. */
@ExtendWith(Api.class)
class RestockApiIT {
    private static final DSLContext DB = DSL.using(Api.database(), SQLDialect.POSTGRES);

    /** Half a year of sales, and a policy under which every run waits for a planner. */
    @BeforeAll
    static void sales() {
        var csv = new StringBuilder("sku,region_code,week,units");
        LocalDate week = LocalDate.of(2025, 9, 1);
        for (int i = 0; i < 26; i++) {
            csv.append("\nA,SH,").append(week.plusWeeks(i)).append(',').append(20 + i % 5);
        }
        Api.put("/v1/network/sales-history", "text/csv", csv.toString());
        String base = Api.get("/v1/policies").text("/0/version");
        var draft = Api.post("/v1/policies", """
                {"baseVersion": %s, "changes": {"restockApprovalMinor": 0, "approveFor": "PT720H"}, "note": "ask"}""".formatted(base));
        Api.post("/v1/policies/" + draft.text("/version") + "/activate", "{\"note\": \"ask\"}");
    }

    /** A run that waits. One that the schedule started before our policy follows the one before, and does not. */
    private static String waitingRun() {
        return await().atMost(Duration.ofSeconds(90)).until(RestockApiIT::newestWaiting, found -> found != null);
    }

    private static String newestWaiting() {
        Api.post("/v1/restock-runs", "{\"zone\": \"EAST\"}");
        for (JsonNode run : Api.get("/v1/restock-runs?zone=EAST").json()) {
            if (run.at("/status").asString().equals("AWAITING_APPROVAL")) {
                return run.at("/id").asString();
            }
        }
        return null;
    }

    private static Api.Answer undo(String line, String key) {
        return key == null ? Api.post(line + "/undo", "") : Api.post(line + "/undo", "", "Idempotency-Key", key);
    }

    private static int decisions(String line) {
        return Api.get(line + "/decisions").json().size();
    }

    @Test
    void linesAreDecidedOncePausedAndReleased() {
        String path = "/v1/restock/runs/" + waitingRun();
        assertThat(Api.get(path + "/progress").text("/percent")).isEqualTo("100");
        assertThat(Api.get(path).text("/run/heldBecause/0")).isEqualTo("VALUE");
        String id = Api.get(path).text("/lines/0/id");
        String line = path + "/lines/" + id;
        String planned = Api.get(path).text("/lines/0/quantity");

        assertThat(Api.post(line + "/approve", "{\"by\": \"ann\"}").text("/line/decision"))
                .isEqualTo("APPROVED");
        assertThat(Api.post(line + "/approve", "{\"by\": \"bob\"}").text("/line/decidedBy"))
                .isEqualTo("ann");
        assertThat(decisions(line)).isEqualTo(1);

        var odd = Api.post(line + "/change", "{\"quantity\": 1003}");
        assertThat(odd.status()).isEqualTo(400);
        assertThat(odd.text("/detail")).contains("1003", "Maybe");
        assertThat(Api.post(line + "/change", "{\"quantity\": 1.5}").text("/detail"))
                .contains("quantity", "1.5", "whole number");
        assertThat(Api.post(line + "/change", "{\"quantity\": 20, \"colour\": 1}")
                        .text("/detail"))
                .contains("colour", "by, quantity, reason");
        assertThat(decisions(line)).as("refusals leave no trace").isEqualTo(1);

        assertThat(Api.post(line + "/change", "{\"quantity\": 60, \"reason\": \"space\"}")
                        .text("/line/decision"))
                .isEqualTo("CHANGED");
        assertThat(undo(line, null).text("/code")).isEqualTo("IDEMPOTENCY_KEY_MISSING");
        String key = UUID.randomUUID().toString();
        var undone = undo(line, key);
        assertThat(undone.text("/line/quantity")).isEqualTo(planned);
        assertThat(undo(line, key).body()).isEqualTo(undone.body());
        assertThat(Api.get(path).text("/lines/0/decision"))
                .as("only one decision is taken back")
                .isEqualTo("APPROVED");
        Api.post(line + "/reject", "{}");
        assertThat(Api.post(line + "/reject", "{}").text("/line/status")).isEqualTo("REJECTED");
        anOrderWithoutLinesIsNotApproved(path);
        undo(line, UUID.randomUUID().toString());
        assertThat(decisions(line)).isEqualTo(5);
        unknownIdsAreNotFound(path, id);
        aPauseHoldsTheRun(path);

        approve(path);
        assertThat(Api.post(line + "/change", "{\"quantity\": 60}").text("/code"))
                .isEqualTo("TOO_LATE");
        assertThat(undo(line, UUID.randomUUID().toString()).status()).isEqualTo(409);
        var outcome = Api.get(path + "/outcome");
        assertThat(outcome.text("/orderedUnits")).isEqualTo(planned);
        assertThat(outcome.text("/receivedUnits")).isEqualTo("0");
        assertThat(Api.get(path + "/transfers").json()).isEmpty();
    }

    @Test
    void forecastsAreReadBySkuAndTheirAccuracyBySegment() {
        String run = waitingRun();
        String sku = Api.get("/v1/restock/runs/" + run).text("/lines/0/sku");
        var forecast = Api.get("/v1/forecasts?sku=" + sku);
        assertThat(forecast.text("/0/runId")).isEqualTo(run);
        JsonNode weeks = forecast.json().at("/0/weeks");
        assertThat(weeks.size()).isGreaterThan(5);
        var first = LocalDate.parse(weeks.at("/0/monday").asString());
        assertThat(first.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(weeks.at("/5/monday").asString())
                .isEqualTo(first.plusWeeks(5).toString());
        assertThat(weeks.at("/0/forecast/q99").asDouble())
                .isGreaterThanOrEqualTo(weeks.at("/0/forecast/q90").asDouble())
                .isPositive();
        assertThat(Api.get("/v1/forecasts?sku=none").text("/detail")).contains("There is no SKU none");
        assertThat(Api.get("/v1/forecasts").status()).isEqualTo(400);

        assertThat(Api.get("/v1/forecasts/accuracy?by=CATEGORY&ahead=2&weeks=13")
                        .status())
                .isEqualTo(200);
        assertThat(Api.get("/v1/forecasts/accuracy?ahead=3").text("/detail")).contains("ahead is 3", "1, 2 and 4");
        assertThat(Api.get("/v1/forecasts/accuracy?weeks=0").text("/detail")).contains("weeks is 0, not 1 to 52");
    }

    private static void anOrderWithoutLinesIsNotApproved(String path) {
        JsonNode order = Api.get(path + "/orders").json().get(0);
        assertThat(order.at("/lines").asInt()).isZero();
        var refused = Api.post(path + "/orders/" + order.at("/id").asString() + "/approve", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/detail")).contains("nothing to approve. Maybe undo the rejection of a line");
        String undo = path + "/orders/" + order.at("/id").asString() + "/undo";
        assertThat(Api.post(undo, "{\"by\": \"ann\"}").text("/status"))
                .as("it waits already")
                .isEqualTo("PROPOSED");
        assertThat(Api.post(path + "/orders/" + UUID.randomUUID() + "/undo", "").status())
                .isEqualTo(404);
    }

    private static void unknownIdsAreNotFound(String path, String line) {
        String other = "/v1/restock/runs/" + UUID.randomUUID();
        String nobody = path + "/lines/" + UUID.randomUUID();
        for (String refused : new String[] {other + "/lines/" + line + "/approve", nobody + "/approve"}) {
            assertThat(Api.post(refused, "{}").text("/code")).isEqualTo("NOT_FOUND");
        }
        for (String missing : new String[] {"/progress", "/outcome", "/transfers", "/exceptions", ""}) {
            assertThat(Api.get(other + missing).status()).as(missing).isEqualTo(404);
        }
        assertThat(Api.get(nobody + "/decisions").status()).isEqualTo(404);
        assertThat(Api.get(other + "/lines/" + line + "/decisions").status()).isEqualTo(404);
    }

    private static void aPauseHoldsTheRun(String path) {
        assertThat(Api.post("/v1/restock/zones/EAST/pause", "{}").text("/detail"))
                .contains("reason");
        assertThat(Api.post("/v1/restock/zones/EAST/pause", "{\"reason\": \"STOCKTAKING\", \"by\": \"ann\"}")
                        .status())
                .isEqualTo(204);
        assertThat(Api.get("/v1/restock/pauses").text("/0/reason")).isEqualTo("STOCKTAKING");
        assertThat(Api.get(path + "/progress").text("/paused")).isEqualTo("true");
        assertThat(Api.post("/v1/restock-runs", "{\"zone\": \"EAST\"}").text("/detail"))
                .contains("paused by ann: STOCKTAKING");
        assertThat(Api.post("/v1/restock/zones/EAST/resume", "").status()).isEqualTo(204);
        assertThat(Api.get("/v1/restock/pauses").json()).isEmpty();
        Api.Answer again = Api.post("/v1/restock-runs", "{\"zone\": \"EAST\"}");
        assertThat(again.text("/code")).isEqualTo("IN_PROGRESS");
        assertThat(again.text("/detail")).as("names the run").contains(path.substring(path.lastIndexOf('/') + 1));
        assertThat(Api.post("/v1/restock/zones/MARS/pause", "{\"reason\": \"x\"}")
                        .status())
                .isEqualTo(404);
    }

    /** Order by order; what was decided stays so. */
    private static void approve(String path) {
        assertThat(Api.get(path + "/orders").text("/0/heldBecause/0/limit")).isEqualTo("VALUE");
        assertThat(Api.post(path + "/orders/" + UUID.randomUUID() + "/approve", "")
                        .status())
                .isEqualTo(404);
        for (JsonNode order : Api.get(path + "/orders").json()) {
            String one = path + "/orders/" + order.at("/id").asString();
            String reason = "{\"by\": \"ann\", \"reason\": \"checked\"}";
            assertThat(Api.post(one + "/approve", reason).text("/status")).isEqualTo("RELEASED");
            var again = Api.post(one + "/approve", "{\"by\": \"bob\"}");
            assertThat(again.text("/decidedBy")).isEqualTo("ann");
            assertThat(again.text("/decisionReason")).isEqualTo("checked");
            assertThat(Api.post(one + "/reject", "").text("/code")).isEqualTo("TOO_LATE");
            assertThat(Api.post(one + "/undo", "").text("/detail")).contains("is RELEASED, so its approval cannot");
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Api.get(path).text("/run/status").equals("RELEASED"));
    }

    @Test
    void aTransferIsShippedAndReceivedOnce() {
        UUID id = UUID.randomUUID();
        DB.transaction(configuration -> {
            DSLContext tx = configuration.dsl();
            UUID run = UUID.randomUUID();
            tx.execute(
                    "insert into restock_run (id, zone_code, run_key, status, step, started_at, policy_version, seed)"
                            + " values (?, 'EAST', ?, 'REJECTED', 'done', '2026-01-01', 1, 1)",
                    run,
                    "EAST/" + run);
            tx.execute(
                    "insert into transfer (id, request_id, restock_run_id, sku, from_node, to_node, period, quantity,"
                            + " saving_minor, status, created_at, released_at) values (?, ?, ?, 'A', 'W2', 'W1', 0, 4,"
                            + " 100, 'RELEASED', now(), now())",
                    id,
                    "t:" + id,
                    run);
            StockLedger.reserve(tx, "t:" + id, new NodeCode("W2"), new Sku("A"), 4, "test", TestNetwork.NOW);
        });
        String path = "/v1/transfers/" + id;
        assertThat(Api.get("/v1/nodes/W2/transfers-out").text("/0/id")).isEqualTo(id.toString());
        assertThat(Api.get("/v1/nodes/W9/transfers-out").text("/detail")).contains("There is no node W9");
        String ship = "{\"carrier\": \"SF\", \"tracking\": \"T1\", \"units\": %s}";
        assertThat(Api.post(path + "/ship", ship.formatted("5")).text("/detail"))
                .contains("is of 4 units; 5");
        assertThat(Api.post(path + "/ship", ship.formatted("2.5")).text("/detail"))
                .contains("units", "2.5");
        assertThat(Api.post(path + "/receive", "{\"received\": 4, \"damaged\": 0}")
                        .text("/code"))
                .isEqualTo("TOO_EARLY");
        assertThat(Api.post(path + "/ship", ship.formatted("3")).text("/status"))
                .isEqualTo("SHIPPED");
        assertThat(Api.post(path + "/ship", ship.formatted("3")).text("/shipped"))
                .isEqualTo("3");
        assertThat(Api.post(path + "/ship", ship.formatted("4")).text("/code")).isEqualTo("ALREADY_ANSWERED");
        assertThat(Api.get("/v1/nodes/W1/transfers-in").text("/0/id")).isEqualTo(id.toString());
        String receive = "{\"received\": 2, \"damaged\": %s}";
        assertThat(Api.post(path + "/receive", receive.formatted("2")).text("/detail"))
                .contains("left with 3 units");
        assertThat(Api.post(path + "/receive", receive.formatted("1")).text("/status"))
                .isEqualTo("RECEIVED");
        assertThat(Api.post(path + "/receive", receive.formatted("1")).text("/received"))
                .isEqualTo("2");
        assertThat(Api.post(path + "/receive", receive.formatted("0")).text("/code"))
                .isEqualTo("ALREADY_ANSWERED");
        assertThat(Api.get("/v1/transfers/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(Api.get("/v1/invariants").json())
                .allSatisfy(check -> assertThat(check.at("/holds").asBoolean())
                        .as(check.toString())
                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/restock/exceptions?zone=MARS              | There is no zone MARS
            /v1/restock/exceptions?sku=ZZZ                | There is no sku ZZZ
            /v1/restock/exceptions?kind=COLOUR            | one of EXPEDITE, LIKELY_STOCK_OUT
            /v1/restock/exceptions?limit=0                | limit is '0'; it must be greater
            /v1/restock-runs?zone=MARS                    | There is no zone MARS
            /v1/restock-runs?limit=many                   | limit is 'many', which is not a whole number
            /v1/restock/runs/17/progress                  | id is '17', which is not an id
            /v1/signals?kind=COLOUR                       | one of PROMOTION, FESTIVAL, CONTENT_HEAT
            /v1/signals?scope=ZZZ                         | There is no SKU or category ZZZ
            /v1/signals?from=2026-08-03&to=2026-01-05     | Maybe the two dates are swapped
            /v1/signals?from=3                            | from is '3', which is not a date
            """)
    void filtersThatNameNothingAreRefused(String path, String detail) {
        var answer = Api.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.text("/detail")).contains(detail).doesNotContain("io.tributary");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"sku": "B", "units": -4}                       | units: '-4' is out of range
            {"sku": "B", "units": 1000000000}               | units: '1000000000' is out of range
            {"sku": "B", "units": 1.5}                      | units: '1.5' is not a whole number
            {"sku": "B", "units": "many"}                   | units: 'many' is not a whole number
            {"sku": "B", "units": 1, "out_of_stock_days": 8}      | Line 3, column out_of_stock_days: '8' is out of range. Maybe
            {"sku": "B", "units": 1, "out_of_stock_days": -1}     | Line 3, column out_of_stock_days: '-1' is out of range. Maybe
            {"sku": "B", "units": 1, "out_of_stock_days": "some"} | out_of_stock_days: 'some' is not a whole number from 0 to 7
            {"sku": "ZZZ", "units": 1}                      | there is no sku 'ZZZ'
            {"sku": "B", "units": 1, "region_code": "MARS"} | there is no region 'MARS'
            {"sku": "B", "units": 1, "week": "2026-02-03"}  | '2026-02-03' is not a Monday
            {"sku": "B", "units": 1, "week": "2050-01-03"}  | '2050-01-03' has not begun yet, so nothing was sold in it. Maybe
            {"sku": "B", "units": 1, "week": "1026-02-06"}  | is more than 30 years ago. Maybe
            {"sku": "B", "units": 1, "week": null}          | column week: is empty
            {"sku": "B", "units": 1, "colour": 1}           | no column 'colour'
            {"sku": "B\\u0000", "units": 1}                 | [1].sku is 'B\\u0000', which has a NUL character
            null                                            | Line 3 is null
            17                                              | [1] is not an object
            {"sku": "C", "units": 2}                        | Line 3: the same [sku, region_code, week] as line 2
            """)
    void wrongSalesAreRefusedAndNothingIsStored(String row, String detail) {
        String right = "{\"sku\": \"C\", \"region_code\": \"ZJ\", \"week\": \"2026-02-02\", \"units\": 7}";
        String other = row.startsWith("{") ? filled(row) : row;
        var answer = Api.put("/v1/network/sales-history", "application/json", "[" + right + "," + other + "]");
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.text("/detail")).contains(detail).doesNotContain("io.tributary");
        assertThat(DB.fetchCount(DSL.table("sales_history"), DSL.condition("sku in ('B', 'C')")))
                .as("all or nothing")
                .isZero();
    }

    private static String filled(String row) {
        String more = row.substring(0, row.length() - 1);
        more += row.contains("region_code") ? "" : ", \"region_code\": \"ZJ\"";
        return more + (row.contains("week") ? "" : ", \"week\": \"2026-02-02\"") + "}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "factor": "2"                             | signals[1].factor is not a number
            "factor": -1                              | signals[1].factor '-1.0' must be greater
            "factor": 1e9                             | signals[1].factor '1.0E9' must be less
            "factor": null                            | signals[1].factor is missing. Maybe it is misspelt.
            "by": "COLOUR"                            | signals[1].by is 'COLOUR', which is not one of KEYWORD
            "by": 0                                   | signals[1].by is '0', which is not one of KEYWORD
            "term": "ZZZ"                             | Signal 2: there is no SKU 'ZZZ'
            "term": "\\u0000"                         | signals[1].term is '\\u0000', which has a NUL
            "week": "2026-06-16"                      | 2026-06-16 is a TUESDAY
            "week": "2026-13-01"                      | signals[1].week is '2026-13-01', which is not a date
            "week": 5                                 | signals[1].week is '5', which is not a date
            "week": "9999-12-27"                      | Maybe the year is mistyped
            "colour": 1                               | signals[1].colour is not known. Maybe one of: by, factor
            "term": "A"                               | Signal 2 tells SKU 'A' of 2026-06-22 again, as signal 1
            """)
    void wrongHeatIsRefusedAndNothingIsStored(String field, String detail) {
        String right = "{\"by\": \"SKU\", \"term\": \"A\", \"week\": \"2026-06-22\", \"factor\": 1.5}";
        String name = field.substring(0, field.indexOf(':'));
        String wrong = right.contains(name)
                ? right.replaceFirst(name + ": [^,}]*", java.util.regex.Matcher.quoteReplacement(field))
                : right.replace("}", ", " + field + "}");
        var answer = Api.post(
                "/v1/signals",
                "{\"signals\": [" + right + "," + wrong + "]}",
                "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(answer.status()).as(answer.body()).isBetween(400, 422);
        assertThat(answer.text("/detail")).contains(detail).doesNotContain("io.tributary");
        assertThat(DB.fetchCount(DSL.table("heat_report"), DSL.condition("week = date '2026-06-22'")))
                .as("all or nothing")
                .isZero();
    }

    @Test
    void bodiesThatAreNoneAreNamed() {
        assertThat(Api.post("/v1/restock-runs", "null").text("/detail")).startsWith("The body is missing");
        assertThat(Api.post("/v1/restock-runs", "[null]").text("/detail")).contains("an object with zone");
        assertThat(Api.post("/v1/restock-runs", "{\"zone\"").text("/detail")).startsWith("The body is not valid JSON");
        assertThat(Api.post("/v1/restock-runs", "{\"zone\": \"E\\u0000\"}").text("/detail"))
                .contains("zone is 'E\\u0000'");
        assertThat(Api.post("/v1/restock-runs", "{\"zone\": \"MARS\"}").text("/code"))
                .isEqualTo("NOT_FOUND");
        assertThat(Api.put("/v1/network/sales-history", "application/json", "{}")
                        .text("/detail"))
                .contains("not a list");
    }
}
