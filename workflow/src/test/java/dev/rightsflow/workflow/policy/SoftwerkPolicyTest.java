package dev.rightsflow.workflow.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The shipped policy says what the first controller's privacy policy asks for. */
class SoftwerkPolicyTest {

    private final Policy policy = PolicyFile.load("/policy/softwerk.yml");

    @Test
    void offersEveryRight() {
        assertThat(policy.rights().keySet()).containsExactlyInAnyOrder(Right.values());
    }

    @Test
    void listsTenSystemsOfWhichFourAreConnected() {
        assertThat(policy.systems()).hasSize(10);
        assertThat(policy.systemsFor(Right.ACCESS, "customer"))
                .extracting(DataSystem::id)
                .containsExactly("crm", "invoicing", "recruitment", "newsletter");
        assertThat(policy.systemsFor(Right.ACCESS, "customer", Connection.PLANNED))
                .hasSize(6);
    }

    @Test
    void namesTheFiveMarketingTopics() {
        assertThat(policy.purposesEndedBy(Right.MARKETING_OBJECTION))
                .containsExactly("newsletter", "invitations", "guides", "surveys", "offers");
    }

    @Test
    void restsOnFourLegalBases() {
        assertThat(policy.purposes()).extracting(Purpose::basis).contains(LegalBasis.values());
    }
}
