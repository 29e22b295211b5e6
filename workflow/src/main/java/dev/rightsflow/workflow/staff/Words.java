package dev.rightsflow.workflow.staff;

import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.holds.Scope;
import dev.rightsflow.workflow.lifecycle.Failure;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.Reason;
import dev.rightsflow.workflow.policy.Recipient;
import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.policy.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** Codes in the words of whoever reads: our own from the messages, the controller's from the policy. */
final class Words {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final MessageSource messages;
    private final Policy policy;

    Words(MessageSource messages, Policy policy) {
        this.messages = messages;
        this.policy = policy;
    }

    /** A code that this version has no words for stands for itself. */
    public String of(String kind, Object code) {
        return message(kind + "." + code, String.valueOf(code));
    }

    public String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale());
    }

    /** The name of the right; the form's label is a whole sentence and too long for a table. */
    public String right(Right right) {
        return of("right", right);
    }

    public String relation(String id) {
        String label = policy.subjectType(id).map(type -> in(type.label())).orElse(id);
        return message("relation." + id, label);
    }

    public String system(String id) {
        String name = policy.system(id).map(system -> in(system.name())).orElse(id);
        return message("system." + id, name);
    }

    /** Several systems, as one line. */
    public String systems(List<String> ids) {
        return ids.stream().map(this::system).collect(Collectors.joining(", "));
    }

    public String category(String system, String category) {
        return policy.category(system, category).map(known -> in(known.name())).orElse(category);
    }

    /** Records of one person in one system, as one line. */
    public String item(Item item) {
        return system(item.system()) + ", " + category(item.system(), item.category())
                + (item.recordDate() == null ? "" : ", " + item.recordDate()) + " (" + item.count() + ")";
    }

    /** Which records a hold covers, but for their dates. */
    public String scope(Scope scope) {
        if (scope.system() == null) {
            return say("hold.everything");
        }
        return scope.category() == null
                ? system(scope.system())
                : system(scope.system()) + ", " + category(scope.system(), scope.category());
    }

    public String recipient(String id) {
        return policy.recipient(id).map(Recipient::name).orElse(id);
    }

    public String ground(String id) {
        return policy.refusalGround(id).map(ground -> in(ground.text())).orElseGet(() -> of("ground", id));
    }

    /** Why nothing is done about an item, or not without a person: the policy says it to the person in the same words. */
    public String reason(Reason reason) {
        return policy(reason.textId());
    }

    /** A text of the policy by its id, which stands for itself where this version of the policy has no such text. */
    public String policy(String textId) {
        Texts text = policy.texts().get(textId);
        return text == null ? textId : in(text);
    }

    /** Why a system did not do it: its code, with what that means where this version knows it. */
    public String failure(Failure failure) {
        String meaning = message("failure." + failure.code(), "");
        return meaning.isEmpty() ? failure.code() : meaning + " (" + failure.code() + ")";
    }

    /** Who caused an event, from the actor of the history, for instance {@code system:crm}. */
    public String actor(String actor) {
        String[] parts = actor.split(":", 2);
        return switch (parts[0]) {
            case "system" -> system(parts[1]);
            case "staff" -> parts[1];
            default -> of("actor", actor);
        };
    }

    /** What a case waits for, from its code, for instance {@code STAFF:TASK:crm}. */
    public String waiting(String code) {
        String[] parts = code.split(":", 3);
        return switch (parts[0]) {
            case "SYSTEM" -> say("waiting.SYSTEM", system(parts[1]));
            case "STAFF" -> parts.length == 3 ? task(parts[2]) : of("waiting.STAFF", parts[1]);
            default -> of("waiting." + parts[0], parts[parts.length - 1]);
        };
    }

    private String task(String system) {
        return system.equals(Task.LETTERS) ? say("waiting.STAFF.LETTER") : say("waiting.STAFF.TASK", system(system));
    }

    /** In the controller's zone, to the minute. */
    public String minute(Instant instant) {
        return MINUTE.format(instant.atZone(zone()));
    }

    /** In the controller's zone. */
    public String day(Instant instant) {
        return policy.deadlines().day(instant).toString();
    }

    /** A text of the policy; its first language where it does not have the reader's. */
    public String in(Texts texts) {
        String language = locale().getLanguage();
        return texts.in(
                texts.byLanguage().containsKey(language)
                        ? language
                        : policy.languages().getFirst());
    }

    private String message(String key, String otherwise) {
        return Objects.requireNonNullElse(messages.getMessage(key, null, otherwise, locale()), otherwise);
    }

    private ZoneId zone() {
        return policy.deadlines().rules().zone();
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
