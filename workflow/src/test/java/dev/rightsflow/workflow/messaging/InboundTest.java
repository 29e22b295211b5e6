package dev.rightsflow.workflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rightsflow.schemas.Action;
import dev.rightsflow.schemas.Decision;
import dev.rightsflow.schemas.DecisionKind;
import dev.rightsflow.schemas.HoldRef;
import dev.rightsflow.schemas.IdentityCheck;
import dev.rightsflow.schemas.LetterProof;
import dev.rightsflow.schemas.LocatedIdentifier;
import dev.rightsflow.schemas.LocatedIdentifiers;
import dev.rightsflow.schemas.Report;
import dev.rightsflow.schemas.ReportKind;
import dev.rightsflow.schemas.Request;
import dev.rightsflow.schemas.RequestKind;
import dev.rightsflow.schemas.identifiers.KnownBy;
import dev.rightsflow.schemas.link.Links;
import dev.rightsflow.schemas.seal.PayloadCodec;
import dev.rightsflow.schemas.seal.Sealer;
import dev.rightsflow.schemas.seal.SealingKeys;
import dev.rightsflow.schemas.seal.Unsealer;
import dev.rightsflow.workflow.lifecycle.Input;
import dev.rightsflow.workflow.policy.ShippedPolicy;
import dev.rightsflow.workflow.policy.VerificationLevel;
import dev.rightsflow.workflow.processing.Received;
import dev.rightsflow.workflow.vault.Vault;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

/** What a record must be to reach a case, and under which word it is set aside when it is not. */
class InboundTest {

    private static final String CASE = "case-1";
    private static final SealingKeys KEYS = SealingKeys.generate();
    private static final Vault VAULT = new Vault(Base64.getEncoder().encodeToString(new byte[32]));

    private LocatedIdentifiers sealed = new LocatedIdentifiers(List.of());

    @Test
    void readsADecisionOfTheStaff() {
        Decision decision = decision(DecisionKind.IDENTITY_CONFIRMED)
                .setIdentityCheck(new IdentityCheck("CALL_BACK", "STRONG"))
                .build();

        assertThat(read(CASE, decision))
                .isEqualTo(new Input.IdentityConfirmedByStaff("astrid", "CALL_BACK", VerificationLevel.STRONG));
    }

    @Test
    void setsAsideAHoldThatWouldNeverEnd() {
        HoldRef endless = HoldRef.newBuilder()
                .setHoldId("hold-1")
                .setType("LEGAL_HOLD")
                .setGround("ART_17_3_E")
                .build();

        assertRefused(CASE, decision(DecisionKind.HOLD_PLACED).setHold(endless).build(), "VALUE_UNEXPECTED");
    }

    @Test
    void setsAsideAWordThatNobodyKnows() {
        Decision decision = decision(DecisionKind.IDENTITY_CONFIRMED)
                .setIdentityCheck(new IdentityCheck("CALL_BACK", "VERY_STRONG"))
                .build();

        assertRefused(CASE, decision, "VALUE_UNEXPECTED");
    }

    @Test
    void setsAsideADecisionWithoutWhatItDecides() {
        assertRefused(CASE, decision(DecisionKind.REFUSED).build(), "FIELD_MISSING");
    }

    @Test
    void setsAsideWhatANewerWriterMeans() {
        assertRefused(CASE, decision(DecisionKind.UNKNOWN).build(), "KIND_UNKNOWN");
    }

    @Test
    void setsAsideARecordUnderTheKeyOfAnotherCase() {
        assertRefused("case-2", decision(DecisionKind.APPROVED).build(), "KEY_MISMATCH");
    }

    @Test
    void believesASystemThatRepeatsItsAnswerToken() {
        assertThat(read(CASE, reportOf("crm", VAULT.answerToken(CASE, "crm"))))
                .isEqualTo(new Input.Reported("crm", "case-1:crm:LOCATE:1", new Input.Report.Cancelled()));
    }

    @Test
    void setsAsideAReportThatOneSystemWritesInTheNameOfAnother() {
        assertRefused(CASE, reportOf("crm", VAULT.answerToken(CASE, "newsletter")), "ANSWER_TOKEN_WRONG");
        assertRefused(CASE, reportOf("crm", VAULT.answerToken("case-2", "crm")), "ANSWER_TOKEN_WRONG");
    }

    /** Equal to those of a request and of a hold, however the system writes what it knows; what is none is left out. */
    @Test
    void hashesWhatSystemsKnowThePersonByAsARequestDoes() {
        Report report = located(
                Action.LOCATE,
                ReportKind.DONE,
                new LocatedIdentifier("phone", "070-123 45 67"),
                new LocatedIdentifier("nationalId", "811228-9874"),
                new LocatedIdentifier("email", "Astrid.Lind@EXAMPLE.com"),
                new LocatedIdentifier("email", "unknown"),
                new LocatedIdentifier("name", "Astrid Lind"));

        assertThat(received(CASE, report).enclosure())
                .isEqualTo(new Received.Enclosure.Located(VAULT.identifierHashes(Map.of(
                        "phone", "+46701234567",
                        "nationalId", "198112289874",
                        "email", "astrid.lind@example.com"))));
    }

