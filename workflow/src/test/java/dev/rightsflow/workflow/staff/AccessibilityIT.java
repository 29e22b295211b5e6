package dev.rightsflow.workflow.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.rightsflow.schemas.Action;
import dev.rightsflow.schemas.Item;
import dev.rightsflow.schemas.Right;
import dev.rightsflow.testbed.OnTestbed;
import dev.rightsflow.workflow.holds.Covered;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.holds.HoldDecision;
import dev.rightsflow.workflow.holds.HoldEntry;
import dev.rightsflow.workflow.holds.HoldType;
import dev.rightsflow.workflow.holds.Holds;
import dev.rightsflow.workflow.holds.Scope;
import dev.rightsflow.workflow.lifecycle.Input;
import dev.rightsflow.workflow.lifecycle.Stage;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.messaging.Decisions;
import dev.rightsflow.workflow.policy.VerificationLevel;
import dev.rightsflow.workflow.store.MongoCases;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String HOLD = "H-accessible";
    private static final String FORGOTTEN = "H-forgotten";
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
        String weighed = weighed(scene);
        String parked = parked(scene, asked);
        String posted = posted(scene);
        told(scene);
        holds();
        pages = List.of(
                "/cases",
                "/cases?view=RECIPIENT",
                "/cases?view=CLOSED",
                "/cases/" + asked,
                "/cases/" + weighed,
                "/cases/" + weighed + "/decisions/judge",
                "/cases/" + asked + "/decisions/refuse",
                "/cases/" + asked + "/decisions/extend",
                "/cases/" + asked + "/decisions/approve",
                "/cases/" + asked + "/decisions/settle?command=" + parked,
                "/cases/new",
                "/cases/" + posted,
                "/cases/" + posted + "/entered",
                "/cases/" + posted + "/letters/1",
                "/cases/" + posted + "/decisions/confirm-identity",
                "/holds",
                "/holds?view=OVER",
                "/holds?view=RELEASE",
                "/holds/" + HOLD,
                "/holds/" + FORGOTTEN,
                "/holds/new",
                "/holds/new?case=" + asked,
                "/waiting",
                "/policy",
                "/policy?right=ERASURE&subject=former-customer&records=2025-12-31",
                "/systems",
                "/dead-letters");
    }

    /** A case with a question to a person. */
    private static String weighed(Scene scene) {
        String caseId = located(scene, Right.OBJECTION, "Jon Bok");
        scene.found(caseId, "invoicing", new Item("invoice", LocalDate.parse("2025-12-31"), 2L));
        for (String system : List.of("crm", "recruitment", "newsletter")) {
            scene.found(caseId, system);
        }
        isIn(Stage.AWAITING_APPROVAL, caseId);
        return caseId;
    }

    /** A case whose erasure a recipient has been told of, and has not confirmed. */
    private static void told(Scene scene) {
        Item contact = new Item("contact", LocalDate.parse("2024-05-01"), 1L);
        String caseId = located(scene, Right.ERASURE, "Lena Holm");
        scene.found(caseId, "crm", contact);
        for (String system : List.of("invoicing", "recruitment", "newsletter")) {
            scene.found(caseId, system);
        }
        isIn(Stage.AWAITING_APPROVAL, caseId);
        decide(caseId, "approved", new Input.PlanApproved("bo"));
        isIn(Stage.FULFILLING, caseId);
        scene.erased(caseId, "crm", contact);
        scene.answered(caseId, 2);
        isIn(Stage.CLOSING, caseId);
    }

    /** A case whose person has confirmed, and of which the systems are asked. */
    private static String located(Scene scene, Right right, String name) {
        String caseId = scene.submit(right, "former-customer", name, Instant.now());
        isIn(Stage.AWAITING_IDENTITY, caseId);
        decide(caseId, "confirmed", new Input.IdentityConfirmedByStaff("bo", "CALL_BACK", VerificationLevel.STRONG));
        isIn(Stage.LOCATING, caseId);
        return caseId;
    }

    private static void decide(String caseId, String decisionId, Input.FromStaff decision) {
        Staffed.workflow().getBean(Decisions.class).publish(caseId, decisionId, decision, null, Map.of());
    }

    private static void isIn(Stage stage, String caseId) {
        MongoCases cases = Staffed.workflow().getBean(MongoCases.class);
        await().atMost(SOON)
                .until(() -> Optional.ofNullable(cases.find(List.of(caseId)).get(caseId))
                        .filter(found -> found.state().stage() == stage)
                        .isPresent());
    }

    /** A case of somebody without e-mail: a letter waits to be printed. */
    private static String posted(Scene scene) {
        String caseId = scene.submitByLetter(
                Right.ERASURE,
                "former-customer",
                "Karl Lind",
                "Storgatan 12 B, lgh 1101\n352 33 Växjö",
                Instant.now().minus(Duration.ofDays(9)));
        MongoCases cases = Staffed.workflow().getBean(MongoCases.class);
        await().atMost(SOON).until(() -> !cases.find(List.of(caseId)).isEmpty());
        return caseId;
    }

    /** A system has said no, and staff have to see to it. */
    private static String parked(Scene scene, String caseId) {
        MongoCases cases = Staffed.workflow().getBean(MongoCases.class);
        await().atMost(SOON).until(() -> !cases.find(List.of(caseId)).isEmpty());
        scene.failed(caseId, "crm", Action.LOCATE, "SYSTEM_REFUSED", "Look there by hand, then settle this task.");
        String task = Task.commandId(caseId, "crm", dev.rightsflow.workflow.policy.Action.LOCATE, 1);
        await().atMost(SOON)
                .until(() -> CasePages.find(cases, caseId)
                        .state()
                        .findTask(task)
                        .filter(found -> found.state() == Task.State.PARKED)
                        .isPresent());
        return task;
    }

    /** A hold whose review is overdue, one whose release a second person has to approve, and one that has forgotten whom it covered. */
    private static void holds() {
        Holds holds = Staffed.workflow().getBean(Holds.class);
        holds.place(hold(HOLD, null));
        holds.place(hold("H-to-approve", null));
        Holds.Registered placed = holds.find("H-to-approve").orElseThrow();
        if (new HoldDecision.RequestRelease("carl", Instant.now(), "The claim is paid.").decide(placed.entry())
                instanceof HoldDecision.Outcome.Accepted(HoldEntry asked)) {
            holds.replace(placed, asked);
        }
        holds.place(hold(FORGOTTEN, LocalDate.parse("2015-12-31")).forgettingPersons());
    }

    private static HoldEntry hold(String id, @Nullable LocalDate until) {
        return HoldEntry.issued(
                new Hold(
                        id,
                        HoldType.CLAIM_PERIOD,
                        "GDPR 17(3)(e)",
                        "preskriptionslagen (1981:130) 2 §",
                        new Scope("invoicing", "invoice", null, null),
                        null,
                        until,
                        LocalDate.parse("2026-01-31"),
                        true),
                "T 77-26",
                "legal@softwerk.example",
                new Covered.Persons(Set.of("nobody")),
                Map.of("sv", "Vi har en fordran.", "en", "We have a claim."),
                "carl",
                Instant.now());
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

    @Test
    void aLetterIsPrintedBlackOnWhiteWithItsAddressInTheWindowAndNothingElse() {
        String letter = pages.stream()
                .filter(address -> address.contains("/letters/"))
                .findFirst()
                .orElseThrow();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = browser.logIn(Staffed.SECOND_OFFICER, scheme);
            page.navigate(letter);
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(scheme));
            assertThat(page.locator("header.site").isVisible()).isFalse();
            assertThat(page.locator(".posting").first().isVisible()).isFalse();
            assertThat(page.locator(".posting").last().isVisible()).isFalse();
            assertThat(page.locator(".letter .window").innerText()).contains("Karl Lind", "352 33");
            assertThat(page.evaluate("getComputedStyle(document.querySelector('.letter h1')).color"))
                    .isEqualTo("rgb(0, 0, 0)");
            page.pdf(new Page.PdfOptions()
                    .setPreferCSSPageSize(true)
                    .setPath(PICTURES.resolve("letter-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + ".pdf")));
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
