package dev.rightsflow.workflow.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.schemas.link.Links;
import dev.rightsflow.workflow.answers.Answers;
import dev.rightsflow.workflow.answers.Mail;
import dev.rightsflow.workflow.answers.Person;
import dev.rightsflow.workflow.answers.Statement;
import dev.rightsflow.workflow.answers.SystemExtract;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.assessment.Judgement;
import dev.rightsflow.workflow.history.Fact;
import dev.rightsflow.workflow.history.FactJson;
import dev.rightsflow.workflow.holds.InMemoryHolds;
import dev.rightsflow.workflow.notices.Controller;
import dev.rightsflow.workflow.notices.Notices;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.InMemoryPolicyArchive;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.PolicyFile;
import dev.rightsflow.workflow.policy.Reason;
import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.policy.ShippedPolicy;
import dev.rightsflow.workflow.policy.VerificationLevel;
import dev.rightsflow.workflow.vault.Vault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What people and recipients read at the turns and ends of a case, under the shipped policy. */
class WrittenNoticesTest {

    private static final String COMPLAINT = "Box 8114";
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final Policy POLICY = ShippedPolicy.policy();
    private static final Controller SOFTWERK = new Controller(
            "Softwerk AB",
            "556714-0503",
            "integritet@softwerk.example",
            URI.create("https://softwerk.example/integritet"));
    private static final Answers ANSWERS = answers(POLICY);

    private static final Item CONTACT = new Item("crm", "contact", LocalDate.parse("2018-06-30"), 1);
    private static final Item SUBSCRIPTION = new Item("newsletter", "subscription", LocalDate.parse("2024-05-01"), 1);

    private static Answers answers(Policy policy) {
        return new Answers(
                policy,
                SOFTWERK,
                new Notices(SOFTWERK),
                new InMemoryHolds(),
                new Links(KEY),
                new Vault(KEY),
                URI.create("https://rights.softwerk.example"));
    }

    @Test
    void aVisitorReadsWhereNobodyLookedForWantOfTheirClientIdAndWhatWouldHelp() {
        String policy = ShippedPolicy.withWebsiteAnalytics();
        for (Right right : List.of(Right.ACCESS, Right.ERASURE)) {
            DecidedCase it = DecidedCase.ofVisitor(policy, right, Set.of()).identified();
            assertThat(it.open(Action.LOCATE)).extracting(Task::system).doesNotContain("website-analytics");

            String text = answer(policy, it.located(Map.of()));

            assertThat(it.current().endsAs(Stage.NO_DATA_HELD)).isTrue();
            assertThat(text).contains("Här kan vi inte hitta dig", "artikel 11", "_ga", COMPLAINT);
            assertThat(text.substring(text.indexOf("hitta dig utan mer"))).contains("Webbstatistik");
        }
    }

    @Test
    void aVisitorWhoGivesTheirClientIdIsLookedForEverywhere() {
        String policy = ShippedPolicy.withWebsiteAnalytics();
        DecidedCase it = DecidedCase.ofVisitor(policy, Right.ERASURE, Set.of("analyticsClientId"))
                .identified();

        assertThat(it.open(Action.LOCATE)).extracting(Task::system).contains("website-analytics");
        assertThat(answer(policy, it.located(Map.of()))).doesNotContain("hitta dig utan mer");
    }

    @Test
    void aHistoryFromBeforeIdentifiersWereNotedStillAsksEverySystem() {
        FactJson facts = new FactJson();
        Fact received =
                facts.write(Received.request(Received.CASE_ID, "website-visitor", Instant.EPOCH, LocalDate.EPOCH));
        assertThat(received.json()).contains("\"identifiers\":[],");

        Case before = Case.replay(
                List.of(facts.read(new Fact(received.type(), received.json().replace("\"identifiers\":[],", "")))));

        assertThat(NotAsked.of(before, PolicyFile.parse("softwerk.yml", ShippedPolicy.withWebsiteAnalytics()))
                        .unidentified())
                .isEmpty();
    }

