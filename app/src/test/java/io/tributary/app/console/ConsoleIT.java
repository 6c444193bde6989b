package io.tributary.app.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A walk through the console in Chromium, as an operator would do it. */
class ConsoleIT extends ConsoleWalk {
    @Test
    void anOperatorFindsHerWay() {
        page.navigate(home + "/");
        assertThat(page.locator("#tiles .tile")).hasCount(8);
        assertThat(page.locator("[data-chart=map][data-drawn]")).isVisible();
        assertThat(page.locator("#feed li").first()).isVisible();
        assertThat(page.locator("#live-state")).hasText("Live");

        page.keyboard().press("g");
        page.keyboard().press("o");
        assertThat(page).hasURL(home + "/orders");
        assertThat(page.locator("#rows tbody tr")).hasCount(50);
        page.getByText("Older").click();
        assertThat(page).hasURL(Pattern.compile(".*before=.*"));
        // from here on the page's script listens to keys
        assertThat(page.locator("#live-state")).hasText("Live");
        assertThat(page.locator("#rows tbody tr").first()).isVisible();

        page.keyboard().press("/");
        page.keyboard().type("100386");
        page.keyboard().press("Enter");
        assertThat(page.locator("#rows tbody tr")).hasCount(1);
        page.locator("#rows a.key").click();
        assertThat(page.locator("h1")).hasText("Order 100386");
        assertThat(page.locator(".cand.chosen svg rect").first()).isAttached();
        assertThat(page.locator(".cand.out").first()).isVisible();
        assertThat(page.locator("#timeline li")).not().hasCount(0);
    }

    @Test
    void aHeldLineIsApprovedAfterAQuestion() {
        page.navigate(home + "/exceptions");
        Locator open = page.locator("#open .case");
        int before = open.count();
        Locator first = page.locator("#open .case", new Page.LocatorOptions().setHasText("Held line"))
                .first();
        first.getByText("Approve").first().click();
        assertThat(page.locator("#confirm")).isVisible();
        page.locator("#confirm [value=no]").click();
        assertThat(open).hasCount(before);

        first.getByText("Approve").first().click();
        page.locator("#confirm [value=yes]").click();
        assertThat(page.locator(".toast")).hasText("Approved. The workflow goes on.");
        assertThat(page.locator("#open .case")).hasCount(before - 1);
        assertThat(page.locator("#resolved .pill", new Page.LocatorOptions().setHasText("Approved")))
                .hasCount(1);
    }

    @Test
    void aRefusalSaysWhy() {
        page.navigate(home + "/orders?q=100386");
        page.locator("#rows a.key").click();
        page.getByText("Cancel order").click();
        page.locator("#confirm input").fill("Ordered twice");
        page.locator("#confirm [value=yes]").click();
        assertThat(page.locator(".toast.bad")).containsText("Maybe ask for a return.");
    }

    @Test
    void purchaseOrdersAndARestockRunAreShown() {
        page.navigate(home + "/purchase-orders?status=COUNTERED");
        page.locator("#rows a.key").first().click();
        assertThat(page.locator("h1")).containsText("Purchase order");
        assertThat(page.locator("#po-body tbody tr")).hasCount(3);

        page.navigate(home + "/restock");
        page.locator("#rows a.key").first().click();
        assertThat(page.locator("[data-chart=bands][data-drawn]")).isVisible();
        assertThat(page.locator("[data-chart=suppliers][data-drawn]")).isVisible();
        assertThat(page.locator("#orders td.why").first()).not().isEmpty();
        assertThat(page.locator("#planned td.why").first())
                .containsText(Pattern.compile("Net requirement.*Second: \\S+|No other supplier"));
    }

    @Test
    void anEventComesBackEachYearByTheChineseCalendar() {
        page.navigate(home + "/calendar");
        assertThat(page.locator("#events")).containsText("Spring Festival");
        assertThat(page.locator("#events")).containsText("each year on lunar 1-1 · 2027-02-05");
        assertThat(page.locator("#heat-lifts")).containsText("SKU-0001");
        plan("LUNAR", "13-1");
        assertThat(page.locator("body")).containsText("not 1 to 12");
        plan("LUNAR", "8-15");
        assertThat(page.locator("#events")).containsText("each year on lunar 8-15 · 2026-09-25 · 2027-09-15");
        page.navigate(home + "/calendar?month=2027-09");
        assertThat(page.locator("td.cal-FESTIVAL")).containsText("Mid-Autumn");
    }

