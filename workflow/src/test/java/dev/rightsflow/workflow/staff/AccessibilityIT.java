package dev.rightsflow.workflow.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.rightsflow.schemas.Item;
import dev.rightsflow.schemas.Right;
import dev.rightsflow.testbed.OnTestbed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every staff page against WCAG 2.2 AA: on a screen and a telephone, in light and dark, with keyboard alone, on paper. */
@OnTestbed
@EnabledIf(value = "hasBrowser", disabledReason = "No Chromium here: Debian's package is 'chromium'")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityIT {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final int SCREEN = 1280;
    private static final int TELEPHONE = 390;

    private final String axe = read("/axe.min.js");
    private StaffBrowser browser;
    private List<String> pages;

    static boolean hasBrowser() {
        return StaffBrowser.isHere();
    }

    @BeforeAll
    void open() {
        browser = new StaffBrowser();
        Scene scene = new Scene(Staffed.workflow());
        scene.announceSystems();
        String asked = scene.submit(Right.MARKETING_OBJECTION, "customer", "Ida Alm", Instant.now());
        String weighed = scene.submit(Right.OBJECTION, "former-customer", "Jon Bok", Instant.now());
        scene.found(weighed, "invoicing", new Item("invoice", LocalDate.parse("2025-12-31"), 2L));
        pages = List.of(
                "/cases",
                "/cases?view=CLOSED",
                "/cases/" + asked,
                "/cases/" + weighed,
                "/cases/" + asked + "/decisions/judge",
                "/cases/" + asked + "/decisions/refuse",
                "/cases/" + asked + "/decisions/extend",
                "/cases/" + asked + "/decisions/approve",
                "/holds",
                "/holds?view=OVER",
                "/holds/new",
                "/waiting",
                "/policy",
                "/policy?right=ERASURE&subject=former-customer&records=2025-12-31",
                "/systems",
                "/dead-letters");
        Page first = browser.logIn(Staffed.SECOND_OFFICER);
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> {
                    first.navigate("/cases/" + weighed);
                    return first.locator("h1.error").count() == 0
                            && first.title().contains(weighed);
                });
    }

    @AfterEach
    void leave() {
        browser.leaveAll();
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void meetsTheGuidelinesOnAScreenAndOnATelephone(ColorScheme scheme) {
        Page page = browser.logIn(Staffed.SECOND_OFFICER, scheme);
        for (int width : List.of(SCREEN, TELEPHONE)) {
            page.setViewportSize(width, 900);
            for (String address : pages) {
                for (String language : List.of("sv", "en")) {
                    page.navigate(address + (address.contains("?") ? "&" : "?") + "lang=" + language);
                    picture(page, address, scheme, width, language);
                    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                            .as("%s fits %d pixels", address, width)
                            .isEqualTo(true);
                }
                assertThat(violations(page))
                        .as("%s, %s, %d pixels", address, scheme, width)
                        .isEmpty();
            }
        }
    }

    @Test
    void aKeyboardIsEnough() {
        Page page = browser.logIn(Staffed.SECOND_OFFICER);
        for (String address : pages) {
            page.navigate(address);
            page.keyboard().press("Tab");
            assertThat(focused(page, "className")).as(address).isEqualTo("skip");
            page.keyboard().press("Enter");
            assertThat(focused(page, "id")).as(address).isEqualTo("content");
            assertThat(page.locator("h1").count())
                    .as("%s has one heading", address)
                    .isEqualTo(1);
            page.keyboard().press("Tab");
            assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                    .as("%s shows where the focus is", address)
                    .isIn("solid", "auto");
        }
    }

    @Test
    void paperShowsWhatMattersAndNothingToClick() {
        Page page = browser.logIn(Staffed.SECOND_OFFICER);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        for (String address : pages) {
            page.navigate(address);
            assertThat(page.locator("nav.pages").isVisible()).as(address).isFalse();
            assertThat(page.locator("h1").isVisible()).as(address).isTrue();
        }
    }

    @SuppressWarnings("unchecked")
    private List<String> violations(Page page) {
        page.evaluate(axe);
        return (List<String>) page.evaluate("""
            async () => (await axe.run(document, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
            })).violations.flatMap(found => found.nodes.map(node =>
                found.id + ': ' + node.html.slice(0, 160) + ' ' + node.failureSummary.replace(/\\s+/g, ' ').slice(0, 200)))
            """);
    }

    private static Object focused(Page page, String property) {
        return page.evaluate("document.activeElement." + property);
    }

    private static void picture(Page page, String address, ColorScheme scheme, int width, String language) {
        String name = address.substring(1)
                .replaceAll("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", "case")
                .replaceAll("\\W+", "-");
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(PICTURES.resolve("%s-%s-%d-%s.png"
                        .formatted(name, scheme.name().toLowerCase(java.util.Locale.ROOT), width, language))));
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(AccessibilityIT.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