    @Test
    void whoeverGetsAllThatCouldBeDoneStillReadsWhereNobodyLookedAndWhereToComplain() {
        String policy = ShippedPolicy.withWebsiteAnalytics();
        DecidedCase it = DecidedCase.ofVisitor(policy, Right.ERASURE, Set.of())
                .identified()
                .located(Map.of("newsletter", List.of(SUBSCRIPTION)))
                .finished(Action.ERASE, Outcome.ERASED)
                .ended();

        assertThat(it.current().ending()).isEqualTo(new Ending(Stage.FULFILLED, null));
        assertThat(answer(policy, it)).contains("Din begäran är klar", "Webbstatistik", "Pappersarkiv", COMPLAINT);
    }

    /** A record that has come since the system was asked: it is in no plan, and nothing keeps it. */
    @Test
    void whatASystemLeftAloneStandsInTheAnswerThoughNothingKeepsIt() {
        Item since = new Item("newsletter", "subscription", LocalDate.parse("2026-11-21"), 1);
        DecidedCase it =
                DecidedCase.of(Right.ERASURE).identified().located(Map.of("newsletter", List.of(SUBSCRIPTION)));
        Task erase = it.open(Action.ERASE).getFirst();
        it.report(
                erase,
                new Input.Report.Done(
                        List.of(),
                        List.of(
                                new ItemOutcome(SUBSCRIPTION, Outcome.ERASED, null),
                                new ItemOutcome(since, Outcome.RETAINED, "NOT_IN_COMMAND"))));
        it.ended();

        assertThat(it.current().endsAs(Stage.PARTLY_FULFILLED)).isTrue();
        assertThat(write(it, NoticeKind.ANSWER, Map.of()))
                .contains("Det här har vi inte gjort", "Vi har inte kunnat utföra det", COMPLAINT);
    }

    @Test
    void aRefusalAfterASearchSaysWhereNobodyLooked() {
        Item invoice = new Item("invoicing", "invoice", LocalDate.parse("2025-12-31"), 1);
        DecidedCase it = DecidedCase.of(Right.PORTABILITY).identified().located(Map.of("invoicing", List.of(invoice)));

        assertThat(it.current().endsAs(Stage.REFUSED)).isTrue();
        assertThat(write(it, NoticeKind.ANSWER, Map.of()))
                .contains("Här har vi inte letat", "Personalsystem", COMPLAINT)
                .contains("GDPR 20");
    }

    @Test
    void aRefusalBeforeASearchSpeaksOfNone() {
        assertThat(answerToRefusal("NOT_LIVING")).doesNotContain("inte letat");
    }

    @Test
    void whatWasAskedIsTakenFromTheCaseAndNotFromWhatThePolicySaysNow() {
        String before = ShippedPolicy.withWebsiteAnalytics();
        String now = ShippedPolicy.replaced(before, "", "    requires-identifier: analyticsClientId\n", "");
        DecidedCase notAsked = DecidedCase.ofVisitor(before, Right.ACCESS, Set.of())
                .identified()
                .located(Map.of());
        assertThat(answer(now, notAsked)).contains("Här har vi inte letat", "Webbstatistik");

        DecidedCase asked = DecidedCase.ofVisitor(now, Right.ACCESS, Set.of()).identified();
        assertThat(asked.open(Action.LOCATE)).extracting(Task::system).contains("website-analytics");
        assertThat(answer(before, asked.located(Map.of()))).doesNotContain("hitta dig utan mer");
    }

    @Test
    void aVisitorForWhomNoSystemCanLookIsNotToldThatNothingIsHeld() {
        String policy = ShippedPolicy.withWebsiteAnalyticsAlone();
        DecidedCase it = DecidedCase.ofVisitor(policy, Right.ACCESS, Set.of()).identified();

        assertThat(it.current().endsAs(Stage.UNIDENTIFIABLE)).isTrue();
        assertThat(answer(policy, it))
                .contains("Vi kan inte se vad som är ditt", "artikel 11", "_ga", COMPLAINT)
                .doesNotContain("ingenting om dig");
        it.ended();
        assertThat(it.current().stage()).isEqualTo(Stage.UNIDENTIFIABLE);
    }

