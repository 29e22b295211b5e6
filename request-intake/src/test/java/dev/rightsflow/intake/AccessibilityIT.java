package dev.rightsflow.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.rightsflow.schemas.identifiers.Reference;
import dev.rightsflow.schemas.link.Links;
import dev.rightsflow.testbed.OnTestbed;
import dev.rightsflow.testbed.Testbed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page of the intake against WCAG 2.2 AA: on a screen and a telephone, in light and dark. */
@OnTestbed
class AccessibilityIT {

    private static final int SCREEN = 1280;
    private static final int TELEPHONE = 390;

    private static RunningIntake intake;
    private static RealBrowser browser;
    private final String axe = read("/axe.min.js");

    @BeforeAll
    static void start(Testbed testbed) {
        assumeTrue(RealBrowser.isHere(), RealBrowser.NONE);
        intake = RunningIntake.on(testbed);
        browser = new RealBrowser();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            intake.close();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void meetsTheGuidelinesOnAScreenAndOnATelephone(ColorScheme scheme) {
        try (BrowserContext context = browser.visit(new Browser.NewContextOptions().setColorScheme(scheme))) {
            Page page = context.newPage();
            for (String address : pages()) {
                for (int width : List.of(SCREEN, TELEPHONE)) {
                    page.setViewportSize(width, 900);
                    for (String language : List.of("sv", "en")) {
                        page.navigate(
                                intake.address() + address + (address.contains("?") ? "&" : "?") + "lang=" + language);
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
    }

    private static List<String> pages() {
        String reference = Reference.random().text();
        Links links = intake.links();
        byte[] secret = new byte[Links.SECRET_BYTES];
        Instant later = Instant.now().plusSeconds(600);
        Instant before = Instant.now().minusSeconds(1);
        String status = "?secret=" + links.statusSecret(reference);
        String identity = "/identity/" + reference;
        String letter = "/letters/" + reference + "/3";
        String letterToken = "?token=" + links.letterToken(reference, 3, later, secret);
        return List.of(
                "/",
                "/nowhere",
                "/status/" + reference + status,
                "/status/" + reference + "/withdrawal" + status,
                identity + "?token=" + links.identityToken(reference, later, secret),
                identity + "?token=" + links.identityToken(reference, before, secret),
                identity + "?token=forged",
                identity + "/confirmed" + status,
                letter + letterToken,
                letter + "?token=" + links.letterToken(reference, 3, before, secret),
                letter + "?token=forged",
                letter + "/confirmed" + letterToken);
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

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(AccessibilityIT.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
