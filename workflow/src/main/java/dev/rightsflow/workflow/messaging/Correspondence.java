package dev.rightsflow.workflow.messaging;

import dev.rightsflow.schemas.Extract;
import dev.rightsflow.schemas.SubjectDetails;
import dev.rightsflow.schemas.seal.PayloadCodec;
import dev.rightsflow.workflow.answers.Answers;
import dev.rightsflow.workflow.answers.Mail;
import dev.rightsflow.workflow.answers.Person;
import dev.rightsflow.workflow.answers.Statement;
import dev.rightsflow.workflow.answers.SystemExtract;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.policy.PerVersion;
import dev.rightsflow.workflow.vault.Confidential;
import dev.rightsflow.workflow.vault.Vault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a notice to the person with what is confidential about their case: the same, whichever way it goes. */
final class Correspondence {

    private final Vault vault;
    private final PayloadCodec codec;
    private final PerVersion<Answers> answers;

    Correspondence(Vault vault, PayloadCodec codec, PerVersion<Answers> answers) {
        this.vault = vault;
        this.codec = codec;
        this.answers = answers;
    }

    SubjectDetails subject(Case current, Confidential confidential) {
        return (SubjectDetails) codec.decode(
                SubjectDetails.class, vault.decrypt(current.id(), confidential.dataKey(), confidential.subject()));
    }

    /** @param subject the person of the case */
    Mail write(Task task, Case current, SubjectDetails subject, Confidential confidential) {
        return answers.of(current.policyVersion())
                .write(
                        task,
                        current,
                        new Person(subject.getName()),
                        decisionId -> statement(decisionId, current, confidential),
                        extracts(current, confidential));
    }

    private Optional<Statement> statement(String decisionId, Case current, Confidential confidential) {
        return Optional.ofNullable(confidential.reasons().get(decisionId))
                .map(encrypted -> (SubjectDetails) codec.decode(
                        SubjectDetails.class, vault.decrypt(current.id(), confidential.dataKey(), encrypted)))
                .filter(words -> words.getMessage() != null)
                .map(words -> new Statement(words.getMessage(), words.getIdentifiers()));
    }

    private List<SystemExtract> extracts(Case current, Confidential confidential) {
        List<SystemExtract> extracts = new ArrayList<>();
        confidential.extracts().forEach((commandId, encrypted) -> {
            Extract extract = (Extract)
                    codec.decode(Extract.class, vault.decrypt(current.id(), confidential.dataKey(), encrypted));
            extracts.add(new SystemExtract(
                    AvroWords.systemOf(commandId),
                    extract.getRecords().stream()
                            .map(record -> new SystemExtract.Record(
                                    record.getCategory(),
                                    record.getRecordDate(),
                                    record.getFields().stream()
                                            .map(field -> new SystemExtract.Field(
                                                    field.getName(), field.getValue(), field.getProvided()))
                                            .toList()))
                            .toList()));
        });
        return extracts;
    }
}