    @Test
    void whereNoSystemIsConnectedNobodyIsToldThatNothingIsHeld() {
        DecidedCase it = DecidedCase.ofVisitor(ShippedPolicy.withNothingConnected(), Right.ACCESS, Set.of())
                .identified();

        assertThat(it.current().endsAs(Stage.REFUSED)).isTrue();
        assertThat(answer(ShippedPolicy.withNothingConnected(), it))
                .contains("Här har vi inte letat", "Kundregister", COMPLAINT)
                .doesNotContain("ingenting om dig");
    }

    private static String answer(String policy, DecidedCase it) {
        return mail(answers(PolicyFile.parse("softwerk.yml", policy)), it, NoticeKind.ANSWER, Map.of(), List.of())
                .text();
    }

    @Test
    void whoeverCannotBeToldApartReadsWhatWouldHelp() {
        String text = answerToRefusal("ART_11_NOT_IDENTIFIABLE");

        assertThat(text)
                .contains("artikel 11")
                .contains("_ga")
                .contains(COMPLAINT)
                .contains("tingsrätten");
    }

    @Test
    void aRefusalNamesItsGroundItsEvidenceAndWhereToComplain() {
        assertThat(answerToRefusal("ART_12_5_EXCESSIVE"))
                .contains("12(5)")
                .contains("orimlig")
                .contains("Så här är det.")
                .contains(COMPLAINT);
    }

    @Test
    void aRequestAboutADeadPersonEndsWithItsReason() {
        assertThat(answerToRefusal("NOT_LIVING")).contains("avliden").contains(COMPLAINT);
    }

    @Test
    void aForwardedRequestNamesTheController() {
        DecidedCase it = DecidedCase.of(Right.ERASURE, "end-user");
        it.ask(new Input.ForwardedByStaff("anna", "D1"));

        assertThat(write(it, NoticeKind.ANSWER, Map.of("forwardedTo", "Granbacken Bygg AB")))
                .contains("Granbacken Bygg AB")
                .contains("Så här är det.");
    }

    @Test
    void aDuplicateNamesTheCaseThatGoesOnAndItsLastDay() {
        DecidedCase it = DecidedCase.of(Right.ERASURE);
        it.ask(new Input.MergedByStaff("anna", new Ending.Twin("2B4T-7K3M-9QXD", LocalDate.parse("2026-12-20"))));

        assertThat(write(it, NoticeKind.ANSWER, Map.of()))
                .contains("2B4T-7K3M-9QXD")
                .contains("20 december 2026");
    }

    @Test
    void whoeverIsUnknownReadsThatMarketingIsBlockedAllTheSame() {
        DecidedCase it = DecidedCase.of(Right.MARKETING_OBJECTION);
        it.open(Action.SUPPRESS)
                .forEach(task -> it.report(
                        task,
                        new Input.Report.Done(
                                List.of(),
                                List.of(new ItemOutcome(
                                        new Item(task.system(), "contact", null, 0), Outcome.SUPPRESSED, null)))));
        it.located(Map.of());

        assertThat(write(it, NoticeKind.ANSWER, Map.of())).contains("spärr mot framtida användning");
    }

    @Test
    void whatIsKeptIsSaidToBeLockedWhereItIsAndNowhereElse() {
        assertThat(write(kept(Outcome.RESTRICTED), NoticeKind.ANSWER, Map.of()))
                .contains("aldrig till marknadsföring eller analys")
                .doesNotContain("inte gått att låsa");
        assertThat(write(kept(Outcome.FAILED), NoticeKind.ANSWER, Map.of()))
                .contains("inte gått att låsa")
                .doesNotContain("aldrig till marknadsföring eller analys");
    }

    private static DecidedCase kept(Outcome restricted) {
        return DecidedCase.of(Right.ERASURE)
                .identified()
                .located(Map.of(
                        "invoicing", List.of(new Item("invoicing", "invoice", LocalDate.parse("2025-12-31"), 2))))
                .finished(Action.RESTRICT, restricted)
                .finished(Action.NOTIFY, Outcome.NOTIFIED);
    }

