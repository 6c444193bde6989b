package io.tributary.app.console;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Walks through one console in one browser; each is a visitor of its own, and ends without a complaint. */
abstract class ConsoleWalk {
    static ConsoleBrowser browser;
    static String home;

    Page page;

    @BeforeAll
    static void startBrowser() {
        browser = ConsoleBrowser.start();
        home = browser.home();
    }

    @AfterAll
    static void stopBrowser() {
        if (browser != null) {
            browser.close();
            browser = null;
        }
    }

    @BeforeEach
    void open() {
        page = browser.open();
    }

    @AfterEach
    void nothingWasComplainedOf() {
        browser.leave(page);
    }
}
