package dev.rightsflow.intake;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.rightsflow.schemas.RequestKind;
import dev.rightsflow.schemas.identifiers.Reference;
import dev.rightsflow.schemas.link.Links;
import dev.rightsflow.testbed.OnTestbed;
import dev.rightsflow.testbed.Testbed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a recipient of the data does with the link in its letter (Art 19), in a real browser. */
@OnTestbed
class LetterInBrowserIT {

    private static final byte[] SECRET = "of letter no. 3!".getBytes(StandardCharsets.US_ASCII);

    private static RunningIntake intake;
    private static RealBrowser browser;

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
    @ValueSource(booleans = {true, false})
    void aRecipientReadsPressesTheButtonAndIsThanked(boolean scripts) {
        String reference = Reference.random().text();
        String token = intake.links().letterToken(reference, 3, Instant.now().plusSeconds(600), SECRET);
        List<String> complaints = new ArrayList<>();
        try (BrowserContext context =
                browser.visit(new Browser.NewContextOptions().setLocale("sv-SE").setJavaScriptEnabled(scripts))) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.navigate(intake.address() + "/letters/" + reference + "/3?token=" + token);
            assertThat(page.getByRole(AriaRole.HEADING, named("Har ni gjort det vi bad om?")))
                    .isVisible();
            page.getByRole(AriaRole.LINK, named("English")).click();
            assertThat(page.locator(".reference")).hasText(reference);
            page.getByRole(AriaRole.BUTTON, named("Yes, it is done")).click();

            assertThat(page.getByRole(AriaRole.HEADING, named("Thank you"))).isVisible();
            page.getByRole(AriaRole.LINK, named("Svenska")).click();
            assertThat(page.getByRole(AriaRole.HEADING, named("Tack"))).isVisible();
        }
        assertThat(intake.published(reference)).singleElement().satisfies(request -> {
            assertThat(request.getKind()).isEqualTo(RequestKind.LETTER_ACKNOWLEDGED);
            assertThat(request.getLetterProof().getLetter()).isEqualTo(3);
            assertThat(request.getLetterProof().getSecretHash()).isEqualTo(Links.hash(SECRET));
        });
        assertThat(complaints).as("the browser finds nothing to block").isEmpty();
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name);
    }
}