    @Test
    void whoeverIsUnknownReadsOfABlockOnlyWhereOneIsRemembered() {
        DecidedCase it = DecidedCase.of(Right.MARKETING_OBJECTION);
        it.open(Action.SUPPRESS)
                .forEach(task -> it.report(
                        task,
                        new Input.Report.Done(
                                List.of(),
                                List.of(new ItemOutcome(
                                        new Item(task.system(), "contact", null, 0),
                                        task.system().equals("newsletter") ? Outcome.SUPPRESSED : Outcome.NOT_FOUND,
                                        null)))));
        it.located(Map.of());

        assertThat(write(it, NoticeKind.ANSWER, Map.of()))
                .contains("Utskick och marknadsföring – spärr mot framtida användning")
                .doesNotContain("Kundregister – spärr");
    }

    @Test
    void theEndOfARestrictionThatNobodyDecidedOnItsOwnSaysWhatItFollowsFrom() {
        Item invoice = new Item("invoicing", "invoice", LocalDate.parse("2025-12-31"), 1);
        DecidedCase it = DecidedCase.of(Right.OBJECTION)
                .identified()
                .located(Map.of("invoicing", List.of(invoice)))
                .finished(Action.RESTRICT, Outcome.RESTRICTED);
        judged(it, invoice, Reason.INTERESTS_TO_BE_WEIGHED);
        it.ended();

        assertThat(write(it, NoticeKind.RESTRICTION_ENDING, Map.of()))
                .contains("6 december 2026")
                .contains("låsta medan vi prövade din begäran")
                .contains(COMPLAINT);
    }

    @Test
    void whatIsNotHandedOutForOthersSakeStandsBesideWhatIs() {
        Item ticket = new Item("support", "ticket", LocalDate.parse("2025-05-01"), 2);
        DecidedCase it = DecidedCase.under(
                        ShippedPolicy.replaced(
                                ShippedPolicy.text(), "\n  support:", "connection: planned", "connection: running"),
                        new InMemoryPolicyArchive(),
                        Right.ACCESS)
                .identified()
                .located(Map.of("crm", List.of(CONTACT), "support", List.of(ticket)));
        judged(it, ticket, Reason.THIRD_PERSONS);
        it.finished(Action.DISCLOSE, Outcome.DISCLOSED);

        Mail answer = mail(it, NoticeKind.ANSWER, Map.of(), List.of(extract("crm", "contact")));

        String page = new String(answer.attachments().getFirst().content(), StandardCharsets.UTF_8);
        for (String read : List.of(answer.text(), page)) {
            assertThat(read)
                    .contains("Supportärenden och brevlåda – Supportärenden (2)")
                    .contains("utan att andras rättigheter kränks")
                    .contains("Så här är det.");
        }
    }

    @Test
    void anExtractExplainsWhatMachinesDecideByAndSaysThatNoneDoOnlyWhereThatIsSo() {
        assertThat(extract(ShippedPolicy.text(), CONTACT))
                .contains("Marknads- och kundanalyser: Kontakter delas in")
                .doesNotContain("Riskhantering:", "Vi fattar inga beslut");
        assertThat(extract(ShippedPolicy.text(), SUBSCRIPTION))
                .contains("Vi fattar inga beslut")
                .doesNotContain("Marknads- och kundanalyser:");
    }

    @Test
    void anExtractNamesWhoeverHasTheDataOutsideTheEeaAndTheSafeguard() {
        String abroad = ShippedPolicy.replaced(
                ShippedPolicy.text(),
                "\n  upplysningscentralen:",
                "country: SE",
                "country: CH\n    transfer-safeguard: {sv: Beslut 2000/518/EG., en: Decision 2000/518/EC.}");

        assertThat(extract(abroad, CONTACT))
                .contains("Upplysningscentralen UC AB (Schweiz): Beslut 2000/518/EG.")
                .doesNotContain("förs inte över");
        assertThat(extract(abroad, SUBSCRIPTION)).contains("förs inte över");
    }

    private static String extract(String policy, Item held) {
        DecidedCase it = DecidedCase.under(policy, new InMemoryPolicyArchive(), Right.ACCESS)
                .identified()
                .located(Map.of(held.system(), List.of(held)))
                .finished(Action.DISCLOSE, Outcome.DISCLOSED);
        return mail(
                        answers(PolicyFile.parse("softwerk.yml", policy)),
                        it,
                        NoticeKind.ANSWER,
                        Map.of(),
                        List.of(extract(held.system(), held.category())))
                .text();
    }

