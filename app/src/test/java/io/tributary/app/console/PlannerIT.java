package io.tributary.app.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A planner's morning in Chromium: exceptions, a run's lines, a SKU, and how right forecasts were. */
class PlannerIT extends ConsoleWalk {
    @BeforeAll
    static void linesHaveOffers() {
        // every line of the waiting run has the offer that it was planned with
        browser.db()
                .execute("insert into offer (supplier_code, sku, unit_cost_minor, moq, order_multiple, lead_time_days,"
                        + " weekly_capacity_units, drop_ship, valid_from, valid_to)"
                        + " select distinct supplier_code, sku, 1100, 24, 12, 7, 2000, true, date '2025-01-01',"
                        + " date '2027-01-01' from restock_line l join restock_run r on r.id = l.run_id"
                        + " where r.status = 'AWAITING_APPROVAL' on conflict (supplier_code, sku) do update"
                        + " set moq = 24, order_multiple = 12, weekly_capacity_units = 2000");
        browser.db()
                .execute("insert into sku (code, name_zh, name_en, category, list_price_minor, margin_floor_minor)"
                        + " values ('SKU-NEW', '新品', 'New thing', 'HOME', 9900, 300)");
        browser.db().execute("update restock_run set items_done = 734, items_total = 1468 where status = 'RUNNING'");
    }

    /** Lines stand by value, which a change changes; so they are named by what they were on the first look. */
    private Locator line(String id) {
        return page.locator("#" + id);
    }

    @Test
    void theDearestExceptionIsFirstAndSaysWhatToDo() {
        page.navigate(home + "/restock/board");
        Locator rows = page.locator("#problems tbody tr");
        assertThat(rows).hasCount(9);
        assertThat(rows.first()).containsText("¥900.00");
        assertThat(rows.first()).containsText("2026-03-12");
        assertThat(rows.first().locator(".why")).containsText(Pattern.compile("Nothing comes in time|Next receipt"));
        assertThat(page.locator("#problems header")).containsText("9 in all, ¥5,580.00");

        page.locator("#problems .chip", new Page.LocatorOptions().setHasText("Postpone"))
                .click();
        assertThat(page).hasURL(Pattern.compile(".*kind=POSTPONE.*"));
        assertThat(page.locator("#problems tbody tr")).hasCount(2);
        assertThat(page.locator("#problems tbody .why").first()).containsText("nobody needs it before");
    }

    @Test
    void whatCostsLittleIsFoldedAndTheAddressKeepsTheChoice() {
        page.navigate(home + "/restock/board?zone=Z-NORTH");
        assertThat(page.locator("#problems tbody tr")).hasCount(9);
        page.locator("#problems .chip", new Page.LocatorOptions().setHasText("¥1,000.00"))
                .click();
        assertThat(page).hasURL(Pattern.compile(".*zone=Z-NORTH.*least=100000"));
        assertThat(page.locator("#problems tbody tr")).hasCount(0);
        assertThat(page.locator("#problems .empty")).containsText("Everything here costs less than ¥1,000.00");
        assertThat(page.locator("#problems")).containsText("9 more cost less than ¥1,000.00 each, ¥5,580.00 together.");
        page.locator("#problems .chip", new Page.LocatorOptions().setHasText("Overstock"))
                .click();
        assertThat(page).hasURL(Pattern.compile(".*kind=OVERSTOCK.*least=100000"));
        page.locator("#problems").getByText("Show them").click();
        assertThat(page).hasURL(Pattern.compile(".*zone=Z-NORTH.*kind=OVERSTOCK.*least=0"));
        Locator rows = page.locator("#problems tbody tr");
        assertThat(rows).hasCount(1);
        Locator first = page.locator("#board .waiting tr[data-line]").first();
        String line = first.getAttribute("id");
        first.getByText("Approve").click();
        assertThat(page).hasURL(Pattern.compile(".*zone=Z-NORTH.*kind=OVERSTOCK.*least=0.*#" + line));
        assertThat(rows).hasCount(1);
        line(line).getByText("Undo").click();
        assertThat(line(line).getByText("Approve")).isVisible();
    }

