package dev.rightsflow.workflow.messaging;

import dev.rightsflow.schemas.SubjectDetails;
import dev.rightsflow.schemas.seal.PayloadCodec;
import dev.rightsflow.workflow.processing.StoredCase;
import dev.rightsflow.workflow.vault.Confidential;
import dev.rightsflow.workflow.vault.Vault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens what is confidential about a case, for a member of the staff who has asked for it and may see it. */
public final class PersonReader {

    /**
     * @param details what the person says of themselves, by field: {@code name}, {@code email}, {@code phone}, {@code
     *     nationalId}, {@code postalAddress}, {@code message}; empty once the
     *     case's own retention is over
     * @param corrections what the person wants corrected, by field
     * @param notes what staff wrote with their decisions, and what the person answered, oldest first
     */
    public record Confidences(Map<String, String> details, Map<String, String> corrections, List<String> notes) {}

    private final Vault vault;
    private final PayloadCodec codec;

    PersonReader(Vault vault, PayloadCodec codec) {
        this.vault = vault;
        this.codec = codec;
    }

    public Confidences read(StoredCase stored) {
        String caseId = stored.state().id();
        Confidential confidential = stored.confidential();
        if (confidential.isDestroyed()) {
            return new Confidences(Map.of(), Map.of(), List.of());
        }
        SubjectDetails subject = open(caseId, confidential, confidential.subject());
        Map<String, String> details = new LinkedHashMap<>();
        Optional.ofNullable(subject.getName()).ifPresent(value -> details.put("name", value));
        Optional.ofNullable(subject.getEmail()).ifPresent(value -> details.put("email", value));
        Optional.ofNullable(subject.getPhone()).ifPresent(value -> details.put("phone", value));
        Optional.ofNullable(subject.getNationalId()).ifPresent(value -> details.put("nationalId", value));
        Optional.ofNullable(subject.getPostalAddress()).ifPresent(value -> details.put("postalAddress", value));
        Optional.ofNullable(subject.getMessage()).ifPresent(value -> details.put("message", value));
        details.putAll(subject.getIdentifiers());
        return new Confidences(
                details,
                subject.getCorrections(),
                confidential.reasons().values().stream()
                        .map(reason -> open(caseId, confidential, reason))
                        .flatMap(note -> Optional.ofNullable(note.getMessage()).stream())
                        .toList());
    }

    private SubjectDetails open(String caseId, Confidential confidential, byte[] encrypted) {
        return (SubjectDetails)
                codec.decode(SubjectDetails.class, vault.decrypt(caseId, confidential.dataKey(), encrypted));
    }
}