    private static void judged(DecidedCase it, Item item, Reason because) {
        it.ask(new Input.PlanAmended(
                "anna", List.of(new Judgement(item, because, Judgement.Choice.DECLINE, null)), "D1"));
        it.ask(new Input.PlanApproved("bo"));
    }

    static SystemExtract extract(String system, String category) {
        return new SystemExtract(
                system,
                List.of(new SystemExtract.Record(
                        category,
                        LocalDate.parse("2024-05-01"),
                        List.of(new SystemExtract.Field("Namn", "Åsa Öberg", true)))));
    }

    @Test
    void aReminderCarriesTheLinkAndTheDay() {
        DecidedCase it = DecidedCase.of(Right.ERASURE);
        fire(it, "IDENTITY_REMINDER");

        assertThat(write(it, NoticeKind.IDENTITY_REMINDED, Map.of()))
                .contains("https://rights.softwerk.example/identity/7K3M-9QXD-2B4T?token=")
                .contains("6 december 2026");
    }

    @Test
    void aFeeSaysHowMuchWhyOnWhatEvidenceAndHowToPay() {
        DecidedCase it = DecidedCase.of(Right.CONSENT_WITHDRAWAL).located(Map.of("newsletter", List.of(SUBSCRIPTION)));
        it.ask(new Input.FeeAskedByStaff("anna", "D1"));
        it.ask(new Input.FeeConfirmed("bo"));

        assertThat(write(
                        it,
                        NoticeKind.FEE_ASKED,
                        Map.of(
                                "amount", "200 kronor",
                                "howToPay", "Swisha till 123 456.",
                                "evidence", "Fem utdrag i oktober\n\nFyra i november")))
                .contains("200 kronor", "Swisha till 123 456.", "Fem utdrag i oktober", "Fyra i november")
                .contains("6 december 2026", COMPLAINT);
    }

    @Test
    void aFeeThatWasNotPaidEndsInARefusalThatSaysSo() {
        DecidedCase it = DecidedCase.of(Right.CONSENT_WITHDRAWAL).located(Map.of("newsletter", List.of(SUBSCRIPTION)));
        it.ask(new Input.FeeAskedByStaff("anna", "D1"));
        it.ask(new Input.FeeConfirmed("bo"));
        fire(it, "FEE_UNPAID");

        assertThat(write(it, NoticeKind.ANSWER, Map.of()))
                .contains("inte betalats", "GDPR 12(5)")
                .contains(COMPLAINT);
    }

    @Test
    void theEndOfARestrictionIsToldWithItsDayAndItsReason() {
        DecidedCase it = DecidedCase.of(Right.RESTRICTION)
                .identified()
                .located(Map.of("crm", List.of(CONTACT)))
                .finished(Action.RESTRICT, Outcome.RESTRICTED)
                .finished(Action.NOTIFY, Outcome.NOTIFIED)
                .ended();
        it.ask(new Input.RestrictionEndedByStaff("anna", "D1"));

        assertThat(write(it, NoticeKind.RESTRICTION_ENDING, Map.of()))
                .contains("6 december 2026")
                .contains("Så här är det.")
                .contains(COMPLAINT);
    }

    @Test
    void aRecipientReadsWhatToDoAndKnowsThePersonByWhatItHas() {
        DecidedCase it = erased();
        Task letter = it.current().letters().findFirst().orElseThrow();

        Mail mail =
                ANSWERS.letter(letter, it.current(), Map.of("name", "Åsa Öberg", "email", "asa@example.se"), Map.of());

        assertThat(ANSWERS.addressOf(letter)).isEqualTo("dataskydd@uc.example");
        assertThat(mail.text())
                .contains("Upplysningscentralen UC AB", "Radera", "Åsa Öberg", "asa@example.se")
                .contains("6 december 2026")
                .contains("https://rights.softwerk.example/letters/7K3M-9QXD-2B4T/" + letter.round() + "?token=")
                .doesNotContain("secret=");
    }

