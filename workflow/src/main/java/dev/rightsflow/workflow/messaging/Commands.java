package dev.rightsflow.workflow.messaging;

import dev.rightsflow.schemas.Attachment;
import dev.rightsflow.schemas.Command;
import dev.rightsflow.schemas.Message;
import dev.rightsflow.schemas.SubjectDetails;
import dev.rightsflow.schemas.seal.Sealer;
import dev.rightsflow.workflow.answers.Answers;
import dev.rightsflow.workflow.answers.Mail;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Certificate;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Connection;
import dev.rightsflow.workflow.policy.DataSystem;
import dev.rightsflow.workflow.policy.PerVersion;
import dev.rightsflow.workflow.policy.Policies;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.vault.Confidential;
import dev.rightsflow.workflow.vault.Vault;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Writes the commands to systems, with the personal data they need sealed to the one system. */
final class Commands {

    /** Of a message that is all JSON. */
    private static final String OPENDSR_SUBJECT = "OpenDSR 2.0";

    private final Policies policies;
    private final Vault vault;
    private final SystemKeys systemKeys;
    private final PerVersion<Answers> answers;
    private final Correspondence correspondence;

    Commands(
            Policies policies,
            Vault vault,
            SystemKeys systemKeys,
            PerVersion<Answers> answers,
            Correspondence correspondence) {
        this.policies = policies;
        this.vault = vault;
        this.systemKeys = systemKeys;
        this.answers = answers;
        this.correspondence = correspondence;
    }

    /** Whether a system takes commands, but has not announced the key yet that they are sealed to. */
    boolean mustWaitFor(String system) {
        return takesCommands(system, policies.newest()) && !systemKeys.isKnown(system);
    }

    /** The command of a task. Empty where a person does the task, and where the system {@linkplain #mustWaitFor must be waited for}. */
    Optional<Command> write(Task task, Case current, Confidential confidential) {
        Optional<Sealer> sealer = systemKeys.sealerFor(task.system());
        if (!takesCommands(task.system(), policyOf(current)) || sealer.isEmpty()) {
            return Optional.empty();
        }
        Command.Builder command = Command.newBuilder()
                .setCommandId(task.commandId())
                .setCaseId(current.id())
                .setSystem(task.system())
                .setAction(AvroWords.action(task.action()))
                .setRight(AvroWords.right(current.facts().right()))
                .setIssuedAt(task.issuedAt())
                .setAnswerBy(task.answerBy())
                .setItems(task.items().stream().map(AvroWords::item).toList())
                .setCancels(task.cancels())
                .setPurposes(purposes(task.action(), current))
                .setNotice(task.notice() == null ? null : task.notice().name())
                .setLanguage(current.facts().language())
                .setCertificate(
                        current.certificateFor(task).map(Certificate::number).orElse(null))
                .setAnswerToken(vault.answerToken(current.id(), task.system()));
        if (task.action() != Action.CANCEL) {
            command.setPayload(sealer.get().seal(payload(task, current, confidential), Command.class, current.id()));
        }
        return Optional.of(command.build());
    }

    private Policy policyOf(Case current) {
        return policies.of(current.policyVersion());
    }

    private static boolean takesCommands(String system, Policy policy) {
        return policy.system(system)
                .map(DataSystem::connection)
                .filter(connection -> connection == Connection.RUNNING)
                .isPresent();
    }

    private List<String> purposes(Action action, Case current) {
        Policy policy = policyOf(current);
        Right right = current.facts().right();
        // What waits for its erasure is used for nothing: that is said by naming no purpose.
        boolean ends = action == Action.SUPPRESS
                || (action == Action.RESTRICT && !policy.right(right).erases());
        return ends ? policy.purposesEndedBy(right) : List.of();
    }

    private SpecificRecord payload(Task task, Case current, Confidential confidential) {
        SubjectDetails subject = correspondence.subject(current, confidential);
        if (task.notice() == null) {
            return ConfirmedIdentifiers.of(
                    subject,
                    current.identity(),
                    policyOf(current)
                            .system(task.system())
                            .map(DataSystem::requiresIdentifier)
                            .orElse(null));
        }
        return task.letter() == null ? message(task, current, subject, confidential) : letter(task, current, subject);
    }

    private Message message(Task task, Case current, SubjectDetails subject, Confidential confidential) {
        String to = Optional.ofNullable(subject.getEmail())
                .orElseThrow(() -> new IllegalStateException("Expected the person of case " + current.id()
                        + " to have an e-mail address, but there is none"));
        return message(to, correspondence.write(task, current, subject, confidential));
    }

    private Message letter(Task task, Case current, SubjectDetails subject) {
        SubjectDetails confirmed = ConfirmedIdentifiers.of(subject, current.identity(), null);
        Map<String, String> identifiers = new LinkedHashMap<>();
        Answers writer = answers.of(current.policyVersion());
        if (isOverOpenDsr(task, current)) {
            String email = Objects.requireNonNull(confirmed.getEmail());
            return new Message(
                    writer.openDsrDomainOf(task),
                    OPENDSR_SUBJECT,
                    writer.openDsrRequest(task, current, email),
                    "",
                    List.of());
        }
        put(identifiers, "name", confirmed.getName());
        put(identifiers, "email", confirmed.getEmail());
        put(identifiers, "phone", confirmed.getPhone());
        put(identifiers, "nationalId", confirmed.getNationalId());
        return message(writer.addressOf(task), writer.letter(task, current, identifiers, confirmed.getCorrections()));
    }

    private boolean isOverOpenDsr(Task task, Case current) {
        DataSystem opendsr = policyOf(current).opendsr();
        return opendsr != null && opendsr.id().equals(task.system());
    }

    private static void put(Map<String, String> map, String field, @Nullable String value) {
        if (value != null) {
            map.put(field, value);
        }
    }

    private static Message message(String to, Mail mail) {
        return new Message(
                to,
                mail.subject(),
                mail.text(),
                mail.html(),
                mail.attachments().stream()
                        .map(attachment -> new Attachment(
                                attachment.fileName(), attachment.contentType(), ByteBuffer.wrap(attachment.content())))
                        .toList());
    }
}
