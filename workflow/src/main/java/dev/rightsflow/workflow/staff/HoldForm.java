package dev.rightsflow.workflow.staff;

import dev.rightsflow.schemas.identifiers.KnownBy;
import dev.rightsflow.workflow.holds.Covered;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.holds.HoldEntry;
import dev.rightsflow.workflow.holds.HoldType;
import dev.rightsflow.workflow.holds.Scope;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.vault.Vault;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * What somebody fills in to place a hold. Bound by Spring: what a browser leaves out is null.
 *
 * @param covers whom
 * @param caseId the case whose person is covered
 * @param persons one identifier a line; only their keyed hashes are kept
 * @param scope empty: everything; a system; or {@code system/category}
 */
public record HoldForm(
        @Nullable HoldType type,
        @Nullable String matter,
        @Nullable String ground,
        @Nullable String statute,
        @Nullable String custodian,
        @Nullable Covers covers,
        @Nullable String caseId,
        @Nullable String persons,
        @Nullable String scope,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate recordsFrom,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate recordsUntil,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate from,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate until,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate reviewOn,

        @Nullable Boolean disclosable,
        @Nullable String textSv,
        @Nullable String textEn) {

    public enum Covers {
        /** The person of one case. */
        CASE,
        PERSONS,
        EVERYBODY
    }

    private static final String REGION = "SE";

    static HoldForm empty(@Nullable String caseId) {
        return new HoldForm(
                HoldType.LEGAL_HOLD,
                null,
                "GDPR 17(3)(e)",
                null,
                null,
                caseId == null ? Covers.PERSONS : Covers.CASE,
                caseId,
                null,
                "",
                null,
                null,
                null,
                null,
                null,
                true,
                null,
                null);
    }

    /** The fields that are not right yet, by name. */
    Set<String> problems(Policy policy, LocalDate today) {
        Set<String> problems = new TreeSet<>();
        demand(problems, "type", type != null);
        demand(problems, "matter", isThere(matter));
        demand(problems, "ground", isThere(ground));
        demand(problems, "custodian", isThere(custodian));
        demand(problems, "covers", covers != null && (covers != Covers.CASE || isThere(caseId)));
        demand(
                problems,
                "persons",
                covers != Covers.PERSONS
                        || (isThere(persons) && unreadable(today).isEmpty()));
        demand(problems, "scope", isKnown(policy));
        demand(problems, "records", recordsFrom == null || recordsUntil == null || !recordsUntil.isBefore(recordsFrom));
        demand(problems, "until", until != null || reviewOn != null);
        demand(
                problems,
                "until",
                until == null || !until.isBefore(from == null || from.isBefore(today) ? today : from));
        demand(problems, "reviewOn", reviewOn == null || reviewOn.isAfter(today));
        demand(problems, "text", !isDisclosable() || (isThere(textSv) && isThere(textEn)));
        return problems;
    }

    /** Numbers of the lines that are no identifier. */
    List<Integer> unreadable(LocalDate today) {
        List<String> lines = lines();
        return java.util.stream.IntStream.range(0, lines.size())
                .filter(line -> readings(lines.get(line), today).findAny().isEmpty())
                .map(line -> line + 1)
                .boxed()
                .toList();
    }

    /**
     * The hold, once there are no problems.
     *
     * @param hashesOfCase keyed hashes of what identifies the person of the case
     */
    HoldEntry entry(String id, String by, Instant at, LocalDate today, Vault vault, Set<String> hashesOfCase) {
        Map<String, String> texts = new HashMap<>();
        if (isDisclosable()) {
            texts.put("sv", text(textSv));
            texts.put("en", text(textEn));
        }
        String[] parts = text(scope).split("/", 2);
        return HoldEntry.issued(
                new Hold(
                        id,
                        Objects.requireNonNull(type),
                        text(ground),
                        isThere(statute) ? text(statute) : null,
                        new Scope(
                                parts[0].isEmpty() ? null : parts[0],
                                parts.length == 2 ? parts[1] : null,
                                recordsFrom,
                                recordsUntil),
                        from,
                        until,
                        reviewOn,
                        isDisclosable()),
                text(matter),
                text(custodian),
                switch (Objects.requireNonNull(covers)) {
                    case EVERYBODY -> new Covered.Everybody();
                    case CASE -> new Covered.Persons(hashesOfCase);
                    case PERSONS -> new Covered.Persons(hashes(today, vault));
                },
                texts,
                by,
                at);
    }

    /** An unchecked box is left out of the form. */
    boolean isDisclosable() {
        return Boolean.TRUE.equals(disclosable);
    }

    private Set<String> hashes(LocalDate today, Vault vault) {
        Set<String> hashes = new HashSet<>();
        for (String line : lines()) {
            readings(line, today).forEach(known -> hashes.add(vault.identifierHash(known.type(), known.value())));
        }
        return hashes;
    }

    /** A hold covers whoever has the one or the other of what a line may mean. */
    private static Stream<KnownBy> readings(String line, LocalDate today) {
        return KnownBy.readings(line, REGION, today);
    }

    private List<String> lines() {
        return text(persons)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private boolean isKnown(Policy policy) {
        String[] parts = text(scope).split("/", 2);
        return parts[0].isEmpty()
                || (parts.length == 1
                        ? policy.system(parts[0]).isPresent()
                        : policy.category(parts[0], parts[1]).isPresent());
    }

    private static void demand(Set<String> problems, String field, boolean right) {
        if (!right) {
            problems.add(field);
        }
    }

    private static boolean isThere(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
