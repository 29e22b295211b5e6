package dev.rightsflow.workflow.policy;

import static org.assertj.core.api.Assertions.assertThat;

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
    void tellsRecipientsOfWhateverChanges() {
        assertThat(policy.rights().values())
                .filteredOn(right -> !right.tellsRecipients())
                .extracting(RightPolicy::right)
                .containsExactlyInAnyOrder(Right.ACCESS, Right.PORTABILITY);
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
                        "former-employee",
                        "website-visitor",
                        "third-person",
                        "end-user");
        assertThat(policy.subjectType("end-user")).get().matches(SubjectType::forward);
    }

    @Test
    void listsTenSystems() {
        assertThat(policy.systems()).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({
        "crm, RUNNING, contact relation-note",
        "invoicing, RUNNING, invoice",
        "recruitment, RUNNING, application interview-note",
        "newsletter, RUNNING, subscription survey-answer",
        "support, RUNNING, ticket message",
        "employment, RUNNING, employment-record payroll",
        "website-analytics, RUNNING, visit",
        "credit-registers, RUNNING, credit-report address-update",
        "recipients, TOLD, disclosed-data",
        "paper-archive, RUNNING, binder",
    })
    void saysHowASystemIsReachedAndWhatItHolds(String id, Connection connection, String categories) {
        DataSystem system = policy.system(id).orElseThrow();

        assertThat(system.connection()).isEqualTo(connection);
        assertThat(system.categories()).extracting(Category::id).containsExactly(categories.split(" "));
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
