package dev.rightsflow.workflow.answers;

import dev.rightsflow.schemas.link.Links;
import dev.rightsflow.schemas.opendsr.SubjectRequestId;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Letter;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.notices.Notices;
import dev.rightsflow.workflow.notices.RecipientLetter;
import dev.rightsflow.workflow.notices.RecipientLine;
import dev.rightsflow.workflow.notices.Rendered;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Category;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.Purpose;
import dev.rightsflow.workflow.policy.Recipient;
import dev.rightsflow.workflow.policy.Texts;
import dev.rightsflow.workflow.vault.Vault;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What recipients of the data are written (Art 19), and what the person is told of it. */
final class Letters {

    /** What identifies a person, as requests name it, and the kind of data that a recipient must have to know the person by it. */
    private static final Map<String, String> KNOWN_BY = Map.of(
            "name", "name",
            "email", "email",
            "phone", "phone",
            "nationalId", "identification-number",
            "address", "address");

    private final Policy policy;
    private final Notices notices;
    private final Links links;
    private final Vault vault;
    private final URI intake;

    Letters(Policy policy, Notices notices, Links links, Vault vault, URI intake) {
        this.policy = policy;
        this.notices = notices;
        this.links = links;
        this.vault = vault;
        this.intake = intake;
    }

    /**
     * @param identifiers of the person, by field: {@code name}, {@code email}, {@code phone}, {@code nationalId}
     * @param corrections by field: {@code name}, {@code email}, {@code phone}, {@code address}
     */
    Mail write(Task task, Case current, Map<String, String> identifiers, Map<String, String> corrections) {
        Recipient recipient = recipient(task);
        Letter letter = Objects.requireNonNull(task.letter());
        String language = policy.languages().getFirst();
        Rendered rendered = notices.render(new RecipientLetter(
                current.id(),
                language,
                recipient.name(),
                RecipientLetter.Change.valueOf(letter.change().name()),
                knownBy(recipient, identifiers, language),
                letter.change() == Action.RECTIFY ? details(corrections, language) : List.of(),
                letter.change() == Action.SUPPRESS ? ended(task, current, language) : List.of(),
                acknowledgePage(task, current.id()),
                policy.deadlines().day(task.issuedAt().plus(recipient.answerWithin()))));
        return new Mail(rendered.subject(), rendered.text(), rendered.html(), List.of());
    }

    /** The same for a machine: an OpenDSR request, as JSON. */
    String request(Task task, Case current, String email) {
        String secretHash = Links.hash(vault.letterSecret(current.id(), task.round()));
        return OpenDsrRequest.erasure(
                SubjectRequestId.of(secretHash, current.id(), task.round()),
                current.facts().receivedAt(),
                email,
                statusCallback(task, current.id()));
    }

    String opendsrDomain(Task task) {
        return Objects.requireNonNull(
                recipient(task).opendsr(), () -> "Expected a recipient that is told over OpenDSR: " + task.commandId());
    }

    private URI statusCallback(Task task, String caseId) {
        String token =
                links.callbackToken(caseId, task.round(), expiresAt(task), vault.letterSecret(caseId, task.round()));
        return intake.resolve("/letters/" + caseId + "/" + task.round() + "/status?token=" + token);
    }

    private URI acknowledgePage(Task task, String caseId) {
        String token =
                links.letterToken(caseId, task.round(), expiresAt(task), vault.letterSecret(caseId, task.round()));
        return intake.resolve("/letters/" + caseId + "/" + task.round() + "?token=" + token);
    }

    /** Of use for as long as the case is remembered: a late confirmation is welcome, too. */
    private Instant expiresAt(Task task) {
        return policy.deadlines().expiry(policy.deadlines().day(task.issuedAt()).plus(policy.caseRetention()));
    }

    String address(Task task) {
        return recipient(task).email();
    }

    /** The names of those who have their letter. */
    List<String> told(Case current) {
        return current.letters()
                .filter(Task::isAnswered)
                .map(this::name)
                .distinct()
                .toList();
    }

