package dev.rightsflow.workflow.policy;

import dev.rightsflow.workflow.deadlines.Deadlines;
import java.time.Duration;
import java.time.Period;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything a controller's lawyer decides, in one version. A case keeps the version that it was decided under.
 *
 * @param languages BCP 47, the default first
 * @param rights the rights offered, in the order of the form
 * @param mail the system that sends notices: told like any other, but it holds nothing
 * @param opendsr the system that tells recipients over OpenDSR; null where no recipient is told so
 * @param restrictionNotice how long before a restriction is lifted the person is told (Art 18(3))
 * @param clarificationWithin how long an answer to a question of staff is waited for
 * @param feePayableWithin how long a fee can be paid (Art 12(5)(a))
 * @param caseRetention how long a closed case keeps its personal data
 * @param longestBackup how long any system's backups are kept: what comes back with one is told again by the case
 * @param texts what people read, by text id
 */
public record Policy(
        String version,
        Controller controller,
        List<String> languages,
        List<SubjectType> subjectTypes,
        Map<String, Texts> data,
        List<Purpose> purposes,
        Map<String, RetentionRule> retention,
        List<DataSystem> systems,
        DataSystem mail,
        @Nullable DataSystem opendsr,
        List<Recipient> recipients,
        Map<Right, RightPolicy> rights,
        List<RefusalGround> refusalGrounds,
        Deadlines deadlines,
        Duration restrictionNotice,
        Duration clarificationWithin,
        Duration feePayableWithin,
        Period caseRetention,
        Period longestBackup,
        Map<String, Texts> texts) {

    /** Id of the text about what is kept for a reason that the person may not be told. */
    public static final String UNDISCLOSED = "hold.undisclosed";

    /** Id of the text about a system that was not searched. */
    public static final String NOT_SEARCHED = "system.not-searched";

    public Policy {
        languages = List.copyOf(languages);
        subjectTypes = List.copyOf(subjectTypes);
        data = inOrder(data);
        purposes = List.copyOf(purposes);
        retention = inOrder(retention);
        systems = List.copyOf(systems);
        recipients = List.copyOf(recipients);
        rights = inOrder(rights);
        refusalGrounds = List.copyOf(refusalGrounds);
        texts = inOrder(texts);
    }

    public boolean offers(Right right) {
        return rights.containsKey(right);
    }

    /** @throws IllegalArgumentException if the controller does not offer the right; see {@link #offers} */
    public RightPolicy right(Right right) {
        RightPolicy found = rights.get(right);
        if (found == null) {
            throw new IllegalArgumentException("Expected a right that policy " + version + " offers, but got '"
                    + right.code() + "'; it offers "
                    + rights.keySet().stream().map(Right::code).toList());
        }
        return found;
    }

    public Optional<SubjectType> subjectType(String id) {
        return subjectTypes.stream().filter(type -> type.id().equals(id)).findFirst();
    }

    /** Any system that takes commands, those that carry messages included. */
    public Optional<DataSystem> system(String id) {
        return Stream.concat(carriers(), systems.stream())
                .filter(system -> system.id().equals(id))
                .findFirst();
    }

    /** The systems that carry messages: told like any other, but they hold nothing. */
    public Stream<DataSystem> carriers() {
        return Stream.concat(Stream.of(mail), Stream.ofNullable(opendsr));
    }

    public Optional<Category> category(String system, String category) {
        return system(system).flatMap(found -> found.category(category));
    }

    /** The systems that a right reaches and that may know such a person, however they are connected, in the order of the policy. */
    public List<DataSystem> systemsFor(Right right, String subjectType) {
        return systems.stream()
                .filter(system -> system.mayKnow(subjectType))
                .filter(system -> system.categories().stream().anyMatch(category -> reaches(right, category)))
                .toList();
    }

    /** Whether a right may come to anything for records of this kind; what it comes to is decided per item. */
    public boolean reaches(Right right, Category category) {
        RightPolicy rightPolicy = right(right);
        return purposesOf(category).stream()
                .filter(purpose -> isAbout(right, purpose))
                .anyMatch(purpose -> rightPolicy.on(purpose.basis()) != Applicability.DOES_NOT_APPLY);
    }

    public List<Purpose> purposesOf(Category category) {
        return purposes.stream()
                .filter(purpose -> category.purposes().contains(purpose.id()))
                .toList();
    }

    /** The ids of the purposes that a right ends, where it applies; empty where a right is not about purposes. */
    public List<String> purposesEndedBy(Right right) {
        return switch (right) {
            case MARKETING_OBJECTION, OBJECTION, AUTOMATED_DECISION_OBJECTION, CONSENT_WITHDRAWAL ->
                purposes.stream()
                        .filter(purpose -> isAbout(right, purpose))
                        .filter(purpose -> right(right).on(purpose.basis()) != Applicability.DOES_NOT_APPLY)
                        .map(Purpose::id)
                        .toList();
            case ACCESS, RECTIFICATION, ERASURE, RESTRICTION, PORTABILITY -> List.of();
        };
    }

    /** Marketing objections are about marketing, objections to automated decisions about those; every other right is about any purpose. */
    public static boolean isAbout(Right right, Purpose purpose) {
        return switch (right) {
            case MARKETING_OBJECTION -> purpose.marketing();
            case AUTOMATED_DECISION_OBJECTION -> purpose.automatedDecisions();
            case ACCESS, RECTIFICATION, ERASURE, RESTRICTION, PORTABILITY, OBJECTION, CONSENT_WITHDRAWAL -> true;
        };
    }

    /** Who must be told of what happened to records of this kind (Art 19). */
    public List<Recipient> recipientsOf(String system, String category) {
        return recipients.stream()
                .filter(recipient -> recipient.receives(system, category))
                .toList();
    }

    public Optional<Recipient> recipient(String id) {
        return recipients.stream()
                .filter(recipient -> recipient.id().equals(id))
                .findFirst();
    }

    public Optional<RefusalGround> refusalGround(String id) {
        return refusalGrounds.stream().filter(ground -> ground.id().equals(id)).findFirst();
    }

    /**
     * What people read.
     *
     * @param textId for instance {@code retention.bookkeeping}, {@code hold.legal-hold}, {@code reason.relation-lasts}
     */
    public Texts text(String textId) {
        Texts text = texts.get(textId);
        if (text == null) {
            throw new IllegalArgumentException(
                    "Expected policy " + version + " to have a text '" + textId + "', but it has none");
        }
        return text;
    }

    private static <K, V> Map<K, V> inOrder(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