    @Test
    void aNeighbourThatServesAndOffersLeftOutAreNamed() {
        String run = browser.db()
                .fetchSingle("select id::text from restock_run where status = 'AWAITING_APPROVAL'")
                .get(0, String.class);
        browser.db()
                .execute(
                        "insert into restock_spillover select ?::uuid, 'SKU-0005', a.code, b.code, 1, 12, 3400"
                                + " from node a, node b where a.code = 'W-SY1' and b.code = 'W-BJ1'",
                        run);
        browser.db()
                .execute(
                        "insert into event (subject_kind, subject_id, kind, at, detail) values ('RESTOCK_RUN', ?,"
                                + " 'OFFERS_LEFT_OUT', '2026-03-10T07:00:00Z',"
                                + " '{\"count\": 2, \"offers\": [\"S-009/SKU-0005\"]}')",
                        run);
        page.navigate(home + "/restock/" + run);
        assertThat(page.locator("#left-out")).containsText("correct the lead time of the offer");
        assertThat(page.locator("#left-out tbody")).containsText("SKU-0005");
        assertThat(page.locator("#left-out")).containsText("The first 1 of 2.");
        assertThat(page.locator("#spillovers tbody tr")).hasCount(1);
        assertThat(page.locator("#spillovers")).containsText("¥34.00");
        page.navigate(home + "/stock/SKU-0005");
        assertThat(page.locator("#nodes")).containsText("12 units for buyers of");
        assertThat(page.locator("#nodes")).containsText("12 units from");
        browser.db().execute("delete from restock_spillover");
    }

    @Test
    void onAPhoneALineIsACard() {
        page.setViewportSize(390, 844);
        page.navigate(home + "/restock/board");
        for (String table : List.of("#problems .scroll", ".waiting .scroll")) {
            assertThat((Boolean) page.locator(table).first().evaluate("box => box.scrollWidth <= box.clientWidth"))
                    .as("%s scrolls down only", table)
                    .isTrue();
        }
        Locator line = page.locator(".waiting tr[data-line]").first();
        line.getByText("Reject").scrollIntoViewIfNeeded();
        assertThat(line.getByText("Reject")).isInViewport();
    }

    @Test
    void linesAreApprovedChangedRejectedAndUndone() {
        page.navigate(home + "/restock/board?zone=Z-NORTH");
        Locator all = page.locator("#board .waiting tr[data-line]");
        int lines = all.count();
        String taken = all.nth(0).getAttribute("id");
        String changed = all.nth(1).getAttribute("id");
        String rejected = all.nth(2).getAttribute("id");
        line(taken).getByText("Approve").click();
        assertThat(page.locator(".toast")).containsText("Its order still waits for its release");
        assertThat(page).hasURL(Pattern.compile(".*zone=Z-NORTH.*#" + taken));
        assertThat(line(taken)).containsText("Approved");
        assertThat(page.locator(".waiting header").first())
                .containsText((lines - 1) + " of " + lines + " lines undecided");
        line(taken).getByText("Undo").click();
        assertThat(line(taken).getByText("Approve")).isVisible();

        line(changed).locator(".qty").fill("25");
        line(changed).getByText("Change").click();
        assertThat(page.locator(".toast.bad")).containsText(Pattern.compile("multiples of 12.*Maybe 36"));
        assertThat(line(changed).getByText("Approve")).isVisible();
        line(changed).locator(".qty").fill("36");
        line(changed).getByText("Change").click();
        assertThat(line(changed)).containsText(Pattern.compile("36.*plan: \\d+", Pattern.DOTALL));
        assertThat(line(changed)).containsText("Changed");

        line(rejected).getByText("Reject").click();
        assertThat(page.locator("#confirm")).containsText("It can be undone until its order is released.");
        page.locator("#confirm [value=no]").click();
        assertThat(line(rejected).getByText("Approve")).isVisible();
        line(rejected).getByText("Reject").click();
        page.locator("#confirm input").fill("End of life");
        page.locator("#confirm [value=yes]").click();
        assertThat(line(rejected)).containsText("Rejected");
        assertThat(line(rejected)).containsText("End of life");
        line(rejected).getByText("Undo").click();
        line(changed).getByText("Undo").click();
        assertThat(line(changed)).not().containsText("plan:");
        assertThat(page.locator(".waiting header").first()).containsText(lines + " of " + lines + " lines undecided");
    }