    /** One line for each recipient: when it was told first, and when it confirmed all that it was told. */
    List<RecipientLine> lines(Case current, String language) {
        Map<String, List<Task>> byRecipient =
                current.letters().collect(Collectors.groupingBy(this::name, LinkedHashMap::new, Collectors.toList()));
        return byRecipient.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue(), language))
                .toList();
    }

    private RecipientLine line(String name, List<Task> letters, String language) {
        Optional<LocalDate> told = letters.stream()
                .filter(Task::isAnswered)
                .map(Task::issuedAt)
                .min(Comparator.naturalOrder())
                .map(policy.deadlines()::day);
        if (told.isEmpty()) {
            return new RecipientLine(
                    name, null, null, policy.text("recipient.not-told").in(language));
        }
        Map<Letter, Optional<Instant>> byChange = letters.stream()
                .collect(Collectors.groupingBy(
                        task -> Objects.requireNonNull(task.letter()),
                        LinkedHashMap::new,
                        Collectors.mapping(
                                task -> Optional.ofNullable(task.acknowledgedAt()),
                                Collectors.reducing(Optional.empty(), (one, other) -> one.isPresent() ? one : other))));
        boolean all = byChange.values().stream().allMatch(Optional::isPresent);
        LocalDate acknowledged = byChange.values().stream()
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .map(policy.deadlines()::day)
                .orElse(null);
        return new RecipientLine(name, told.get(), all ? acknowledged : null, null);
    }

    /** By no more than it already has; by name and address where it has neither. */
    private List<RecipientLetter.Detail> knownBy(
            Recipient recipient, Map<String, String> identifiers, String language) {
        Set<String> has = recipient.receives().stream()
                .map(category -> category.split("/", 2))
                .flatMap(parts -> policy.category(parts[0], parts[1]).stream())
                .map(Category::data)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        Map<String, String> shared = new LinkedHashMap<>(identifiers);
        shared.keySet().removeIf(field -> !has.contains(KNOWN_BY.getOrDefault(field, "")));
        return details(shared.isEmpty() ? identifiers : shared, language);
    }

    /** What the person has ended, of what the data was used for: a recipient hears of no other use. */
    private List<String> ended(Task task, Case current, String language) {
        List<String> ended = policy.purposesEndedBy(current.facts().right());
        List<Purpose> affected = task.items().stream()
                .flatMap(item -> policy.category(item.system(), item.category()).stream())
                .flatMap(category -> policy.purposesOf(category).stream())
                .filter(purpose -> ended.contains(purpose.id()))
                .distinct()
                .toList();
        Stream<Purpose> named = affected.isEmpty()
                ? policy.purposes().stream().filter(purpose -> ended.contains(purpose.id()))
                : affected.stream();
        return named.map(purpose -> purpose.name().in(language)).toList();
    }

    private List<RecipientLetter.Detail> details(Map<String, String> values, String language) {
        return values.entrySet().stream()
                .map(entry -> new RecipientLetter.Detail(label(entry.getKey(), language), entry.getValue()))
                .toList();
    }

    private String label(String field, String language) {
        Texts text = policy.data().get(KNOWN_BY.getOrDefault(field, field));
        return text == null ? field : text.in(language);
    }

    /** Its id, where it was told under an earlier policy and this one does not know it any more. */
    private String name(Task task) {
        String recipient = Objects.requireNonNull(task.letter()).recipient();
        return policy.recipient(recipient).map(Recipient::name).orElse(recipient);
    }

    private Recipient recipient(Task task) {
        Letter letter = Objects.requireNonNull(task.letter());
        return policy.recipient(letter.recipient())
                .orElseThrow(() -> new IllegalStateException("Expected policy " + policy.version()
                        + " to name the recipient '" + letter.recipient() + "' of " + task.commandId()
                        + ", but it does not; put it back, since it was told before"));
    }
}
