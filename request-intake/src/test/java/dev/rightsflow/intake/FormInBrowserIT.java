package dev.rightsflow.intake;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.rightsflow.schemas.Right;
import dev.rightsflow.schemas.SubjectDetails;
import dev.rightsflow.schemas.Submission;
import dev.rightsflow.testbed.OnTestbed;
import dev.rightsflow.testbed.Testbed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person does, in a real browser. */
@OnTestbed
class FormInBrowserIT {

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

    @Test
    void leadsAPersonFromTheFormToTheStatusPage() {
        List<String> complaints = new ArrayList<>();
        try (BrowserContext context = context(true)) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.navigate(intake.address() + "/");
            assertThat(page.locator("html")).hasAttribute("lang", "sv");
            page.getByRole(AriaRole.LINK, named("English")).click();
            assertThat(page.locator("html")).hasAttribute("lang", "en");

            assertThat(page.getByLabel("Correct name")).isHidden();
            page.getByLabel("Correct something").check();
            page.getByLabel("Correct name").fill("Anna Lindqvist");
            page.getByLabel("Job applicant").check();
            page.getByLabel("E-mail address", new Page.GetByLabelOptions().setExact(false))
                    .last()
                    .fill("anna@example.org");
            page.getByLabel("Personal identity number").fill("811228–9874");
            page.getByRole(AriaRole.BUTTON, named("Send the request")).click();

            assertThat(page.getByRole(AriaRole.HEADING, named("We have your request")))
                    .isVisible();
            String reference = page.locator(".reference").textContent();
            page.getByRole(AriaRole.LINK, named("Follow your request")).click();
            assertThat(page.locator("#stage")).hasText("We have your request");

            intake.tell(Examples.fulfilling(reference, 1));
            // No reload: the page asks by itself.
            assertThat(page.locator("#stage"))
                    .hasText(
                            "We do what you asked for",
                            new com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions()
                                    .setTimeout(20_000));

            Submission submission = intake.published(reference).getFirst().getSubmission();
            assertThat(submission.getRight()).isEqualTo(Right.RECTIFICATION);
            SubjectDetails subject = intake.unsealed(submission.getSubject(), reference);
            assertThat(subject.getNationalId()).isEqualTo("198112289874");
            assertThat(subject.getCorrections()).isEqualTo(Map.of("name", "Anna Lindqvist"));
        }
        assertThat(complaints).as("the browser finds nothing to block").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leadsFromEachMistakeToItsField(boolean scripts) {
        try (BrowserContext context = context(scripts)) {
            Page page = context.newPage();
            page.navigate(intake.address() + "/?lang=en");
            page.getByLabel("Erase my data").check();
            page.locator("[name='identity.email']").fill("anna at home");
            page.getByRole(AriaRole.BUTTON, named("Send the request")).click();

            assertThat(page).hasTitle(Pattern.compile("^Error: "));
            assertThat(page.locator(".notice.error")).isFocused();
            assertThat(page.getByLabel("Erase my data")).isChecked();
            page.getByRole(AriaRole.LINK, named("Write an e-mail address")).click();
            assertThat(page.locator("[name='identity.email']")).isFocused();
            assertThat(page.locator("[name='identity.email']")).hasValue("anna at home");
            assertThat(page.locator("[name='identity.email']"))
                    .hasAccessibleDescription(Pattern.compile("such as name@example.org"));
        }
    }

    @Test
    void fitsAPhoneOf320Pixels() {
        try (BrowserContext context = browser.visit(new Browser.NewContextOptions().setViewportSize(320, 640))) {
            Page page = context.newPage();
            page.navigate(intake.address() + "/?lang=sv");

            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        }
    }

    private static BrowserContext context(boolean scripts) {
        return browser.visit(new Browser.NewContextOptions().setLocale("sv-SE").setJavaScriptEnabled(scripts));
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name);
    }
}