    @Test
    void ordersThatWaitSayWhyAndThoseThatAreOutAreCounted() {
        page.navigate(home + "/restock/board?zone=Z-NORTH");
        Locator orders = page.locator("#board .waiting tr[data-order]");
        int waiting = orders.count();
        Locator dear =
                orders.filter(new Locator.FilterOptions().setHasText("Worth")).first();
        assertThat(dear)
                .containsText(Pattern.compile("Worth ¥[\\d,.]+; an order of more than ¥1,000.00 is asked about"));
        assertThat(orders.filter(new Locator.FilterOptions().setHasText("Expected loss"))
                        .first())
                .containsText("3.7 % of its value; more than 3.0 % is asked about");
        dear.getByText("Reject the order").click();
        assertThat(page.locator("#confirm")).containsText("It can be undone while other orders of the run wait");
        page.locator("#confirm [value=no]").click();

        String out = dear.getAttribute("data-order");
        String dropped = orders.filter(new Locator.FilterOptions().setHasText("Expected loss"))
                .first()
                .getAttribute("data-order");
        try {
            dear.getByText("Approve the order").click();
            page.locator("#confirm [value=yes]").click();
            assertThat(page.locator(".toast")).containsText("The order is approved");
            assertThat(page).hasURL(Pattern.compile(".*zone=Z-NORTH.*"));
            assertThat(orders).hasCount(waiting - 1);
            assertThat(page.locator(".waiting").first()).containsText("Partly released");
            assertThat(page.locator(".waiting").first()).containsText("Out already: 1 orders");
            page.locator("tr[data-order='" + dropped + "']")
                    .getByText("Reject the order")
                    .click();
            page.locator("#confirm input").fill("Too far away");
            page.locator("#confirm [value=yes]").click();
            Locator rejected = page.locator("tr[data-order='" + dropped + "']");
            assertThat(rejected).containsText(Pattern.compile("Rejected.*Too far away", Pattern.DOTALL));
            assertThat(rejected.getByText("Approve the order")).hasCount(0);
            rejected.getByText("Undo").click();
            assertThat(page.locator(".toast")).containsText("Undone; the order waits again");
            rejected.getByText("Reject the order").click();
            page.locator("#confirm input").fill("Too far away");
            page.locator("#confirm [value=yes]").click();
            assertThat(rejected.getByText("Undo")).isVisible();
            assertThat(orders).hasCount(waiting - 1);

            page.locator(".waiting header a").first().click();
            assertThat(page.locator("#state")).containsText("the others wait for approval");
            assertThat(page.locator("#orders tbody tr")).hasCount(waiting);
            assertThat(page.locator("#orders tr[data-order='" + out + "']")).containsText("Released");
            assertThat(page.locator("#orders tr[data-order='" + dropped + "']")).containsText("Too far away");
            assertThat(page.locator("#orders tbody tr").first()).containsText("Awaits approval");
        } finally {
            browser.db()
                    .execute("update restock_run set status = 'AWAITING_APPROVAL' where status = 'PARTLY_RELEASED'");
            browser.db()
                    .execute("update restock_order set status = 'PROPOSED', decided_by = null, decided_at = null,"
                            + " decision_reason = null");
        }
    }

    @Test
    void aFieldThatIsNoNumberIsRefusedInThePage() {
        page.navigate(home + "/restock/board?zone=Z-NORTH");
        Locator form = page.locator("form[action*='approve-below']").first();
        form.evaluate("form => form.limit.type = 'text'");
        form.locator("[name=limit]").fill("abc");
        form.locator("button").click();
        page.locator("#confirm [value=yes]").click();
        assertThat(page.locator(".toast.bad")).containsText("The limit is 'abc', not a whole number");
        assertThat(page).hasURL(Pattern.compile(".*zone=Z-NORTH.*"));
        Locator line = page.locator("#board .waiting tr[data-line]").first();
        line.locator(".qty").evaluate("input => input.type = 'text'");
        line.locator(".qty").fill("many");
        line.getByText("Change").click();
        assertThat(page.locator(".toast.bad")).containsText("The quantity is 'many', not a whole number");
    }

