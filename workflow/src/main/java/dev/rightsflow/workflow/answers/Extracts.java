package dev.rightsflow.workflow.answers;

import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.notices.About;
import dev.rightsflow.workflow.notices.Extract;
import dev.rightsflow.workflow.notices.Holding;
import dev.rightsflow.workflow.notices.NotSearched;
import dev.rightsflow.workflow.notices.Remedies;
import dev.rightsflow.workflow.notices.WithheldLine;
import dev.rightsflow.workflow.policy.Category;
import dev.rightsflow.workflow.policy.DataSystem;
import dev.rightsflow.workflow.policy.LegalBasis;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.Purpose;
import dev.rightsflow.workflow.policy.Recipient;
import dev.rightsflow.workflow.policy.RetentionRule;
import dev.rightsflow.workflow.policy.Texts;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts what systems handed over together with what Art 15(1) demands to be said about it. */
final class Extracts {

    private final Policy policy;

    Extracts(Policy policy) {
        this.policy = policy;
    }

    /**
     * @param held all of the person's items, also what is withheld: machines decide by it, and recipients have it, all the same
     * @param separately what staff hand out in another way: it is accounted for as everything else
     */
    Extract of(
            About about,
            List<Item> held,
            List<SystemExtract> handedOver,
            List<Item> separately,
            LocalDate createdOn,
            List<WithheldLine> withheld,
            NotSearched notSearched,
            Remedies remedies) {
        List<Extract.Section> sections = Stream.concat(
                        handedOver.stream().flatMap(system -> sections(about, system).stream()),
                        separately.stream()
                                .map(item -> new Extract.Section(
                                        holding(about, item.system(), item.category(), item.count()), List.of())))
                .toList();
        return new Extract(
                about,
                createdOn,
                sections,
                withheld,
                orSaysNo(automatedDecisions(held, about.language()), "access.automated-decisions", about.language()),
                orSaysNo(transfers(held, about.language()), "access.transfers", about.language()),
                notSearched,
                remedies);
    }

    private List<String> automatedDecisions(List<Item> held, String language) {
        return held.stream()
                .flatMap(item -> policy.category(item.system(), item.category()).stream())
                .flatMap(category -> policy.purposesOf(category).stream())
                .filter(Purpose::automatedDecisions)
                .distinct()
                .map(purpose -> explained(purpose.name().in(language), purpose.logic(), language))
                .toList();
    }

    private List<String> transfers(List<Item> held, String language) {
        return policy.recipients().stream()
                .filter(Recipient::isOutsideEea)
                .filter(recipient -> held.stream().anyMatch(item -> recipient.receives(item.system(), item.category())))
                .map(recipient -> explained(
                        "%s (%s)".formatted(recipient.name(), country(recipient, language)),
                        recipient.transferSafeguard(),
                        language))
                .toList();
    }

    private static String country(Recipient recipient, String language) {
        return Locale.of("", recipient.country()).getDisplayCountry(Locale.forLanguageTag(language));
    }

    private static String explained(String what, @Nullable Texts explanation, String language) {
        return explanation == null ? what : what + ": " + explanation.in(language);
    }

    private List<String> orSaysNo(List<String> lines, String textId, String language) {
        return lines.isEmpty() ? List.of(policy.text(textId).in(language)) : lines;
    }

    private List<Extract.Section> sections(About about, SystemExtract system) {
        Map<String, List<SystemExtract.Record>> byCategory = system.records().stream()
                .collect(
                        Collectors.groupingBy(SystemExtract.Record::category, LinkedHashMap::new, Collectors.toList()));
        return byCategory.entrySet().stream()
                .map(entry -> new Extract.Section(
                        holding(
                                about,
                                system.system(),
                                entry.getKey(),
                                entry.getValue().size()),
                        entry.getValue().stream().map(Extracts::entry).toList()))
                .toList();
    }

    private Holding holding(About about, String systemId, String categoryId, long count) {
        String language = about.language();
        DataSystem system = policy.system(systemId)
                .orElseThrow(() -> new IllegalStateException(
                        "Expected an extract of a system that the policy knows, but got one of " + systemId));
        Optional<Category> category = system.category(categoryId);
        List<Purpose> purposes = category.map(policy::purposesOf).orElse(List.of());
        return new Holding(
                system.name().in(language),
                category.map(known -> known.name().in(language)).orElse(categoryId),
                count,
                purposes.stream().map(purpose -> purpose.name().in(language)).toList(),
                purposes.stream()
                        .map(Purpose::basis)
                        .distinct()
                        .map(basis -> basis(basis, language))
                        .toList(),
                category.map(Category::source)
                        .map(source -> source.in(language))
                        .orElse(policy.text("access.source-subject").in(language)),
                policy.recipientsOf(systemId, categoryId).stream()
                        .map(Recipient::name)
                        .toList(),
                category.map(known -> storagePeriod(known, language)).orElse("-"));
    }

    private String storagePeriod(Category category, String language) {
        return category.retention().stream()
                .map(id -> policy.retention().get(id))
                .filter(java.util.Objects::nonNull)
                .map(RetentionRule::text)
                .map(text -> text.in(language))
                .collect(Collectors.joining(" "));
    }

    private String basis(LegalBasis basis, String language) {
        return policy.text("basis." + basis.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .in(language);
    }

    private static Extract.Entry entry(SystemExtract.Record record) {
        return new Extract.Entry(
                record.date(),
                record.fields().stream()
                        .map(field -> new Extract.Field(field.name(), field.value(), field.provided()))
                        .toList());
    }
}
