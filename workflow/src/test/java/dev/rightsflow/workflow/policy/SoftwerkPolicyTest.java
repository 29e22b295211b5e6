package dev.rightsflow.workflow.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped policy says what the first controller's privacy policy asks for, section by section. */
class SoftwerkPolicyTest {

    private final Policy policy = PolicyFile.load("/policy/softwerk.yml");

    @Test
    void offersEveryRight() {
        assertThat(policy.rights().keySet()).containsExactlyInAnyOrder(Right.values());
    }

    @Test
    void asksForNoIdentityWhereStoppingIsAllThatIsAsked() {
        assertThat(policy.rights().values().stream()
                        .filter(right -> right.verification() == VerificationLevel.NONE)
                        .map(RightPolicy::right))
                .containsExactlyInAnyOrder(Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL);
    }

    @Test
    void erasesForNobodyWhoHasNotShownWhoTheyAreUnlessAPersonHasLooked() {
        assertThat(policy.rights().values())
                .filteredOn(right -> right.fulfilment().irreversible()
                        || right.then() != null && right.then().irreversible())
                .allMatch(right -> right.verification() != VerificationLevel.NONE || right.approval());
    }

    @Test
    void knowsEverybodyWhomTheControllerDealsWith() {
        assertThat(policy.subjectTypes())
                .extracting(SubjectType::id)
                .containsExactly(
                        "prospect",
                        "customer",
                        "former-customer",
                        "stakeholder",
                        "applicant",
                        "employee",
                        "consultant",
                        "website-visitor",
                        "third-person",
                        "end-user");
        assertThat(policy.subjectType("end-user")).get().matches(SubjectType::forward);
    }

    @Test
    void listsTenSystemsOfWhichFourAreConnected() {
        assertThat(policy.systemsFor(Right.ACCESS, "customer"))
                .extracting(DataSystem::id)
                .containsExactly("crm", "invoicing", "recruitment", "newsletter");
        assertThat(policy.systemsFor(Right.ACCESS, "customer", Connection.PLANNED))
                .extracting(DataSystem::id)
                .containsExactly(
                        "support",
                        "employment",
                        "website-analytics",
                        "credit-registers",
                        "recipients",
                        "paper-archive");
    }

    @Test
    void namesWhatTheRunningConnectorsHold() {
        Map<String, List<String>> categories = policy.systemsFor(Right.ACCESS, "customer").stream()
                .collect(Collectors.toMap(
                        DataSystem::id,
                        system -> system.categories().stream().map(Category::id).toList()));

        assertThat(categories)
                .containsEntry("crm", List.of("contact", "relation-note"))
                .containsEntry("invoicing", List.of("invoice"))
                .containsEntry("recruitment", List.of("application", "interview-note"))
                .containsEntry("newsletter", List.of("subscription", "survey-answer"));
    }

    @ParameterizedTest
    @CsvSource({
        "support, LEGITIMATE_INTERESTS",
        "administration, LEGITIMATE_INTERESTS",
        "business-relation, LEGITIMATE_INTERESTS",
        "statistics, LEGITIMATE_INTERESTS",
        "invoicing, CONTRACT",
        "employment, CONTRACT",
        "recruitment, CONTRACT",
        "newsletter, CONSENT",
        "invitations, CONSENT",
        "guides, CONSENT",
        "surveys, CONSENT",
        "offers, CONSENT",
        "market-analysis, LEGITIMATE_INTERESTS",
        "method-development, LEGITIMATE_INTERESTS",
        "risk-management, LEGITIMATE_INTERESTS",
        "product-safety, LEGAL_OBLIGATION",
        "authority-decisions, LEGAL_OBLIGATION",
        "bookkeeping, LEGAL_OBLIGATION",
        "tax, LEGAL_OBLIGATION",
    })
    void restsEveryPurposeOnItsBasis(String purpose, LegalBasis basis) {
        assertThat(policy.purposes())
                .filteredOn(known -> known.id().equals(purpose))
                .singleElement()
                .extracting(Purpose::basis)
                .isEqualTo(basis);
    }

    @Test
    void endsAllFiveMarketingTopicsAtOnce() {
        assertThat(policy.purposesEndedBy(Right.MARKETING_OBJECTION))
                .containsExactly("newsletter", "invitations", "guides", "surveys", "offers");
        assertThat(policy.right(Right.MARKETING_OBJECTION).immediate()).isTrue();
    }

    @Test
    void keepsARestrictedFewFixedPeriodsAndNothingWithoutAStatute() {
        Stream<RetentionRule.Fixed> fixed = policy.retention().values().stream()
                .filter(RetentionRule.Fixed.class::isInstance)
                .map(RetentionRule.Fixed.class::cast);

        assertThat(fixed).allSatisfy(rule -> assertThat(rule.statute()).isNotBlank());
    }

    @Test
    void namesRecipientsPerCategory() {
        assertThat(policy.recipientsOf("invoicing", "invoice"))
                .extracting(Recipient::id)
                .containsExactly("accountant");
        assertThat(policy.recipientsOf("recruitment", "application")).isEmpty();
    }

    @Test
    void findsNobodyOnTheWebsiteWithoutTheirOwnIdentifier() {
        assertThat(policy.system("website-analytics"))
                .get()
                .extracting(DataSystem::requiresIdentifier)
                .isEqualTo("analyticsClientId");
    }
}
