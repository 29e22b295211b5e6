package dev.rightsflow.workflow.staff;

import dev.rightsflow.schemas.Channel;
import dev.rightsflow.schemas.SubjectDetails;
import dev.rightsflow.schemas.identifiers.Email;
import dev.rightsflow.schemas.identifiers.FurtherIdentifiers;
import dev.rightsflow.schemas.identifiers.NationalId;
import dev.rightsflow.schemas.identifiers.Phone;
import dev.rightsflow.schemas.identifiers.PlainText;
import dev.rightsflow.schemas.identifiers.Reference;
import dev.rightsflow.workflow.messaging.EnteredRequests;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.Right;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * What somebody fills in who enters a request that came by letter, telephone or e-mail, or was said in person. Checked as the
 * public form checks what a person writes. Bound by Spring: what a browser leaves out is null.
 *
 * @param reference of the case to be: the same form sent twice is the same request
 * @param receivedOn the day on which it reached us, and not the day on which it is entered
 */
public record EntryForm(
        @Nullable String reference,
        @Nullable Way channel,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate receivedOn,

        @Nullable Right right,
        @Nullable String relation,
        @Nullable String language,
        @Nullable String name,
        @Nullable String postalAddress,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String nationalId,
        @Nullable String analyticsClientId,
        @Nullable String correctName,
        @Nullable String correctEmail,
        @Nullable String correctPhone,
        @Nullable String correctAddress,
        @Nullable String message) {

    /** How it reached us. {@code STAFF}: it was said to a member of the staff in person. */
    public enum Way {
        LETTER,
        PHONE,
        EMAIL,
        STAFF
    }

    /** What one writes on a line. */
    static final List<String> LINES = List.of("name", "email", "phone", "nationalId", "analyticsClientId");

    static final List<String> CORRECTIONS = List.of("correctName", "correctEmail", "correctPhone", "correctAddress");

    private static final List<String> IDENTIFIERS = List.of("email", "phone", "nationalId", "analyticsClientId");
    private static final Map<String, Integer> LONGEST =
            Map.of("message", 4_000, "postalAddress", 500, "correctAddress", 500);
    private static final int LONGEST_LINE = 254;

    /** Further back nobody finds a letter that is still to be answered; it is a slip of the pen. */
    private static final int YEARS_BACK = 3;

    private static final String REGION = "SE";

    static EntryForm empty(Policy policy) {
        return new EntryForm(
                Reference.random().text(),
                Way.LETTER,
                null,
                null,
                null,
                policy.languages().getFirst(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** What somebody wrote, by field; empty where nothing is written. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        put(texts, "name", name);
        put(texts, "postalAddress", postalAddress);
        put(texts, "email", email);
        put(texts, "phone", phone);
        put(texts, "nationalId", nationalId);
        put(texts, "analyticsClientId", analyticsClientId);
        put(texts, "correctName", correctName);
        put(texts, "correctEmail", correctEmail);
        put(texts, "correctPhone", correctPhone);
        put(texts, "correctAddress", correctAddress);
        put(texts, "message", message);
        return texts;
    }

    /** The fields that are not right yet, each with what is wrong. */
    Map<String, String> problems(Policy policy, LocalDate today) {
        Map<String, String> problems = new LinkedHashMap<>();
        demand(problems, "channel", channel != null, "choose");
        day(today).ifPresent(problem -> problems.put("receivedOn", problem));
        demand(problems, "right", right != null && policy.offers(right), "choose");
        demand(
                problems,
                "relation",
                relation != null && policy.subjectType(relation).isPresent(),
                "choose");
        demand(problems, "language", policy.languages().contains(String.valueOf(language)), "choose");
        texts().forEach((field, text) -> {
            boolean lines = LONGEST.containsKey(field);
            demand(problems, field, PlainText.isPrintable(text, lines), "unprintable");
            demand(problems, field, text.length() <= LONGEST.getOrDefault(field, LONGEST_LINE), "long");
            demand(problems, field, text.isEmpty() || read(field, text, today).isPresent(), field);
        });
        // A letter needs somebody to go to.
        demand(problems, "name", isThere("name") || isThere("email"), "missing");
        demand(problems, "identity", IDENTIFIERS.stream().anyMatch(this::isThere), "identity");
        boolean corrects = CORRECTIONS.stream().anyMatch(this::isThere);
        demand(problems, "corrections", corrects == (right == Right.RECTIFICATION), "corrections");
        return problems;
    }

    private Optional<String> day(LocalDate today) {
        if (receivedOn == null) {
            return Optional.of("day");
        }
        if (receivedOn.isAfter(today)) {
            return Optional.of("future");
        }
        return receivedOn.isBefore(today.minusYears(YEARS_BACK)) ? Optional.of("past") : Optional.empty();
    }

    /** The reference that the form was given; another where somebody has changed it to what is none. */
    Reference caseId() {
        return Reference.parse(text(reference)).orElseGet(Reference::random);
    }

    /** The request, once there are no problems. */
    EnteredRequests.Entered entered(Policy policy, LocalDate today, String by) {
        return new EnteredRequests.Entered(
                Objects.requireNonNull(right),
                text(relation),
                text(language),
                Channel.valueOf(Objects.requireNonNull(channel).name()),
                Objects.requireNonNull(receivedOn)
                        .atStartOfDay(policy.deadlines().rules().zone())
                        .toInstant(),
                subject(today),
                by);
    }

    private SubjectDetails subject(LocalDate today) {
        Map<String, String> read = new LinkedHashMap<>();
        texts().forEach((field, text) -> read(field, text, today).ifPresent(value -> read.put(field, value)));
        Map<String, String> corrections = new LinkedHashMap<>();
        Stream.of("Name", "Email", "Phone", "Address")
                .filter(field -> read.containsKey("correct" + field))
                .forEach(field -> corrections.put(
                        field.toLowerCase(java.util.Locale.ROOT), Objects.requireNonNull(read.get("correct" + field))));
        String clientId = read.get("analyticsClientId");
        return SubjectDetails.newBuilder()
                .setName(read.get("name"))
                .setEmail(read.get("email"))
                .setPhone(read.get("phone"))
                .setNationalId(read.get("nationalId"))
                .setPostalAddress(read.get("postalAddress"))
                .setMessage(read.get("message"))
                .setCorrections(corrections)
                .setIdentifiers(clientId == null ? Map.of() : Map.of(FurtherIdentifiers.ANALYTICS_CLIENT_ID, clientId))
                .build();
    }

    /** Spelled as systems are searched; empty where nothing is written, or something else. */
    private static Optional<String> read(String field, String text, LocalDate today) {
        return switch (field) {
            case "email", "correctEmail" -> Email.parse(text).map(Email::address);
            case "phone", "correctPhone" -> Phone.parse(text, REGION).map(Phone::e164);
            case "nationalId" -> NationalId.parse(text, today).map(NationalId::digits);
            case "analyticsClientId" -> FurtherIdentifiers.analyticsClientId(text);
            default -> Optional.of(text).filter(words -> !words.isEmpty());
        };
    }

    private boolean isThere(String field) {
        return !texts().getOrDefault(field, "").isEmpty();
    }

    private static void put(Map<String, String> texts, String field, @Nullable String text) {
        texts.put(field, text(text));
    }

    private static void demand(Map<String, String> problems, String field, boolean right, String problem) {
        if (!right) {
            problems.putIfAbsent(field, problem);
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : PlainText.of(text);
    }

    /** Names nobody. */
    @Override
    public String toString() {
        return "EntryForm[" + reference + "]";
    }
}