    @Test
    void aZoneIsPausedWithAReasonAndResumed() {
        page.navigate(home + "/restock/board");
        page.locator(".page-actions select").selectOption("Z-WEST");
        page.locator(".page-actions .danger").click();
        page.locator("#confirm input").fill("Stocktaking");
        page.locator("#confirm [value=yes]").click();
        assertThat(page.locator(".toast")).containsText("is paused");
        Locator pause = page.locator("#board tr", new Page.LocatorOptions().setHasText("Stocktaking"));
        assertThat(pause).hasCount(1);
        pause.getByText("Resume").click();
        assertThat(page.locator("#board tr", new Page.LocatorOptions().setHasText("Stocktaking")))
                .hasCount(0);
    }

    @Test
    void aRunningRunTellsItsProgressAndAnEndedOneWhatCame() {
        page.navigate(home + "/restock");
        page.locator("#rows tr", new Page.LocatorOptions().setHasText("Running"))
                .locator("a.key")
                .click();
        assertThat(page.locator("#run-facts")).containsText("734 of 1,468 (50 %)");
        assertThat(page.locator("#run-facts .bar rect")).hasAttribute("width", "50.0");
        assertThat(page.locator("#state")).containsText("Nothing is ordered yet.");

        page.navigate(home + "/restock");
        page.locator("#rows tr", new Page.LocatorOptions().setHasText("Awaits approval"))
                .locator("a.key")
                .click();
        page.locator("#state").getByText("Decide its lines").click();
        assertThat(page).hasURL(Pattern.compile(".*/restock/board\\?zone=Z-NORTH"));

        page.navigate(home + "/restock");
        page.locator("#rows tr", new Page.LocatorOptions().setHasText("Released"))
                .first()
                .locator("a.key")
                .click();
        assertThat(page.locator("#state")).containsText("below is what came of them");
        assertThat(page.locator("[data-chart=bands][data-drawn]")).isVisible();
    }

    @Test
    void aSkuShowsItsForecastDriversProjectionAndReceipts() {
        page.navigate(home + "/stock/SKU-0005");
        for (String chart : List.of("bands", "projection", "regions", "season")) {
            assertThat(page.locator("[data-chart=" + chart + "][data-drawn]")).isVisible();
        }
        assertThat(page.locator("#sku-fan-caption")).hasText("");
        page.locator("select[name=region]").selectOption("CN-SH");
        assertThat(page.locator("#sku-fan-caption")).containsText("IMAPA");
        assertThat(page.locator("#nodes tbody tr")).not().hasCount(0);
        assertThat(page.locator("#receipts tbody")).containsText("Proposed");
        assertThat(page.locator("#sku")).containsText("What moves the weeks ahead");
    }

    @Test
    void aSkuShowsWhatAnEmptyShelfLostAndWhatItBorrows() {
        String week =
                "sku = 'SKU-0005' and region_code = 'CN-SH' and week = (select max(week) - 14 from sales_history)";
        browser.db().execute("update sales_history set out_of_stock_days = 7 where " + week);
        browser.db()
                .execute("update forecast set model = 'SIMILAR_SKUS', sample_size = 2 where sku = 'SKU-0005'"
                        + " and region_code = 'CN-SH'");
        try {
            page.navigate(home + "/stock/SKU-0005");
            assertThat(page.locator("#sku .facts")).containsText("estimated, in 1 weeks");
            assertThat(page.locator("#sku")).containsText("never sold here in 2 weeks on offer");
            assertThat(page.locator("#sku")).containsText("sales of similar SKUs");
            assertThat(page.locator("[data-chart=bands][data-drawn]")).isVisible();
            String fan = page.request()
                    .get(home + "/stock/SKU-0005/fan?region=CN-SH")
                    .text();
            org.assertj.core.api.Assertions.assertThat(fan).containsPattern("\"wanted\":\\[[^]]*[0-9]");
        } finally {
            browser.db().execute("update sales_history set out_of_stock_days = 0 where " + week);
            browser.db().execute("update forecast set model = 'IMAPA' where model = 'SIMILAR_SKUS'");
        }
    }

