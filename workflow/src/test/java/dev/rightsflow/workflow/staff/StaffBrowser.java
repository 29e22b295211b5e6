package dev.rightsflow.workflow.staff;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real browser in which members of the staff log in, each in a context of their own. */
final class StaffBrowser implements AutoCloseable {

    private static final List<Path> BROWSERS = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
    private static final double SOON = 60_000;

    private final Playwright playwright;
    private final Browser browser;
    private final List<BrowserContext> visits = new ArrayList<>();

    StaffBrowser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(browsers().findFirst().orElseThrow())
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
        PlaywrightAssertions.setDefaultAssertionTimeout(SOON);
    }

    static boolean isHere() {
        return browsers().findAny().isPresent();
    }

    private static Stream<Path> browsers() {
        return BROWSERS.stream().filter(Files::isExecutable);
    }

    Page logIn(String user) {
        return logIn(user, ColorScheme.LIGHT);
    }

    Page logIn(String user, ColorScheme scheme) {
        BrowserContext visit = browser.newContext(new Browser.NewContextOptions()
                .setLocale("en-GB")
                .setColorScheme(scheme)
                .setBaseURL(Staffed.address()));
        visits.add(visit);
        Page page = visit.newPage();
        page.navigate("/cases");
        page.getByLabel("User name").fill(user);
        page.getByLabel("Password").fill(Staffed.PASSWORD);
        button(page, "Log in").click();
        return page;
    }

    void leaveAll() {
        visits.forEach(BrowserContext::close);
        visits.clear();
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    static Locator stage(Page page) {
        return page.locator(".steps [aria-current=step]");
    }

    @Override
    public void close() {
        leaveAll();
        browser.close();
        playwright.close();
    }
}
