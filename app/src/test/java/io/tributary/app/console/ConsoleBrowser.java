package io.tributary.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The console on its fixture, and a Chromium that notes what it complains of. */
final class ConsoleBrowser implements AutoCloseable {
    final List<String> complaints = new ArrayList<>();
    private final ConsoleFixture fixture = ConsoleFixture.start();
    private final ConfigurableApplicationContext console = ConsoleHarness.start(fixture, 0);
    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser;

    private ConsoleBrowser(Path chromium) {
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    /** Skips the test where there is no browser. */
    static ConsoleBrowser start() {
        Path chromium = Path.of(System.getenv().getOrDefault("TRIBUTARY_CHROMIUM", "/usr/bin/chromium"));
        assumeTrue(
                Files.isExecutable(chromium),
                "There is no browser at " + chromium + ". Maybe set TRIBUTARY_CHROMIUM to a Chromium's path.");
        return new ConsoleBrowser(chromium);
    }

    String home() {
        return "http://127.0.0.1:" + console.getEnvironment().getRequiredProperty("local.server.port");
    }

    DSLContext db() {
        return console.getBean(DSLContext.class);
    }

    /** A page of a new visitor. */
    Page open() {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("en-US"));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    void leave(Page page) {
        page.context().close();
        var told = List.copyOf(complaints);
        complaints.clear();
        assertThat(told)
                .as("what the browser complained of: errors and refused content")
                .isEmpty();
    }

    @Override
    public void close() {
        playwright.close();
        console.close();
        fixture.close();
    }
}