    @Test
    void setsAsideMoreIdentifiersThanOnePersonHas() {
        LocatedIdentifier[] many = IntStream.rangeClosed(0, KnownBy.MOST)
                .mapToObj(number -> new LocatedIdentifier("customerNumber", "4711-" + number))
                .toArray(LocatedIdentifier[]::new);

        assertRefused(CASE, located(Action.LOCATE, ReportKind.DONE, many), "IDENTIFIERS_TOO_MANY");
    }

    @Test
    void setsAsideAnIdentifierThatIsATextAndNamesNothingOfIt() {
        Report report = located(
                Action.LOCATE, ReportKind.DONE, new LocatedIdentifier("phone", "7".repeat(KnownBy.LONGEST + 1)));

        assertThatExceptionOfType(RefusedRecordException.class)
                .isThrownBy(() -> read(CASE, report))
                .withMessageStartingWith("IDENTIFIER_TOO_LONG: ")
                .withMessageNotContaining("777");
    }

    @Test
    void setsAsideIdentifiersThatNobodyAskedFor() {
        LocatedIdentifier phone = new LocatedIdentifier("phone", "070-123 45 67");

        assertRefused(CASE, located(Action.ERASE, ReportKind.DONE, phone), "IDENTIFIERS_UNEXPECTED");
        assertRefused(CASE, located(Action.LOCATE, ReportKind.STARTED, phone), "IDENTIFIERS_UNEXPECTED");
    }

    @Test
    void believesARecipientThatHasTheSecretOfItsLetter() {
        assertThat(read(CASE, confirmationOf(3, VAULT.letterSecret(CASE, 3))))
                .isEqualTo(new Input.LetterAcknowledged(3));
    }

    @Test
    void setsAsideAConfirmationWithTheSecretOfAnotherLetterOrLink() {
        assertRefused(CASE, confirmationOf(3, VAULT.letterSecret(CASE, 4)), "LETTER_SECRET_WRONG");
        assertRefused(CASE, confirmationOf(3, VAULT.letterSecret("case-2", 3)), "LETTER_SECRET_WRONG");
        assertRefused(CASE, confirmationOf(3, VAULT.identitySecret(CASE)), "LETTER_SECRET_WRONG");
    }

    @Test
    void setsAsideWhatIsNoRecord() {
        assertRefused(CASE, "text", "UNDECODABLE");
    }

    private void assertRefused(String key, Object value, String code) {
        assertThatExceptionOfType(RefusedRecordException.class)
                .isThrownBy(() -> read(key, value))
                .withMessageStartingWith(code + ": ");
    }

    private Input read(String key, Object value) {
        return received(key, value).input();
    }

    /** Whatever is decoded is the record; whatever is opened, its identifiers. */
    private Received received(String key, Object value) {
        Serializer<Object> writesNothing = (topic, data) -> new byte[0];
        Deserializer<Object> readsIt = (topic, data) -> value;
        PayloadCodec codec = new PayloadCodec(writesNothing, (topic, data) -> sealed);
        Inbound inbound = new Inbound(readsIt, new Unsealer(KEYS, codec), codec, VAULT, ShippedPolicy.policy());
        return inbound.read(new ConsumerRecord<>("privacy.decisions.v1", 0, 0, key, new byte[0]));
    }

    private Report located(Action action, ReportKind kind, LocatedIdentifier... identifiers) {
        sealed = new LocatedIdentifiers(List.of(identifiers));
        PayloadCodec codec = new PayloadCodec((topic, data) -> new byte[0], (topic, data) -> sealed);
        return Report.newBuilder(reportOf("crm", VAULT.answerToken(CASE, "crm")))
                .setCommandId(CASE + ":crm:" + action + ":1")
                .setAction(action)
                .setKind(kind)
                .setAt(Instant.parse("2026-11-27T10:00:00Z"))
                .setIdentifiers(new Sealer(KEYS.publicKey(), codec).seal(sealed, Report.class, CASE))
                .build();
    }

    private static Request confirmationOf(int letter, byte[] secret) {
        return Request.newBuilder()
                .setCaseId(CASE)
                .setMessageId("message-1")
                .setKind(RequestKind.LETTER_ACKNOWLEDGED)
                .setReceivedAt(Instant.EPOCH)
                .setLetterProof(new LetterProof(letter, Links.hash(secret)))
                .build();
    }

    private static Report reportOf(String system, String answerToken) {
        return Report.newBuilder()
                .setReportId("report-1")
                .setCommandId(CASE + ":" + system + ":LOCATE:1")
                .setCaseId(CASE)
                .setSystem(system)
                .setAction(Action.LOCATE)
                .setKind(ReportKind.CANCELLED)
                .setAt(Instant.EPOCH)
                .setAnswerToken(answerToken)
                .build();
    }

    private static Decision.Builder decision(DecisionKind kind) {
        return Decision.newBuilder()
                .setCaseId(CASE)
                .setDecisionId("decision-1")
                .setKind(kind)
                .setAt(Instant.EPOCH)
                .setBy("astrid");
    }
}
