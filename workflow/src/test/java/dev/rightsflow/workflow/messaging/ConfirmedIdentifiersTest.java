package dev.rightsflow.workflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.schemas.SubjectDetails;
import dev.rightsflow.workflow.lifecycle.Identity;
import dev.rightsflow.workflow.policy.VerificationLevel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfirmedIdentifiersTest {

    private static final SubjectDetails CLAIMED = SubjectDetails.newBuilder()
            .setEmail("mallory@example.com")
            .setPhone("+46701234567")
            .setNationalId("198507099805")
            .setIdentifiers(Map.of("analyticsClientId", "1.2"))
            .setCorrections(Map.of("address", "Storgatan 1"))
            .build();

    @Test
    void aConfirmedAddressOpensNoRecordsByANumberThatAnybodyMayKnow() {
        SubjectDetails searched = ConfirmedIdentifiers.of(
                CLAIMED, identity(VerificationLevel.ADDRESS_ON_FILE, VerificationLevel.ADDRESS_ON_FILE), null);

        assertThat(searched.getEmail()).isEqualTo("mallory@example.com");
        assertThat(searched.getNationalId()).isNull();
        assertThat(searched.getPhone()).isNull();
        assertThat(searched.getIdentifiers()).isEmpty();
        assertThat(searched.getCorrections()).isEqualTo(CLAIMED.getCorrections());
    }

    @Test
    void onlyTheSystemThatFindsAnybodyByNothingElseIsToldWhatTheVisitorAloneHas() {
        Identity byMail = identity(VerificationLevel.ADDRESS_ON_FILE, VerificationLevel.ADDRESS_ON_FILE);

        assertThat(ConfirmedIdentifiers.of(CLAIMED, byMail, "analyticsClientId").getIdentifiers())
                .containsExactly(Map.entry("analyticsClientId", "1.2"));
        assertThat(ConfirmedIdentifiers.of(CLAIMED, byMail, "loyaltyCard").getIdentifiers())
                .isEmpty();
        assertThat(ConfirmedIdentifiers.of(CLAIMED, byMail, "analyticsClientId").getNationalId())
                .isNull();
    }

    @Test
    void whoeverAPersonHasIdentifiedIsSearchedByEverything() {
        assertThat(ConfirmedIdentifiers.of(
                        CLAIMED, identity(VerificationLevel.ADDRESS_ON_FILE, VerificationLevel.STRONG), null))
                .isEqualTo(CLAIMED);
    }

    @Test
    void stoppingMarketingNeedsNoMoreThanWhatStartedIt() {
        assertThat(ConfirmedIdentifiers.of(CLAIMED, identity(VerificationLevel.NONE, VerificationLevel.NONE), null))
                .isEqualTo(CLAIMED);
    }

    @Test
    void noSystemIsToldWhereLettersGo() {
        SubjectDetails withAddress = SubjectDetails.newBuilder(CLAIMED)
                .setPostalAddress("Storgatan 1\n352 30 Växjö")
                .build();

        for (VerificationLevel confirmed : List.of(VerificationLevel.ADDRESS_ON_FILE, VerificationLevel.STRONG)) {
            assertThat(ConfirmedIdentifiers.of(
                                    withAddress, identity(VerificationLevel.ADDRESS_ON_FILE, confirmed), null)
                            .getPostalAddress())
                    .isNull();
        }
    }

    private static Identity identity(VerificationLevel required, VerificationLevel confirmed) {
        return new Identity(required, null, null, confirmed, null, null);
    }
}
