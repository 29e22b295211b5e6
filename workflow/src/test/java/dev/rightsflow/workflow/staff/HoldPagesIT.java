package dev.rightsflow.workflow.staff;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rightsflow.workflow.staff.StaffBrowser.button;
import static dev.rightsflow.workflow.staff.StaffBrowser.link;
import static dev.rightsflow.workflow.staff.StaffBrowser.stage;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rightsflow.schemas.Item;
import dev.rightsflow.schemas.Right;
import dev.rightsflow.testbed.OnTestbed;
import dev.rightsflow.workflow.holds.Covered;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.holds.HoldEntry;
import dev.rightsflow.workflow.holds.HoldType;
import dev.rightsflow.workflow.holds.Holds;
import dev.rightsflow.workflow.holds.Scope;
import dev.rightsflow.workflow.store.MongoCases;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** A hold from its placing to its release, in a real browser and over a real broker. */
@OnTestbed
@EnabledIf(value = "hasBrowser", disabledReason = "No Chromium here: Debian's package is 'chromium'")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HoldPagesIT {

    private static final Item CONTACT = new Item("contact", LocalDate.parse("2024-05-01"), 1L);

    private static final String UNREADABLE = "No such day. Write year, month and day, for instance 2026-11-27.";

    private StaffBrowser browser;
    private Scene scene;

    static boolean hasBrowser() {
        return StaffBrowser.isHere();
    }

    @BeforeAll
    void open() {
        browser = new StaffBrowser();
        scene = new Scene(Staffed.workflow());
        scene.announceSystems();
    }

    @AfterEach
    void leave() {
        browser.leaveAll();
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @Test
    void aHoldStopsAnErasureUnderWayAndItsReleaseByTwoPersonsErasesAfterAll() {
        Page officer = browser.logIn(Staffed.SECOND_OFFICER);
        String caseId = erasureUnderWay(officer);

        link(officer, "Place a hold").click();
        officer.getByLabel("Matter").fill("T 1234-26");
        officer.getByLabel("Custodian").fill("legal@softwerk.example");
        officer.getByLabel("Review", new Page.GetByLabelOptions().setExact(true))
                .fill("2099-06-01");
        officer.getByLabel("Text in Swedish").fill("Vi har en tvist om leveransen.");
        officer.getByLabel("Text in English").fill("There is a dispute about the delivery.");
        button(officer, "Place a hold").click();
        assertThat(officer.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Legal hold")))
                .isVisible();
        assertThat(link(officer, caseId)).isVisible();
        String hold = URI.create(officer.url()).getPath();

        officer.navigate("/cases/" + caseId);
        assertThat(officer.locator(".history")).containsText("Customer register is told: Cancel.");
        scene.cancelled(caseId, "crm");
        assertThat(officer.locator(".history")).containsText("Customer register is told: Restrict.");
        scene.restricted(caseId, "crm", CONTACT);
        assertThat(officer.getByText("in storage only")).isVisible();
        scene.answered(caseId, 2);
        assertThat(stage(officer)).containsText("Closing");
        scene.answered(caseId, 3);
        assertThat(stage(officer)).containsText("Refused");
        officer.navigate("/waiting?holds=true");
        assertThat(officer.locator("table")).containsText(caseId);

        officer.navigate(hold);
        officer.getByLabel("Why it is no longer needed").fill("Förlikning.");
        button(officer, "Ask for release").click();
        button(officer, "Confirm the release").click();
        assertThat(officer.getByText("to be released by two persons")).isVisible();

        String row = "tbody:has(.group:has-text('To approve')) tr:has(a[href='" + hold + "'])";
        officer.navigate("/holds");
        assertThat(officer.locator(row)).containsText("you ask; somebody else approves");
        Page counsel = browser.logIn(Staffed.COUNSEL);
        counsel.navigate("/holds");
        assertThat(counsel.locator("tbody").first()).containsText("To approve");
        assertThat(counsel.locator(row)).containsText("bo asks; a second person approves");
        counsel.locator(row).getByRole(AriaRole.LINK).click();
        button(counsel, "Confirm the release").click();
        assertThat(counsel.getByText("Released").first()).isVisible();
        counsel.navigate("/holds");
        assertThat(counsel.locator(row)).hasCount(0);

        officer.navigate("/cases/" + caseId);
        assertThat(officer.locator(".history")).containsText("1 item that was kept is decided anew.");
        scene.erased(caseId, "crm", 2, CONTACT);
        assertThat(officer.locator(".history")).containsText("What no longer had to be kept is erased");
    }

    /** As if the process had died between storing it and telling the cases. */
    @Test
    void aHoldThatWasStoredAndNotToldIsToldAllTheSame() {
        Page officer = browser.logIn(Staffed.SECOND_OFFICER);
        String caseId = erasureUnderWay(officer);
        MongoCases cases = Staffed.workflow().getBean(MongoCases.class);
        Staffed.workflow()
                .getBean(Holds.class)
                .place(HoldEntry.issued(
                        new Hold(
                                "H-" + caseId,
                                HoldType.AUTHORITY_ORDER,
                                "GDPR 17(3)(b)",
                                null,
                                new Scope("crm", null, null, null),
                                null,
                                null,
                                LocalDate.parse("2099-06-01"),
                                false),
                        "Dnr 1",
                        "legal@softwerk.example",
                        new Covered.Persons(
                                CasePages.find(cases, caseId).confidential().identifierHashes()),
                        Map.of(),
                        "carl",
                        Instant.now()));

        assertThat(officer.locator(".history")).containsText("Customer register is told: Cancel.");
    }

    @Test
    void aHoldThatNothingEverEndsCannotBePlaced() {
        Page counsel = browser.logIn(Staffed.COUNSEL);
        counsel.navigate("/holds/new");
        counsel.getByLabel("Matter").fill("T 99-26");
        counsel.getByLabel("Custodian").fill("legal@softwerk.example");
        counsel.getByLabel("E-mail addresses").fill("anna@example.com\nnot an address\n811228-9874");
        counsel.getByLabel("The person may be told of it").uncheck();
        button(counsel, "Place a hold").click();

        assertThat(counsel.getByText("No such address or number on line 2.")).isVisible();
        assertThat(counsel.getByText("Give an end that is still to come, or a day for the review."))
                .isVisible();
        counsel.getByLabel("E-mail addresses").fill("anna@example.com\n811228-9874");
        counsel.getByLabel("Review", new Page.GetByLabelOptions().setExact(true))
                .fill("2099-06-01");
        write(counsel, "until", "next summer");
        button(counsel, "Place a hold").click();
        assertThat(counsel.locator("#p-until")).hasText(UNREADABLE);
        assertThat(counsel.getByLabel("Matter")).hasValue("T 99-26");
        button(counsel, "Place a hold").click();

        assertThat(counsel.getByText("2 identifiers")).isVisible();
        assertThat(counsel.getByText("This hold may not be disclosed")).isVisible();
        assertThat(counsel.locator("main")).not().containsText("anna@example.com");

        write(counsel, "reviewOn", "in a year");
        counsel.getByLabel("Why it is still needed").fill("Målet pågår.");
        button(counsel, "Review").click();
        assertThat(counsel.locator("#p-reviewOn")).hasText(UNREADABLE);
        assertThat(counsel.getByLabel("Why it is still needed")).hasValue("Målet pågår.");
        assertThat(counsel.getByText("Reviewed: still needed")).isHidden();
    }

    /** As in a browser without a calendar, where a day is a text. */
    private static void write(Page page, String dayField, String text) {
        page.evaluate("id => { document.getElementById(id).type = 'text'; }", dayField);
        page.locator("#" + dayField).fill(text);
    }

    @Test
    void onlyCounselPlacesAndReleases() {
        Page officer = browser.logIn(Staffed.OFFICER);
        officer.navigate("/holds");
        assertThat(link(officer, "Place a hold")).hasCount(0);
        assertThat(officer.navigate("/holds/new").status()).isEqualTo(403);

        Page reader = browser.logIn(Staffed.READER);
        assertThat(reader.navigate("/holds").status()).isEqualTo(403);
    }

    /** A case whose only record is being erased. */
    private String erasureUnderWay(Page officer) {
        String caseId = scene.submit(Right.ERASURE, "former-customer", "Gun Ask", Instant.now());
        officer.navigate("/cases?q=" + caseId);
        link(officer, caseId).click();
        link(officer, "Confirm identity").click();
        officer.getByLabel("call back to a number on file").check();
        button(officer, "Confirm identity").click();
        assertThat(stage(officer)).containsText("Locating");
        scene.found(caseId, "crm", CONTACT);
        for (String system : List.of("invoicing", "recruitment", "newsletter")) {
            scene.found(caseId, system);
        }
        link(officer, "Approve the plan").click();
        officer.getByLabel("I have read the plan, item by item.").check();
        button(officer, "Approve the plan").click();
        assertThat(stage(officer)).containsText("Fulfilling");
        return caseId;
    }
}
