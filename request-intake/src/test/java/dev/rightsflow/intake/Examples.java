package dev.rightsflow.intake;

import dev.rightsflow.schemas.Action;
import dev.rightsflow.schemas.CaseStatus;
import dev.rightsflow.schemas.Controller;
import dev.rightsflow.schemas.Item;
import dev.rightsflow.schemas.KeptItem;
import dev.rightsflow.schemas.Outcome;
import dev.rightsflow.schemas.OutcomeCount;
import dev.rightsflow.schemas.Relation;
import dev.rightsflow.schemas.Right;
import dev.rightsflow.schemas.SubjectDetails;
import dev.rightsflow.schemas.TaskStatus;
import dev.rightsflow.schemas.seal.PayloadCodec;
import dev.rightsflow.schemas.seal.SealingKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serializer;

/** What tests speak of. */
final class Examples {

    static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");

    private static final SealingKeys KEYS = SealingKeys.generate();

    private Examples() {}

    static IntakeProperties properties() {
        return new IntakeProperties(
                RunningIntake.LINK_KEY, null, "SE", Duration.ofSeconds(4), ZoneId.of("Europe/Stockholm"), "", 0, 0);
    }

    /** Announced to a test that needs no registry: payloads are bare Avro. */
    static AnnouncedController announced() {
        Serializer<Object> bare = (topic, payload) -> {
            try {
                return ((SubjectDetails) payload).toByteBuffer().array();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        return AnnouncedController.of(controller(KEYS), new PayloadCodec(bare, (topic, bytes) -> bytes));
    }

    static Controller controller(SealingKeys keys) {
        return Controller.newBuilder()
                .setControllerId("example")
                .setName("Exempelbolaget AB")
                .setPolicyVersion("2026-1")
                .setAnnouncedAt(Instant.parse("2026-11-22T08:00:00Z"))
                .setRights(List.of(
                        Right.ACCESS,
                        Right.RECTIFICATION,
                        Right.ERASURE,
                        Right.RESTRICTION,
                        Right.PORTABILITY,
                        Right.MARKETING_OBJECTION,
                        Right.AUTOMATED_DECISION_OBJECTION,
                        Right.CONSENT_WITHDRAWAL))
                .setRelations(List.of(
                        new Relation(
                                "customer",
                                Map.of(
                                        "sv",
                                        "Kund eller kontaktperson hos en kund",
                                        "en",
                                        "Customer, or contact person at a customer")),
                        new Relation("applicant", Map.of("sv", "Har sökt jobb", "en", "Job applicant")),
                        new Relation(
                                "visitor", Map.of("sv", "Har besökt webbplatsen", "en", "Visitor of the website"))))
                .setLanguages(List.of("sv", "en"))
                .setContactEmail("dataskydd@example.org")
                .setPolicyUrl("https://www.example.org/integritet")
                .setSealingKey(ByteBuffer.wrap(keys.publicKey()))
                .build();
    }

    static CaseStatus fulfilling(String reference, long version) {
        return CaseStatus.newBuilder()
                .setCaseId(reference)
                .setVersion(version)
                .setRight(Right.ERASURE)
                .setRelation("customer")
                .setLanguage("sv")
                .setStage("FULFILLING")
                .setClosed(false)
                .setReceivedAt(Instant.parse("2026-11-02T10:15:00Z"))
                .setUpdatedAt(Instant.parse("2026-11-22T09:30:00Z"))
                .setDueStrict(LocalDate.of(2026, 12, 2))
                .setDueSuspended(LocalDate.of(2026, 12, 4))
                .setWaitingFor(List.of("SYSTEM:newsletter"))
                .setTasks(List.of(
                        task("crm", Action.ERASE, "DONE", new OutcomeCount(Outcome.ERASED, 12L)),
                        task(
                                "invoicing",
                                Action.ERASE,
                                "DONE",
                                new OutcomeCount(Outcome.ERASED, 2L),
                                new OutcomeCount(Outcome.RETAINED, 3L)),
                        task("newsletter", Action.ERASE, "STARTED")))
                .setKept(List.of(KeptItem.newBuilder()
                        .setSystem("invoicing")
                        .setItem(new Item("invoice", LocalDate.of(2025, 3, 1), 3L))
                        .setHold("STATUTORY_RETENTION")
                        .setGround("GDPR 17(3)(b)")
                        .setStatute("Bokföringslagen 7 kap. 2 §")
                        .setUntil(LocalDate.of(2032, 12, 31))
                        .build()))
                .build();
    }

    private static TaskStatus task(String system, Action action, String state, OutcomeCount... outcomes) {
        return new TaskStatus(system, action, state, List.of(outcomes));
    }
}