    /** The first region's forecast is months old, because its zone was paused. */
    @Test
    void theNewestForecastOfASkuIsNamedAndOlderOnesSayWhenTheyWereMade() {
        browser.db()
                .execute("insert into sku (code, name_zh, name_en, category, list_price_minor, margin_floor_minor)"
                        + " values ('SKU-AGED', '旧品', 'Old thing', 'HOME', 9900, 300)");
        browser.db()
                .execute("insert into restock_run (id, zone_code, run_key, status, step, started_at, policy_version,"
                        + " seed) select gen_random_uuid(), min(zone_code), 'paused', 'FAILED', 'done',"
                        + " timestamptz '2026-01-05T08:00:00Z', 1, 1 from restock_run");
        browser.db()
                .execute("insert into forecast (run_id, sku, region_code, model, sample_size, weeks,"
                        + " error_correlation, scores) select distinct on (f.region_code)"
                        + " case f.region_code when first.code then old.id else f.run_id end, 'SKU-AGED',"
                        + " f.region_code, f.model, f.sample_size, f.weeks, f.error_correlation, f.scores"
                        + " from forecast f join restock_run r on r.id = f.run_id"
                        + " cross join (select min(region_code) as code from forecast where sku = 'SKU-0005') first"
                        + " join restock_run old on old.run_key = 'paused'"
                        + " where f.sku = 'SKU-0005' order by f.region_code, r.started_at desc");
        try {
            page.navigate(home + "/stock/SKU-AGED");
            assertThat(page.locator("#sku .facts")).containsText(Pattern.compile("Newest forecast\\s*03-"));
            assertThat(page.locator("#sku")).containsText("weeks of history; forecast on 01-05");
        } finally {
            browser.db().execute("delete from forecast where sku = 'SKU-AGED'");
            browser.db().execute("delete from restock_run where run_key = 'paused'");
            browser.db().execute("delete from sku where code = 'SKU-AGED'");
        }
    }

    @Test
    void aSkuCallsWhatIsNeverPromisedSafetyStockAndWhatAPlanKeepsItsBuffer() {
        page.navigate(home + "/stock/SKU-0005");
        assertThat(page.locator("#nodes tbody")).containsText("Safety stock ");
        assertThat(page.locator("#projection")).containsText("Safety stock (not promised)");
        page.navigate(home + "/restock");
        page.locator("#rows tr", new Page.LocatorOptions().setHasText("Awaits approval"))
                .locator("a.key")
                .click();
        assertThat(page.locator(".legend").filter(new Locator.FilterOptions().setHasText("Plan's buffer")))
                .hasCount(1);
    }

    @Test
    void buttonsOfTheCalendarAreSeenInAnOrdinaryWindow() {
        for (int width : new int[] {1300, 1000}) {
            page.setViewportSize(width, 900);
            page.navigate(home + "/calendar");
            var table = page.locator("#events .scroll").boundingBox();
            var button = page.locator("#events button").first().boundingBox();
            org.assertj.core.api.Assertions.assertThat(button.x + button.width)
                    .as("at %s", width)
                    .isLessThanOrEqualTo(table.x + table.width);
        }
    }

    @Test
    void aSkuWithoutSalesSaysSo() {
        page.navigate(home + "/stock/SKU-NEW");
        assertThat(page.locator("#sku")).containsText("No sales yet");
        assertThat(page.locator("#sku")).containsText("No warehouse holds it, and none is to get it.");
        assertThat(page.locator("[data-chart]")).hasCount(0);
    }

    @Test
    void howRightForecastsWereIsShownBySegment() {
        page.navigate(home + "/forecast");
        assertThat(page.locator("[data-chart=accuracy][data-drawn]")).isVisible();
        Locator bags = page.locator(
                "tr", new Page.LocatorOptions().setHasText(Pattern.compile("bags", Pattern.CASE_INSENSITIVE)));
        assertThat(bags.locator(".pill.bad").first()).hasText("Too much, steadily");
    }

    @Test
    void plannersPagesFitNarrowWindowsInBothLanguages() {
        page.setViewportSize(420, 900);
        for (String lang : List.of("en", "zh")) {
            page.context().addCookies(List.of(new com.microsoft.playwright.options.Cookie("lang", lang).setUrl(home)));
            for (String path : List.of("/restock", "/restock/board", "/stock/SKU-0003", "/forecast")) {
                assertThat(page.navigate(home + path).status()).as(path).isEqualTo(200);
                assertThat((Boolean) page.evaluate(
                                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                        .as("%s in %s fits its window", path, lang)
                        .isTrue();
            }
        }
    }
}