    private void plan(String calendar, String day) {
        page.navigate(home + "/calendar");
        page.locator("[name=name]").fill("中秋");
        page.locator("[name=nameEn]").fill("Mid-Autumn");
        page.locator("[name=startsOn]").fill("2026-09-25");
        page.locator("[name=endsOn]").fill("2026-09-25");
        page.locator("[name=yearly]").selectOption(calendar);
        page.locator("[name=yearlyDay]").fill(day);
        page.locator("form.form button.primary").click();
        page.locator("#confirm [value=yes]").click();
    }

    @Test
    void totalsOfCategoriesAndOfAllAreShownWithTheAccuracy() {
        page.navigate(home + "/forecast");
        assertThat(page.locator("#totals tbody tr").first()).isVisible();
        assertThat(page.locator("#totals tbody tr", new Page.LocatorOptions().setHasText("All"))
                        .first())
                .isVisible();
        page.navigate(home + "/forecast?by=REGION");
        assertThat(page.locator("#totals thead")).containsText("By region");
    }

    @Test
    void aBuyersNameStaysText() {
        page.navigate(home + "/orders?q=B-XSS");
        assertThat(page.locator("#rows")).containsText("<script>");
        page.locator("#rows a.key").click();
        assertThat(page).hasTitle("Order 100481 · Tributary");
        assertThat(page.locator("#order img, #order script")).hasCount(0);
    }

    @Test
    void languageAndThemeAreKept() {
        page.navigate(home + "/");
        page.locator("[data-do=language]").click();
        assertThat(page.locator("h1")).hasText("总览");
        page.locator("[data-do=theme]").click();
        String theme = (String) page.evaluate("document.documentElement.dataset.theme");
        page.navigate(home + "/stock");
        assertThat(page.locator("h1")).hasText("库存");
        assertThat(page.locator("html")).hasAttribute("data-theme", theme);
    }