    @Test
    void aRecipientReadsWhichUseOfTheDataHasEnded() {
        DecidedCase it = DecidedCase.of(Right.AUTOMATED_DECISION_OBJECTION)
                .identified()
                .located(Map.of("crm", List.of(CONTACT)))
                .finished(Action.SUPPRESS, Outcome.SUPPRESSED);
        Task letter = it.current().letters().findFirst().orElseThrow();

        assertThat(ANSWERS.letter(letter, it.current(), Map.of("name", "Åsa Öberg"), Map.of())
                        .text())
                .contains("Sluta använda", "Marknads- och kundanalyser")
                .doesNotContain("Inbjudningar", "Affärsrelation");
    }

    @Test
    void theAnswerAndTheAccountNameWhoeverWasTold() {
        DecidedCase it = erased();
        it.finished(Action.NOTIFY, Outcome.NOTIFIED);

        assertThat(write(it, NoticeKind.ANSWER, Map.of())).contains("Upplysningscentralen UC AB");

        it.ended();
        it.ask(new Input.RecipientsAskedFor("anna"));
        assertThat(write(it, NoticeKind.RECIPIENTS_NAMED, Map.of()))
                .contains("Upplysningscentralen UC AB")
                .contains("22 november 2026")
                .contains("har inte kommit än");
    }

    private static DecidedCase erased() {
        return DecidedCase.of(Right.ERASURE)
                .identified()
                .located(Map.of("crm", List.of(CONTACT)))
                .finished(Action.ERASE, Outcome.ERASED);
    }

    private static String answerToRefusal(String ground) {
        DecidedCase it = DecidedCase.of(Right.ACCESS);
        it.ask(new Input.RefusedByStaff("anna", ground, "D1"));
        it.ask(new Input.RefusalConfirmed("bo"));
        return write(it, NoticeKind.ANSWER, Map.of());
    }

    static String write(DecidedCase it, NoticeKind kind, Map<String, String> details) {
        return mail(it, kind, details, List.of()).text();
    }

    static Mail mail(DecidedCase it, NoticeKind kind, Map<String, String> details, List<SystemExtract> handedOver) {
        return mail(ANSWERS, it, kind, details, handedOver);
    }

    private static Mail mail(
            Answers answers,
            DecidedCase it,
            NoticeKind kind,
            Map<String, String> details,
            List<SystemExtract> handedOver) {
        Task task = it.current().tasks().values().stream()
                .filter(candidate -> candidate.notice() == kind)
                .reduce((first, last) -> last)
                .orElseThrow();
        return answers.write(
                task,
                it.current(),
                new Person("Åsa Öberg"),
                decision -> Optional.of(new Statement("Så här är det.", details)),
                handedOver);
    }

    /** A letter has no link in it that would prove nothing but the address that whoever asks has given. */
    @Test
    void aLetterAsksForACallAndNamesNoLink() {
        DecidedCase it = DecidedCase.ofLetter(Right.ERASURE, Instant.parse("2026-11-20T23:00:00Z"));

        Mail letter = mail(it, NoticeKind.IDENTITY_REQUESTED, Map.of(), List.of());

        assertThat(letter.text())
                .contains(
                        "i ditt namn",
                        "Ring eller skriv till oss senast den",
                        "5 december 2026",
                        it.current().id())
                .doesNotContain("/identity/", "mejlet", "e-postadress");
        assertThat(letter.html()).startsWith("<h1>").doesNotContain("<html", "<style");
    }

    @Test
    void anExtractThatGoesByPostIsOnPaperAlone() {
        DecidedCase it = DecidedCase.ofLetter(Right.ACCESS, Instant.parse("2026-11-20T23:00:00Z"));
        it.ask(new Input.IdentityConfirmedByStaff("anna", "CALL_BACK", VerificationLevel.STRONG));
        it.located(Map.of("crm", List.of(CONTACT))).finished(Action.DISCLOSE, Outcome.DISCLOSED);

        Mail letter = mail(it, NoticeKind.ANSWER, Map.of(), List.of(extract("crm", "contact")));

        assertThat(letter.attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.contentType()).isEqualTo("text/html"));
        assertThat(letter.text())
                .contains(
                        "De följer med det här brevet",
                        "registerutdrag-" + it.current().id())
                .doesNotContain("mejlet", ".json");
    }

    static void fire(DecidedCase it, String timer) {
        Instant due = Objects.requireNonNull(it.current().timers().get(timer));
        it.now = due;
        it.ask(new Input.TimerFired(timer, due));
    }
}
