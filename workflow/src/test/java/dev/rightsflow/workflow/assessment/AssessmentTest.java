package dev.rightsflow.workflow.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.assessment.Disposition.Act;
import dev.rightsflow.workflow.assessment.Disposition.Keep;
import dev.rightsflow.workflow.assessment.Disposition.NotApplicable;
import dev.rightsflow.workflow.assessment.Disposition.Refer;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.holds.HoldType;
import dev.rightsflow.workflow.holds.Scope;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.Reason;
import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.policy.ShippedPolicy;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the shipped policy comes to, item by item. */
class AssessmentTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final Item CONTACT = new Item("crm", "contact", LocalDate.parse("2026-03-01"), 1);
    private static final Item FRESH_INVOICE = new Item("invoicing", "invoice", LocalDate.parse("2026-03-01"), 3);
    private static final Item OLD_INVOICE = new Item("invoicing", "invoice", LocalDate.parse("2018-12-31"), 2);

    private final Policy policy = ShippedPolicy.policy();
    private final Assessment assessment = new Assessment(policy);

    @Test
    void decidesPerItemAndNeverPerRequest() {
        assertThat(erase("customer", CONTACT, FRESH_INVOICE, OLD_INVOICE))
                .satisfiesExactly(
                        contact -> assertThat(contact).isEqualTo(new Act(CONTACT, Action.ERASE)),
                        fresh -> assertThat(fresh)
                                .isEqualTo(new Keep(
                                        FRESH_INVOICE,
                                        HoldType.STATUTORY_RETENTION,
                                        "bookkeeping",
                                        "GDPR 17(3)(b)",
                                        "bokföringslagen (1999:1078) 7 kap. 2 §",
                                        LocalDate.parse("2033-12-31"),
                                        null,
                                        true,
                                        "retention.bookkeeping",
                                        null)),
                        old -> assertThat(old).isEqualTo(new Act(OLD_INVOICE, Action.ERASE)));
    }

    @Test
    void keepsAnInvoiceThroughTheLastDayOfTheSeventhYearAndNotADayLonger() {
        Item invoice = new Item("invoicing", "invoice", LocalDate.parse("2019-01-01"), 1);

        assertThat(assess(Right.ERASURE, "customer", List.of(), LocalDate.parse("2026-12-31"), invoice))
                .singleElement()
                .isInstanceOf(Keep.class);
        assertThat(assess(Right.ERASURE, "customer", List.of(), LocalDate.parse("2027-01-01"), invoice))
                .containsExactly(new Act(invoice, Action.ERASE));
    }

    @Test
    void weighsNothingInACreditReportThatNoPurposeMayNeedAnyMore() {
        Item adequate = new Item("credit-registers", "credit-report", LocalDate.parse("2026-08-22"), 1);
        Item older = new Item("credit-registers", "credit-report", LocalDate.parse("2026-08-21"), 1);

        assertThat(erase("former-customer", adequate, older))
                .containsExactly(
                        new Refer(adequate, Reason.INTERESTS_TO_BE_WEIGHED, Action.RESTRICT),
                        new Act(older, Action.ERASE));
    }

    @Test
    void keepsAnApplicationForTwoYearsAndNothingElse() {
        Item recent = new Item("recruitment", "application", LocalDate.parse("2024-11-22"), 1);
        Item older = new Item("recruitment", "application", LocalDate.parse("2024-11-21"), 1);

        assertThat(erase("applicant", recent, older))
                .satisfiesExactly(
                        kept -> assertThat(kept)
                                .isInstanceOfSatisfying(
                                        Keep.class,
                                        keep -> assertThat(keep.lookAgainOn()).isEqualTo("2026-11-23")),
                        gone -> assertThat(gone).isEqualTo(new Act(older, Action.ERASE)));
    }

    @Test
    void asksAPersonWhereTheDateThatRetentionCountsFromIsMissing() {
        Item undated = new Item("invoicing", "invoice", null, 1);

        assertThat(erase("former-customer", undated))
                .containsExactly(new Refer(undated, Reason.RECORD_DATE_MISSING, Action.RESTRICT));
    }

    @Test
    void asksFirstWhetherTheDataIsNeededWhileTheRelationLastsAndHasNoEnd() {
        Item employment = new Item("employment", "employment-record", null, 1);
        Judgement granted = new Judgement(employment, Reason.RELATION_LASTS, Judgement.Choice.GRANT, null);

        assertThat(erase("employee", employment)).containsExactly(new Refer(employment, Reason.RELATION_LASTS, null));
        assertThat(assessment.judged(Right.ERASURE, granted, "D1", TODAY))
                .contains(new Refer(employment, Reason.RECORD_DATE_MISSING, Action.RESTRICT));
    }

    @Test
    void countsFromTheDateThatSomebodyHasLookedUp() {
        Item undated = new Item("invoicing", "invoice", null, 1);
        Judgement judgement = new Judgement(
                undated, Reason.RECORD_DATE_MISSING, Judgement.Choice.KEEP, LocalDate.parse("2025-03-01"));

        Keep kept =
                (Keep) assessment.judged(Right.ERASURE, judgement, "D1", TODAY).orElseThrow();

        assertThat(kept.until()).isEqualTo(LocalDate.parse("2032-12-31"));
        assertThat(again(kept, LocalDate.parse("2032-12-31"))).isEqualTo(kept);
        assertThat(again(kept, LocalDate.parse("2033-01-01"))).isEqualTo(new Act(undated, Action.ERASE));
    }

    private Disposition again(Keep kept, LocalDate day) {
        return assessment.again(Right.ERASURE, "former-customer", kept, List.of(), day);
    }

    @Test
    void asksAPersonAboutACategoryThatThePolicyDoesNotKnow() {
        Item unknown = new Item("crm", "voice-print", TODAY, 1);

        assertThat(erase("customer", unknown)).containsExactly(new Refer(unknown, Reason.CATEGORY_UNKNOWN, null));
    }

    @Test
    void letsAHoldKeepWhatCouldBeErased() {
        Hold hold = hold(HoldType.LEGAL_HOLD, new Scope("crm", null, null, null), null, "2027-06-01");

        assertThat(assess(Right.ERASURE, "customer", List.of(hold), TODAY, CONTACT, OLD_INVOICE))
                .satisfiesExactly(
                        contact -> assertThat(contact).isInstanceOfSatisfying(Keep.class, keep -> {
                            assertThat(keep.source()).isEqualTo("hold-1");
                            assertThat(keep.lookAgainOn()).isEqualTo("2027-06-01");
                        }),
                        invoice -> assertThat(invoice).isEqualTo(new Act(OLD_INVOICE, Action.ERASE)));
    }

    @Test
    void namesWhicheverKeepsLongest() {
        Hold shorter = hold(HoldType.LEGAL_HOLD, Scope.EVERYTHING, "2030-01-01", null);
        Hold longer = hold(HoldType.LEGAL_HOLD, Scope.EVERYTHING, "2040-01-01", null);
        Hold asLong = hold(HoldType.LEGAL_HOLD, Scope.EVERYTHING, "2033-12-31", null);
        Hold open = hold(HoldType.LEGAL_HOLD, Scope.EVERYTHING, null, "2027-01-01");

        assertThat(keeperOfFreshInvoice(shorter)).isEqualTo("bookkeeping");
        assertThat(keeperOfFreshInvoice(longer)).isEqualTo("hold-1");
        assertThat(keeperOfFreshInvoice(asLong)).isEqualTo("hold-1");
        assertThat(keeperOfFreshInvoice(open)).isEqualTo("hold-1");
    }

    @Test
    void tellsNothingOfAHoldThatMustNotBeDisclosed() {
        Hold secret = new Hold(
                "h-7",
                HoldType.AUTHORITY_ORDER,
                "GDPR 17(3)(b)",
                "skatteförfarandelagen (2011:1244)",
                Scope.EVERYTHING,
                null,
                null,
                LocalDate.parse("2027-01-01"),
                false);

        Keep kept = (Keep) assess(Right.ERASURE, "customer", List.of(secret), TODAY, CONTACT)
                .getFirst();

        assertThat(kept.source()).isEqualTo("h-7");
        assertThat(kept.asTold().toString()).doesNotContain("h-7", "AUTHORITY", "17(3)(b)", "skatteförfarandelagen");
        assertThat(policy.text(kept.asTold().textId()).in("en"))
                .isEqualTo("The data must be kept. We may not tell the reason.");
    }

    @Test
    void letsAPersonProtectOthersBeforeAnythingIsHandedOut() {
        Item mail = new Item("support", "message", TODAY, 4);

        assertThat(assess(Right.ACCESS, "customer", List.of(), TODAY, mail))
                .containsExactly(new Refer(mail, Reason.THIRD_PERSONS, null));
        assertThat(assess(Right.ERASURE, "customer", List.of(), TODAY, mail))
                .containsExactly(new Act(mail, Action.ERASE));
    }

    @Test
    void asksAgainWhatForbidsAnActionBeforeItIsDone() {
        Hold hold = hold(HoldType.LEGAL_HOLD, new Scope("crm", null, null, null), null, "2027-06-01");

        assertThat(assessment.keeper(CONTACT, Action.ERASE, List.of(hold), TODAY))
                .isPresent();
        assertThat(assessment.keeper(CONTACT, Action.ERASE, List.of(), TODAY)).isEmpty();
        assertThat(assessment.keeper(FRESH_INVOICE, Action.ERASE, List.of(), TODAY))
                .isPresent();
        assertThat(assessment.keeper(CONTACT, Action.SUPPRESS, List.of(hold), TODAY))
                .isEmpty();
    }

    @Test
    void ignoresAHoldThatIsOver() {
        Hold over = hold(HoldType.LEGAL_HOLD, Scope.EVERYTHING, "2026-11-21", null);

        assertThat(assess(Right.ERASURE, "customer", List.of(over), TODAY, CONTACT))
                .containsExactly(new Act(CONTACT, Action.ERASE));
    }

    @Test
    void changesNothingThatADecisionRestsOn() {
        Hold decision = hold(HoldType.DECISION_BASIS, new Scope("crm", "contact", null, null), null, "2027-01-01");

        assertThat(assess(Right.RECTIFICATION, "customer", List.of(decision), TODAY, CONTACT))
                .singleElement()
                .isInstanceOf(Keep.class);
    }

    @Test
    void tellsNoSystemToCorrectWhatHasNoSuchField() {
        Item note = new Item("crm", "relation-note", TODAY, 2);

        assertThat(assessment.assess(Right.RECTIFICATION, "customer", List.of(CONTACT, note), List.of(), TODAY))
                .containsExactly(new Act(CONTACT, Action.RECTIFY), new NotApplicable(note, Reason.NOTHING_TO_CORRECT));
    }

    @Test
    void correctsWhatIsOnlyKeptByStatute() {
        assertThat(assess(Right.RECTIFICATION, "customer", List.of(), TODAY, FRESH_INVOICE))
                .containsExactly(new Act(FRESH_INVOICE, Action.RECTIFY));
    }

    @Test
    void neitherHidesNorUsesWhatIsHeld() {
        Hold hold = hold(HoldType.LEGAL_HOLD, Scope.EVERYTHING, null, "2027-01-01");

        assertThat(assess(Right.ACCESS, "customer", List.of(hold), TODAY, CONTACT))
                .containsExactly(new Act(CONTACT, Action.DISCLOSE));
        assertThat(assess(Right.RESTRICTION, "customer", List.of(hold), TODAY, CONTACT))
                .containsExactly(new Act(CONTACT, Action.RESTRICT));
        assertThat(assess(Right.MARKETING_OBJECTION, "customer", List.of(hold), TODAY, CONTACT))
                .containsExactly(new Act(CONTACT, Action.SUPPRESS));
    }

    @Test
    void endsTheUseOfAFormerCustomerAtOnceAndLetsAPersonWeighTheRisk() {
        assertThat(assess(Right.OBJECTION, "former-customer", List.of(), TODAY, CONTACT, FRESH_INVOICE))
                .containsExactly(
                        new Act(CONTACT, Action.SUPPRESS),
                        new Refer(FRESH_INVOICE, Reason.INTERESTS_TO_BE_WEIGHED, Action.RESTRICT));
    }

    @Test
    void erasesWhatOnlyRestedOnAWithdrawnConsent() {
        Item subscription = new Item("newsletter", "subscription", null, 1);

        assertThat(assess(Right.CONSENT_WITHDRAWAL, "customer", List.of(), TODAY, subscription, CONTACT, FRESH_INVOICE))
                .containsExactly(
                        new Act(subscription, Action.ERASE),
                        new Act(CONTACT, Action.SUPPRESS),
                        new NotApplicable(FRESH_INVOICE, Reason.BASIS_EXCLUDES_RIGHT));
    }

    @Test
    void leavesAloneWhatTheRightIsNotAbout() {
        assertThat(assess(Right.MARKETING_OBJECTION, "customer", List.of(), TODAY, FRESH_INVOICE))
                .containsExactly(new NotApplicable(FRESH_INVOICE, Reason.NOT_USED_FOR_MARKETING));
        assertThat(assess(Right.AUTOMATED_DECISION_OBJECTION, "customer", List.of(), TODAY, note()))
                .containsExactly(new NotApplicable(note(), Reason.NO_AUTOMATED_DECISION));
    }

    @Test
    void movesOnlyWhatThePersonProvided() {
        Item interview = new Item("recruitment", "interview-note", TODAY, 1);
        Item application = new Item("recruitment", "application", TODAY, 1);

        assertThat(assess(Right.PORTABILITY, "applicant", List.of(), TODAY, interview, application))
                .containsExactly(
                        new NotApplicable(interview, Reason.NOT_PROVIDED_BY_SUBJECT),
                        new Act(application, Action.EXPORT));
    }

    @Test
    void erasesOnlyWithEveryPurposesLeave() {
        var purposes = policy.purposes();
        var category = PolicyFixture.category("file", List.of("newsletter", "risk-management"), List.of());
        Item file = new Item(PolicyFixture.SYSTEM, "file", TODAY, 1);
        Assessment made = new Assessment(PolicyFixture.policy(purposes, List.of(), List.of(category)));

        assertThat(made.assess(Right.ERASURE, "prospect", List.of(file), List.of(), TODAY))
                .containsExactly(new Refer(file, Reason.INTERESTS_TO_BE_WEIGHED, Action.RESTRICT));
    }

    @Test
    void letsTheLongestOfSeveralRetentionRulesWin() {
        var rules = List.of(
                PolicyFixture.keeps("three", Period.ofYears(3)),
                PolicyFixture.keeps("ten", Period.ofYears(10)),
                PolicyFixture.keeps("two", Period.ofYears(2)));
        var category = PolicyFixture.category("file", List.of("newsletter"), List.of("three", "ten", "two"));
        Assessment made = new Assessment(PolicyFixture.policy(policy.purposes(), rules, List.of(category)));
        Item file = new Item(PolicyFixture.SYSTEM, "file", TODAY, 1);

        assertThat(made.assess(Right.ERASURE, "prospect", List.of(file), List.of(), TODAY))
                .singleElement()
                .isInstanceOfSatisfying(Keep.class, keep -> {
                    assertThat(keep.source()).isEqualTo("ten");
                    assertThat(keep.until()).isEqualTo("2036-11-22");
                });
    }

    private String keeperOfFreshInvoice(Hold hold) {
        Disposition disposition = assess(Right.ERASURE, "customer", List.of(hold), TODAY, FRESH_INVOICE)
                .getFirst();
        return ((Keep) disposition).source();
    }

    private List<Disposition> erase(String subjectType, Item... items) {
        return assess(Right.ERASURE, subjectType, List.of(), TODAY, items);
    }

    private List<Disposition> assess(
            Right right, String subjectType, List<Hold> holds, LocalDate today, Item... items) {
        return assessment.assess(right, subjectType, List.of(items), holds, today);
    }

    private static Item note() {
        return new Item("crm", "relation-note", TODAY, 1);
    }

    private static Hold hold(HoldType type, Scope scope, @Nullable String until, @Nullable String reviewOn) {
        return new Hold(
                "hold-1",
                type,
                "GDPR 17(3)(e)",
                null,
                scope,
                null,
                until == null ? null : LocalDate.parse(until),
                reviewOn == null ? null : LocalDate.parse(reviewOn),
                true);
    }
}