    @Test
    void everyPageHasItsPolicyAndNoPageOverflows() {
        for (String path : List.of(
                "/",
                "/orders",
                "/exceptions",
                "/purchase-orders",
                "/restock",
                "/stock",
                "/waves",
                "/suppliers",
                "/calendar",
                "/forecast")) {
            var answer = page.navigate(home + path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.headerValue("content-security-policy")).as(path).contains("script-src 'self'");
            assertThat(page.locator("h1")).hasText(Pattern.compile(".+"));
            assertThat((Boolean) page.evaluate(
                            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as("%s fits its window", path)
                    .isTrue();
        }
    }

    @Test
    void whatIsNotThereGetsAPage() {
        var answer = page.navigate(home + "/orders/018f0000-0000-7000-8000-000000000000");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(page.locator(".error-page")).containsText("There is no such page or record.");
        for (String path : List.of("/orders/xx", "/waves/xx", "/reallocations/xx")) {
            assertThat(page.navigate(home + path).status()).as(path).isEqualTo(404);
            assertThat(page.locator(".error-page")).isVisible();
        }
        browser.complaints.removeIf(text -> text.contains("404"));
    }

    @Test
    void whatReadsAnythingGetsAPageToo() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(home + "/waves/xx"))
                .header("Accept", "*/*")
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("error-page");
        }
    }

    @Test
    void unknownRunsAndZonesAreSaidInPlace() {
        page.navigate(home + "/compare?before=xx");
        assertThat(page.locator(".problem")).containsText("There is no run 'xx'");
        page.navigate(home + "/what-if?zone=MARS");
        assertThat(page.locator(".problem")).containsText("There is no zone MARS");
    }

    @Test
    void aRunShowsItsFlowsAndSaysInPlaceThatItIsNotKept() {
        page.navigate(home + "/waves");
        page.locator("#rows a.key, table a.key").first().click();
        assertThat(page.locator("h1")).containsText("Wave");
        assertThat(page.locator("[data-chart=map][data-drawn]")).hasCount(2);
        page.getByText("Replay").first().click();
        assertThat(page.locator("#replay .problem")).containsText("is not kept. Maybe");
    }

    @Test
    void aWhatIfAnswersAndChangesNothing() {
        page.navigate(home + "/what-if");
        page.locator("[name=zone]").selectOption("Z-EAST");
        page.locator("[name=closed]").selectOption("W-SH1");
        page.locator("[name=demand]").fill("2");
        page.getByText("Plan it").click();
        assertThat(page.locator("#answer")).containsText("Nothing was changed");
        assertThat(page.locator("[data-chart=nodes][data-drawn]")).isVisible();

        page.navigate(home + "/what-if?zone=Z-EAST&capacity=99");
        assertThat(page.locator(".problem")).containsText("The factor of capacity is 99");
        assertThat(page.locator("[name=zone]")).hasValue("Z-EAST");
    }

    @Test
    void whyNotIsAnsweredBesideTheCandidate() {
        page.navigate(home + "/orders?q=100386");
        page.locator("#rows a.key").click();
        assertThat(page.locator("#live-state")).hasText("Live");
        page.getByText("Why not?").first().click();
        assertThat(page.locator(".answer .why-not").first()).hasText(Pattern.compile("\\s*\\S.*", Pattern.DOTALL));
    }

    @Test
    void aPolicyIsDraftedPreviewedActivatedAndLeft() {
        page.navigate(home + "/policies");
        page.locator("[name=waveEvery]").fill("abc");
        page.locator("[name='guarantee.breachMinor']").fill("300");
        page.locator("[name='restock.goodwillPermille']").fill("250");
        page.locator("[name=note]").fill("Guarantees matter");
        page.locator("#editor [value=save]").click();
        assertThat(page.locator(".wrong .fault")).containsText("cannot be read");
        assertThat(page.locator("[name='guarantee.breachMinor']")).hasValue("300");
        assertThat(page.locator("[name='restock.goodwillPermille']")).hasValue("250");
        assertThat(page.locator("[name='restock.riskyShare']")).hasValue("0.7");

        page.locator("[name=waveEvery]").fill("6");
        page.locator("#editor [value=save]").click();
        assertThat(page.locator(".toast")).containsText("not active yet");
        Locator newest = page.locator("#versions tbody tr").first();
        assertThat(newest).containsText("Guarantees matter");
        newest.getByText("Preview").click();
        assertThat(page.locator("#preview")).containsText("Nothing was changed");

        page.locator("#versions tbody tr").first().getByText("Activate").click();
        page.locator("#confirm [value=yes]").click();
        assertThat(page.locator(".toast")).containsText("The policy is active");
        assertThat(page.locator("#versions tbody tr").first()).containsText("Active");
        page.getByText("Go back to it").first().click();
        page.locator("#confirm [value=yes]").click();
        assertThat(page.locator("#versions tbody tr").last()).containsText("Active");
    }

    @Test
    void linesAreTakenBackAfterADryRunAndGivenBack() {
        page.navigate(home + "/reallocations");
        page.locator("#realloc-form [name=node]").selectOption("W-GZ1");
        page.locator("#realloc-form .primary").click();
        page.locator("#realloc-form [name=reason]").fill("Roof leaks");
        page.locator("#realloc-form .primary").click();
        assertThat(page.locator("#preview")).containsText("would come back");
        page.locator("#preview form button").click();
        page.locator("#confirm [value=yes]").click();
        assertThat(page).hasURL(Pattern.compile(".*/reallocations/[0-9a-f-]{36}.*"));
        assertThat(page.locator("#results tbody tr")).not().hasCount(0);
        page.getByText("Undo").first().click();
        page.locator("#confirm [value=yes]").click();
        assertThat(page.locator(".toast")).containsText(Pattern.compile("former node|Undone as far"));
    }

    @Test
    void anotherSitesFormIsNotCarriedOut() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(home + "/restock"))
                .header("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("zone=Z-EAST"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(403);
        }
    }
}
