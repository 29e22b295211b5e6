package dev.rightsflow.workflow.staff;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.rightsflow.schemas.Action;
import dev.rightsflow.schemas.Item;
import dev.rightsflow.schemas.Right;
import dev.rightsflow.schemas.topics.Topics;
import dev.rightsflow.testbed.OnTestbed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** The staff page in a real browser, on a real broker, registry and store. */
@OnTestbed
@EnabledIf(value = "hasBrowser", disabledReason = "No Chromium here: Debian's package is 'chromium'")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffPagesIT {

    private static final List<Path> BROWSERS = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
    private static final double SOON = 60_000;
    private static final String UNREADABLE = "No such day. Write year, month and day, for instance 2026-11-27.";

    private Playwright playwright;
    private Browser browser;
    private BrowserContext visit;
    private Page page;
    private Scene scene;

    static boolean hasBrowser() {
        return browsers().findAny().isPresent();
    }

    private static Stream<Path> browsers() {
        return BROWSERS.stream().filter(Files::isExecutable);
    }

    @BeforeAll
    void open() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(browsers().findFirst().orElseThrow())
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
        PlaywrightAssertions.setDefaultAssertionTimeout(SOON);
        scene = new Scene(Staffed.workflow());
        scene.announceSystems();
    }

    @AfterAll
    void close() {
        browser.close();
        playwright.close();
    }

    @BeforeEach
    void logIn() {
        logInAs(Staffed.OFFICER);
    }

    private void logInAs(String user) {
        visit = browser.newContext(
                new Browser.NewContextOptions().setLocale("en-GB").setBaseURL(Staffed.address()));
        page = visit.newPage();
        page.navigate("/cases");
        page.getByLabel("User name").fill(user);
        page.getByLabel("Password").fill(Staffed.PASSWORD);
        button("Log in").click();
    }

    @AfterEach
    void logOut() {
        visit.close();
    }

    @Test
    void aCaseMovesBeforeOnesEyesFromItsRequestToItsAnswer() {
        Item contact = new Item("contact", LocalDate.parse("2024-05-01"), 1L);
        assertThat(page).hasTitle("Cases - Softwerk AB");

        String caseId = scene.submit(Right.ERASURE, "former-customer", "Åsa Öberg", Instant.now());
        Locator row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(caseId));
        assertThat(row).containsText("Awaiting identity");
        assertThat(row).not().containsText("Åsa");

        row.getByRole(AriaRole.LINK).click();
        link("Confirm identity").click();
        page.getByLabel("call back to a number on file").check();
        button("Confirm identity").click();
        assertThat(page.getByText("Your decision has been applied.")).isVisible();

        scene.found(caseId, "invoicing");
        scene.found(caseId, "recruitment");
        scene.found(caseId, "newsletter");
        scene.failed(caseId, "crm", Action.LOCATE, "VENDOR_AWAY", "Look there by hand, then settle this task.");
        assertThat(page.getByText("VENDOR_AWAY").first()).isVisible();
        link("Settle by hand").click();
        page.locator("input[type=date]").first().evaluate("field => { field.type = 'text'; }");
        page.locator("input[name='found[0].recordDate']").fill("in May");
        button("Settle by hand").click();
        assertThat(page.getByText("a date is written like 2026-11-27")).isVisible();
        page.locator("input[type=date]").first().fill("2024-05-01");
        page.getByLabel("Records").first().fill("1");
        button("Settle by hand").click();

        assertThat(stage()).containsText("Awaiting approval");
        assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("2024-05-01")))
                .containsText("Erase");
        link("Approve the plan").click();
        page.getByLabel("I have read the plan, item by item.").check();
        button("Approve the plan").click();

        assertThat(stage()).containsText("Fulfilling");
        scene.erased(caseId, "crm", contact);
        Locator recipient = page.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("Upplysningscentralen UC AB"));
        assertThat(recipient).containsText("Commanded");
        scene.answered(caseId, 2);
        assertThat(stage()).containsText("Closing");
        assertThat(recipient).containsText("not yet");
        scene.answered(caseId, 3);
        assertThat(stage()).containsText("Fulfilled");

        page.navigate("/cases");
        link("Waits for a recipient").click();
        assertThat(page.locator("#view-recipient")).hasAttribute("aria-current", "true");
        assertThat(page.locator("#view-recipient b")).not().hasText("0");
        assertThat(row).containsText("Recipient: Upplysningscentralen UC AB");
        row.getByRole(AriaRole.LINK).click();
        link("Record the acknowledgement").click();
        button("Record the acknowledgement").click();
        assertThat(recipient).not().containsText("not yet");
        assertThat(page.getByText("events verified")).isVisible();
        assertThat(page.locator("html")).not().containsText("Åsa");
        page.navigate("/cases?view=RECIPIENT&q=" + caseId);
        assertThat(page.getByText("has not confirmed what it was told")).isVisible();
        assertThat(row).isHidden();
    }

    @Test
    void aParkedTaskSaysWhyAndADecisionThatComesTooLateSaysSo() {
        String caseId = scene.submit(Right.MARKETING_OBJECTION, "customer", "Bo Ek", Instant.now());
        page.navigate("/cases?q=" + caseId.toLowerCase(java.util.Locale.ROOT).replace("-", ""));
        link(caseId).click();
        assertThat(stage()).containsText("Locating");
        String form = page.url() + "/decisions/approve";
        scene.failed(caseId, "crm", Action.LOCATE, "SYSTEM_REFUSED", "Renew the connector's password, then retry.");
        assertThat(page.getByText("The system said no (SYSTEM_REFUSED)").first())
                .isVisible();

        page.navigate(form);
        page.getByLabel("I have read the plan, item by item.").check();
        button("Approve the plan").click();

        assertThat(page.getByText("the case could not take it")).isVisible();
    }

    @Test
    void whatPolicyRefersToAPersonIsDecidedItemByItemAndThenApproved() {
        Item invoice = new Item("invoice", LocalDate.parse("2025-12-31"), 2L);
        String caseId = scene.submit(Right.OBJECTION, "former-customer", "Disa Ek", Instant.now());
        page.navigate("/cases?q=" + caseId);
        link(caseId).click();
        confirmIdentity();
        assertThat(stage()).containsText("Locating");
        scene.found(caseId, "invoicing", invoice);
        for (String system : List.of("crm", "recruitment", "newsletter")) {
            scene.found(caseId, system);
        }
        assertThat(page.getByText("Staff: decide items")).isVisible();

        link("Decide the items").click();
        button("Decide the items").click();
        assertThat(page.getByText("2 records")).isVisible();
        page.getByLabel("Yes, on compelling legitimate grounds").check();
        page.getByLabel("Your reasons").fill("Fordran är tvistig.");
        String staleForm = page.url();
        button("Decide the items").click();
        assertThat(page.getByText("Your decision has been applied.")).isVisible();
        assertThat(page.locator("main")).containsText("anna decided: Invoicing, Invoices, 2025-12-31 (2): declined");

        link("Approve the plan").click();
        page.getByLabel("I have read the plan, item by item.").check();
        button("Approve the plan").click();
        assertThat(stage()).containsText("Fulfilling");
        page.navigate(staleForm);
        assertThat(page.getByText("Nothing waits for a decision on single items any more."))
                .isVisible();
    }

    @Test
    void aRefusalTakesASecondPerson() {
        String caseId = scene.submit(Right.ACCESS, "customer", "Eva Falk", Instant.now());
        page.navigate("/cases?q=" + caseId);
        link(caseId).click();
        link("Refuse").click();
        assertThat(page.getByText("A refusal has to reach the person by")).isVisible();
        page.getByLabel("The request is excessive").check();
        page.getByLabel("The evidence and the reasons")
                .fill("Tionde gången den här veckan, utan att något har ändrats.");
        page.getByLabel("I have checked that the ground applies and can be shown.")
                .check();
        button("Refuse").click();
        assertThat(page.getByText("Staff: a second person")).isVisible();
        confirmRefusal();
        assertThat(page.getByText("the case could not take it")).isVisible();

        logInAs(Staffed.SECOND_OFFICER);
        page.navigate("/cases/" + caseId);
        confirmRefusal();
        assertThat(stage()).containsText("Closing");
    }

    @Test
    void aSecondRequestOfTheSamePersonForTheSameIsSuggestedAsADuplicate() {
        String email = "gun.twice@example.com";
        String first = Scene.newReference();
        scene.submit(first, Right.RESTRICTION, "customer", "Gun Ek", email, Instant.now());
        page.navigate("/cases?q=" + first);
        link(first).click();
        confirmIdentity();
        assertThat(stage()).containsText("Locating");

        String second = Scene.newReference();
        scene.submit(second, Right.RESTRICTION, "customer", "Gun Ek", email, Instant.now());
        page.navigate("/cases?q=" + second);
        assertThat(page.getByText("duplicate?")).isVisible();
        link(second).click();
        assertThat(page.getByText("This person may already have asked for the same, in"))
                .isVisible();
        link(first).click();
        // Whoever asked first has confirmed, and whoever asked again has not: nobody is a duplicate of an unknown.
        assertThat(page.getByText("This person may already have asked")).isHidden();
    }

    private void confirmRefusal() {
        link("Confirm the refusal").click();
        page.getByLabel("I have read the evidence").check();
        button("Confirm the refusal").click();
    }

    private void confirmIdentity() {
        link("Confirm identity").click();
        page.getByLabel("call back to a number on file").check();
        button("Confirm identity").click();
    }

    @Test
    void aRequestThatCameByLetterIsEnteredWithItsDayAndItsAnswerIsPrintedAndPosted() {
        LocalDate arrived = LocalDate.now(ZoneId.of("Europe/Stockholm")).minusDays(20);
        link("Enter a request").click();
        page.getByLabel("by letter").check();
        page.getByLabel("On which day did it reach us?")
                .fill(LocalDate.now().plusDays(3).toString());
        page.getByRole(AriaRole.RADIO, exactly("Access")).check();
        page.getByLabel("Relation").selectOption("former-customer");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Greta Ström");
        page.getByLabel("Postal address").fill("Ångbåtsgatan 3\n352 30 Växjö");
        button("Enter the request").click();
        assertThat(page.getByText("That day is still to come.")).isVisible();
        write("receivedOn", "5/11 2026");
        button("Enter the request").click();
        assertThat(page.locator("#p-receivedOn")).hasText(UNREADABLE);
        assertThat(page.getByText("Nobody is found by name alone.")).isVisible();
        assertThat(page.getByLabel("Postal address")).hasValue("Ångbåtsgatan 3\n352 30 Växjö");

        page.getByLabel("On which day did it reach us?").fill(arrived.toString());
        page.getByLabel("Identity number").fill("811228–9874");
        button("Enter the request").click();
        assertThat(page.getByText("Give the person this reference:")).isVisible();
        String caseId = page.locator("main .reference").first().innerText();
        assertThat(page.locator("main")).containsText(arrived.toString());
        assertThat(page.locator("main")).containsText("a letter to be sent by post");

        link("Print the letter: Question who it is").click();
        assertThat(page.locator(".letter h1")).hasText("Visa att begäran kommer från dig");
        assertThat(page.locator(".letter .window")).containsText("Ångbåtsgatan 3");
        page.navigate("/cases/" + caseId);
        assertThat(page.locator("html")).not().containsText("Greta");
        link("Confirm identity").click();
        assertThat(page.getByLabel("Address on file")).isHidden();
        page.getByLabel("identity document shown in person").check();
        button("Confirm identity").click();
        assertThat(stage()).containsText("Locating");
        assertThat(link("Print the letter: Question who it is")).isHidden();

        Item contact = new Item("contact", LocalDate.parse("2024-05-01"), 1L);
        scene.found(caseId, "crm", contact);
        for (String system : List.of("invoicing", "recruitment", "newsletter")) {
            scene.found(caseId, system);
        }
        assertThat(stage()).containsText("Fulfilling");
        scene.disclosed(caseId, "crm", contact, "name", "Greta Ström");
        assertThat(stage()).containsText("Closing");

        link("Print the letter: Answer").first().click();
        assertThat(page.locator(".letter h1")).hasText("Ditt registerutdrag");
        APIResponse extract =
                visit.request().get(page.locator("a[href*=enclosures]").getAttribute("href"));
        assertThat(extract.text()).contains("Greta Ström");
        assertThat(extract.headers().get("content-security-policy")).contains("default-src 'none'", "sandbox");
        assertThat(extract.headers().get("cache-control")).contains("no-store");
        write("on", "yesterday");
        button("The letter has been sent").click();
        assertThat(page.getByText("when it was written, and today")).isVisible();
        page.getByLabel("Sent by post on").fill(LocalDate.now().minusDays(30).toString());
        page.evaluate("document.querySelector('form.panel').noValidate = true");
        button("The letter has been sent").click();
        assertThat(page.getByText("when it was written, and today")).isVisible();
        page.getByLabel("Sent by post on")
                .fill(LocalDate.now(ZoneId.of("Europe/Stockholm")).toString());
        button("The letter has been sent").click();
        assertThat(stage()).containsText("Fulfilled");
    }

    @Test
    void anAnswerByTelephoneLetsACaseGoOn() {
        String caseId = scene.submit(Right.ERASURE, "former-customer", "Sune Alm", Instant.now());
        page.navigate("/cases?q=" + caseId);
        link(caseId).click();
        confirmIdentity();
        assertThat(stage()).containsText("Locating");
        link("Ask the person").click();
        page.getByLabel("The question").fill("Menar du även fakturorna?");
        button("Ask the person").click();
        assertThat(stage()).containsText("Awaiting clarification");

        link("Answer of the person").click();
        page.getByLabel("What the person said").fill("Ja, allt.");
        button("Answer of the person").click();

        assertThat(stage()).containsText("Locating");
        button("Show the person").click();
        assertThat(page.getByText("Ja, allt.")).isVisible();
    }

    @Test
    void aPolicyIsExplainedForADayThatThereIs() {
        page.navigate("/policy?right=ERASURE&subject=customer&records=2026-02-30");
        assertThat(page.locator("#p-records")).hasText(UNREADABLE);
        assertThat(page.locator("#h-answer")).isHidden();
        page.navigate("/policy?right=ERASURE&subject=customer&records=&lang=sv");
        assertThat(page.locator("#h-answer")).isVisible();
        assertThat(page.locator("#p-records")).isHidden();
    }

    @Test
    void showsWhoThePersonIsOnlyWhenAsked() {
        String caseId = scene.submit(Right.ERASURE, "customer", "Cecilia Dahl", Instant.now());
        page.navigate("/cases?q=" + caseId);
        link(caseId).click();
        assertThat(stage()).containsText("Awaiting identity");
        assertThat(page.locator("html")).not().containsText("Cecilia");

        button("Show the person").click();

        assertThat(page.getByText("Cecilia Dahl")).isVisible();
    }

    @Test
    void listsWhatWasSetAsideAndPutsItBack() {
        scene.send(Topics.REPORTS, "not-a-case", new Item("not a report", null, 0L));
        Locator letter = page.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(Topics.REPORTS))
                .first();
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            page.navigate("/dead-letters");
            return letter.isVisible();
        });
        assertThat(letter).not().containsText("not a report");

        letter.getByRole(AriaRole.BUTTON).click();

        assertThat(page.getByText("by anna").first()).isVisible();
    }

    @Test
    void speaksSwedishAndFitsAPhone() {
        page.setViewportSize(390, 800);
        for (String address : List.of("/cases?lang=sv", "/systems", "/dead-letters")) {
            page.navigate(address);
            assertThat(page.locator("html")).hasAttribute("lang", "sv");
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        }
        assertThat(page.locator("h1")).hasText("Undanlagda");
    }

    /** As in a browser without a calendar, where a day is a text. */
    private void write(String dayField, String text) {
        page.evaluate("id => { document.getElementById(id).type = 'text'; }", dayField);
        page.locator("#" + dayField).fill(text);
    }

    private Locator stage() {
        return page.locator(".steps [aria-current=step]");
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Page.GetByRoleOptions exactly(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }
}
