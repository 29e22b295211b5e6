package dev.rightsflow.workflow.policy;

import dev.rightsflow.workflow.deadlines.DeadlineRules;
import dev.rightsflow.workflow.deadlines.Deadlines;
import dev.rightsflow.workflow.deadlines.WhileWaiting;
import dev.rightsflow.workflow.holds.HoldType;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Turns a policy file that has passed every check into a {@link Policy}. */
final class PolicyReader {

    static final DateTimeFormatter DAY_OF_YEAR = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("d MMMM")
            .toFormatter(Locale.ENGLISH);

    private PolicyReader() {}

    static Policy read(Section file) {
        Map<String, RetentionRule> retention = file.each("retention", PolicyReader::retentionRule);
        return new Policy(
                file.text("version"),
                controller(file.section("controller")),
                file.list("languages"),
                List.copyOf(
                        file.each("subject-types", PolicyReader::subjectType).values()),
                file.each("data", (id, data) -> new Texts(texts(data))),
                List.copyOf(file.each("purposes", PolicyReader::purpose).values()),
                retention,
                List.copyOf(file.each("systems", PolicyReader::system).values()),
                carrier(file.section("mail")),
                file.has("opendsr") ? carrier(file.section("opendsr")) : null,
                List.copyOf(file.each("recipients", PolicyReader::recipient).values()),
                rights(file),
                List.copyOf(file.each("refusal-grounds", PolicyReader::refusalGround)
                        .values()),
                deadlines(file.section("deadlines")),
                file.span("restriction-notice").duration(),
                file.span("clarification-within").duration(),
                file.span("fee-payable-within").duration(),
                file.span("case-retention").period(),
                longestBackup(file),
                allTexts(file, retention));
    }

    private static Map<String, String> texts(Section section) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        section.node()
                .properties()
                .forEach(text -> byLanguage.put(text.getKey(), text.getValue().stringValue()));
        return byLanguage;
    }

    private static Controller controller(Section section) {
        Section authority = section.section("authority");
        return new Controller(
                section.text("id"),
                section.text("name"),
                section.text("organisation-number"),
                section.textOrNull("address"),
                section.text("contact-email"),
                section.textOrNull("policy-url"),
                MonthDay.parse(section.text("fiscal-year-end"), DAY_OF_YEAR),
                new Controller.Authority(authority.text("name"), authority.text("address"), authority.text("url")));
    }

    private static SubjectType subjectType(String id, Section section) {
        return new SubjectType(id, section.texts("label"), section.flag("current"), section.flag("forward"));
    }

    private static Purpose purpose(String id, Section section) {
        return new Purpose(
                id,
                section.texts("name"),
                section.code(LegalBasis.class, "basis"),
                section.flag("marketing"),
                section.flag("automated-decisions"),
                section.textsOrNull("logic"),
                section.has("on-objection") && section.text("on-objection").equals("ends"));
    }

    private static RetentionRule retentionRule(String id, Section section) {
        if (section.has("as-long-as")) {
            return new RetentionRule.WhileNeeded(
                    id, section.has("at-most") ? section.span("at-most").period() : null, section.texts("text"));
        }
        return new RetentionRule.Fixed(
                id,
                section.code(HoldType.class, "hold"),
                section.span("keep").period(),
                section.code(RetentionRule.CountedFrom.class, "counted-from"),
                section.has("through"),
                section.text("ground"),
                section.textOrNull("statute"),
                section.texts("text"));
    }

    private static DataSystem system(String id, Section section) {
        return new DataSystem(
                id,
                section.texts("name"),
                section.code(Connection.class, "connection"),
                section.span("answer-within").duration(),
                Set.copyOf(section.list("asked-for")),
                section.textOrNull("requires-identifier"),
                !section.flag("on-paper"),
                section.textsOrNull("instructions"),
                List.copyOf(section.each("categories", PolicyReader::category).values()));
    }

    private static Period longestBackup(Section file) {
        return file
                .each(
                        "systems",
                        (id, system) ->
                                system.has("backups") ? system.span("backups").period() : Period.ZERO)
                .values()
                .stream()
                .max(Comparator.comparing(LocalDate.EPOCH::plus))
                .orElse(Period.ZERO);
    }

    private static Category category(String id, Section section) {
        return new Category(
                id,
                section.texts("name"),
                section.list("data"),
                section.list("purposes"),
                section.list("retention"),
                section.flag("provided-by-subject"),
                section.flag("third-persons"),
                section.textsOrNull("source"));
    }

    /** Carries messages, holds nothing. */
    private static DataSystem carrier(Section section) {
        return new DataSystem(
                section.text("id"),
                section.texts("name"),
                Connection.RUNNING,
                section.span("answer-within").duration(),
                Set.of(),
                null,
                true,
                null,
                List.of());
    }

    private static Recipient recipient(String id, Section section) {
        return new Recipient(
                id,
                section.text("name"),
                section.text("role").equals("processor"),
                section.text("email"),
                section.textOrNull("opendsr"),
                section.text("country"),
                section.textsOrNull("transfer-safeguard"),
                section.span("answer-within").duration(),
                Set.copyOf(section.list("receives")));
    }

    private static Map<Right, RightPolicy> rights(Section file) {
        Map<Right, RightPolicy> rights = new LinkedHashMap<>();
        file.each("rights", PolicyReader::right).values().forEach(right -> rights.put(right.right(), right));
        return rights;
    }

    private static RightPolicy right(String code, Section section) {
        Map<LegalBasis, Applicability> byBasis = new EnumMap<>(LegalBasis.class);
        Section bases = section.section("by-basis");
        for (LegalBasis basis : LegalBasis.values()) {
            byBasis.put(basis, bases.code(Applicability.class, basis.code()));
        }
        return new RightPolicy(
                Right.ofCode(code),
                section.texts("label"),
                section.code(VerificationLevel.class, "verification"),
                section.flag("approval"),
                section.code(Action.class, "fulfilment"),
                section.flag("immediate"),
                section.has("then") ? section.code(Action.class, "then") : null,
                section.span("identity-expires-after").duration(),
                section.flag("tells-recipients"),
                byBasis);
    }

    private static RefusalGround refusalGround(String id, Section section) {
        return new RefusalGround(
                id,
                section.text("article"),
                section.flag("evidence"),
                section.flag("two-persons"),
                section.texts("text"));
    }

    private static Deadlines deadlines(Section section) {
        return new Deadlines(new DeadlineRules(
                ZoneId.of(section.text("zone")),
                section.text("holidays"),
                Set.copyOf(section.list("working-days")),
                section.span("answer-within").number(),
                section.span("extension").number(),
                section.code(WhileWaiting.class, "while-waiting"),
                section.list("remind-staff").stream()
                        .map(text -> Span.parse(text).number())
                        .toList()));
    }

    private static Map<String, Texts> allTexts(Section file, Map<String, RetentionRule> retention) {
        Map<String, Texts> all = new LinkedHashMap<>(file.each("texts", (id, text) -> new Texts(texts(text))));
        retention.values().forEach(rule -> all.put("retention." + rule.id(), rule.text()));
        return all;
    }
}
