package dev.rightsflow.connector.http;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.ParseContext;
import dev.rightsflow.connector.http.Descriptor.Category;
import dev.rightsflow.connector.http.Descriptor.Field;
import dev.rightsflow.connector.http.Descriptor.Patch;
import dev.rightsflow.connector.kit.Action;
import dev.rightsflow.connector.kit.Capabilities;
import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.ConnectorException;
import dev.rightsflow.connector.kit.ExtractRecord;
import dev.rightsflow.connector.kit.Failure;
import dev.rightsflow.connector.kit.HeldRecord;
import dev.rightsflow.connector.kit.MisconfiguredException;
import dev.rightsflow.connector.kit.Outcome;
import dev.rightsflow.connector.kit.Reasons;
import dev.rightsflow.connector.kit.RecordOutcome;
import dev.rightsflow.connector.kit.Subject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Carries out commands through requests that a descriptor spells out. */
final class HttpConnector implements Connector {

    private static final ParseContext JSON = JsonPath.using(Configuration.builder()
            .options(Option.DEFAULT_PATH_LEAF_TO_NULL, Option.SUPPRESS_EXCEPTIONS)
            .build());

    /** An answer without the list that the descriptor names is not an empty list. */
    private static final ParseContext STRICT_JSON = JsonPath.using(Configuration.defaultConfiguration());

    private final Descriptor descriptor;
    private final Api api;
    private final Capabilities capabilities;

    HttpConnector(Descriptor descriptor, Api api) {
        this.descriptor = descriptor;
        this.api = api;
        this.capabilities = Capabilities.locating(names(category -> true))
                .and(Action.DISCLOSE, names(category -> !category.fields().isEmpty()))
                .and(Action.EXPORT, names(category -> category.fields().stream().anyMatch(Field::provided)))
                .and(Action.ERASE, names(Category::erases))
                .and(Action.RECTIFY, names(category -> category.rectify().isPresent()))
                .and(Action.RESTRICT, names(category -> category.restrict().isPresent()))
                .and(Action.LIFT_RESTRICTION, names(category -> category.lift().isPresent()))
                .and(Action.SUPPRESS, names(category -> category.suppress().isPresent()));
    }

    private Set<String> names(Predicate<Category> which) {
        return descriptor.categories().stream()
                .filter(which)
                .map(Category::name)
                .collect(Collectors.toSet());
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public void check() {
        boolean there;
        try {
            there = api.get(descriptor.check(), Map.of()).isPresent();
        } catch (ConnectorException e) {
            if (e.failure().retryable()) {
                throw e;
            }
            throw new MisconfiguredException(e.failure().message(), e);
        }
        if (!there) {
            throw new MisconfiguredException(
                    "Expected %s to answer GET %s, but there is no such resource; see rightsflow.http.base-url and 'check' in the descriptor"
                            .formatted(descriptor.system(), descriptor.check()));
        }
    }

    @Override
    public List<HeldRecord> locate(Subject subject) {
        List<HeldRecord> found = new ArrayList<>();
        for (Category category : descriptor.categories()) {
            Map<String, HeldRecord> byId = new LinkedHashMap<>();
            find(category, subject, (path, json) -> {
                HeldRecord record = record(category, path, json);
                byId.putIfAbsent(record.id(), record);
            });
            found.addAll(byId.values());
        }
        return found;
    }

    private void find(Category category, Subject subject, BiConsumer<String, DocumentContext> record) {
        for (Call call : category.find()) {
            call.identifiersOf(subject).ifPresent(identifiers -> find(category, call, identifiers, record));
        }
    }

    private void find(
            Category category, Call call, Map<String, String> identifiers, BiConsumer<String, DocumentContext> record) {
        Object body = call.body(identifiers);
        while (true) {
            String answer = api.ask(call.path(), identifiers, body)
                    .orElseThrow(() -> unreadable(call.path(), "there is no such resource"));
            try {
                STRICT_JSON
                        .parse(answer)
                        .<List<?>>read(category.records())
                        .forEach(each -> record.accept(call.path(), JSON.parse(each)));
            } catch (JsonPathException e) {
                throw unreadable(
                        call.path(),
                        "the answer is no JSON with " + category.records().getPath());
            }
            Object next = call.nextPage()
                    .map(page -> JSON.parse(answer).<@Nullable Object>read(page.token()))
                    .orElse(null);
            if (next == null || !(body instanceof Map<?, ?> asked)) {
                return;
            }
            Map<Object, @Nullable Object> more = new LinkedHashMap<>(asked);
            more.put(call.nextPage().orElseThrow().property(), next);
            body = more;
        }
    }

    private HeldRecord record(Category category, String path, DocumentContext record) {
        String id = text(record, category.id());
        if (id == null) {
            throw unreadable(path, "a record has no " + category.id().getPath());
        }
        return new HeldRecord(category.name(), date(category, path, record), id);
    }

    private @Nullable LocalDate date(Category category, String path, DocumentContext record) {
        String text = category.recordDate().map(date -> text(record, date)).orElse(null);
        try {
            // A date, or the date of an instant.
            return text == null ? null : LocalDate.parse(text.substring(0, Math.min(10, text.length())));
        } catch (DateTimeException e) {
            throw unreadable(path, "the record date is no date");
        }
    }

    private ConnectorException unreadable(String path, String what) {
        return ConnectorException.refused(
                Failure.SYSTEM_REFUSED,
                "Expected %s to answer %s as its descriptor says, but %s; see whether the API has changed"
                        .formatted(descriptor.system(), path, what));
    }

    @Override
    public List<ExtractRecord> read(Subject subject, List<HeldRecord> held) {
        List<ExtractRecord> read = new ArrayList<>();
        for (Category category : descriptor.categories()) {
            Map<String, HeldRecord> wanted = new LinkedHashMap<>();
            of(category, held).forEach(record -> wanted.put(record.id(), record));
            if (category.read().isPresent()) {
                wanted.values()
                        .forEach(record -> api.get(category.read().get(), id(record))
                                .ifPresent(body -> read.add(extract(category, record, JSON.parse(body)))));
            } else if (!wanted.isEmpty()) {
                find(category, subject, (path, json) -> {
                    HeldRecord record =
                            wanted.remove(record(category, path, json).id());
                    if (record != null) {
                        read.add(extract(category, record, json));
                    }
                });
            }
        }
        return read;
    }

    private static ExtractRecord extract(Category category, HeldRecord record, DocumentContext json) {
        return new ExtractRecord(record.category(), record.recordDate(), fields(category, json));
    }

    private static List<ExtractRecord.Field> fields(Category category, DocumentContext record) {
        List<ExtractRecord.Field> fields = new ArrayList<>();
        for (Field field : category.fields()) {
            String value = text(record, field.path());
            if (value != null) {
                fields.add(new ExtractRecord.Field(field.label(), value, field.provided()));
            }
        }
        return fields;
    }

    /**
     * Where the system erases only all that it has of the person, and some of that has to stay, nothing may be erased there:
     * what was asked for is refused.
     */
    @Override
    public List<RecordOutcome> erase(Subject subject, List<HeldRecord> held) {
        for (Category category : descriptor.categories()) {
            List<HeldRecord> asked = of(category, held);
            category.erase().ifPresent(path -> asked.forEach(record -> api.delete(path, id(record))));
            if (category.eraseAll().isPresent() && !asked.isEmpty()) {
                eraseAll(category, category.eraseAll().get(), subject, asked);
            }
        }
        return held.stream().map(record -> record.became(Outcome.ERASED)).toList();
    }

    private void eraseAll(Category category, Call call, Subject subject, List<HeldRecord> asked) {
        Map<String, String> identifiers = call.identifiersOf(subject)
                .orElseThrow(() -> ConnectorException.refused(
                        Failure.COMMAND_INCOMPLETE,
                        "Expected the identifiers %s of the person, by which %s erases, but not all are there; ask the person for them"
                                .formatted(call.identifiers(), descriptor.system())));
        List<HeldRecord> others = new ArrayList<>();
        find(category, subject, (path, json) -> others.add(record(category, path, json)));
        others.removeAll(asked);
        if (!others.isEmpty()) {
            throw ConnectorException.refused(
                    Failure.SYSTEM_REFUSED,
                    "Expected %s to erase %d records of the category %s, but it erases only all that it has of a person, and %d more have to stay; erase them there by hand, or ask again when nothing has to stay"
                            .formatted(descriptor.system(), asked.size(), category.name(), others.size()));
        }
        if (api.ask(call.path(), identifiers, call.body(identifiers)).isEmpty()) {
            throw unreadable(call.path(), "there is no such resource");
        }
    }

    private static List<HeldRecord> of(Category category, List<HeldRecord> held) {
        return held.stream()
                .filter(record -> record.category().equals(category.name()))
                .toList();
    }

    @Override
    public List<RecordOutcome> rectify(List<HeldRecord> held, Map<String, String> corrections) {
        List<RecordOutcome> became = new ArrayList<>();
        for (HeldRecord record : held) {
            Category category = category(record);
            Map<String, String> body = new LinkedHashMap<>();
            for (Field field : category.fields()) {
                field.corrects().map(corrections::get).ifPresent(correct -> body.put(field.property(), correct));
            }
            if (body.isEmpty()) {
                became.add(record.became(Outcome.NOT_APPLICABLE, Reasons.NO_SUCH_FIELD));
            } else {
                boolean there = api.patch(category.rectify().orElseThrow(), id(record), body);
                became.add(record.became(there ? Outcome.RECTIFIED : Outcome.NOT_FOUND));
            }
        }
        return became;
    }

    @Override
    public List<RecordOutcome> restrict(List<HeldRecord> held, Set<String> purposes) {
        return patch(held, (category, record) -> category.restrict(), Outcome.RESTRICTED);
    }

    @Override
    public List<RecordOutcome> liftRestriction(List<HeldRecord> held) {
        return patch(held, (category, record) -> category.lift(), Outcome.LIFTED);
    }

    private List<RecordOutcome> patch(
            List<HeldRecord> held, BiFunction<Category, HeldRecord, Optional<Patch>> patch, Outcome outcome) {
        List<RecordOutcome> became = new ArrayList<>();
        for (HeldRecord record : held) {
            Patch change = patch.apply(category(record), record).orElseThrow();
            boolean there = api.patch(change.path(), id(record), change.body());
            became.add(record.became(there ? outcome : Outcome.NOT_FOUND));
        }
        return became;
    }

    /** Told by the person's identifiers, so that the system remembers also where it holds nothing now. */
    @Override
    public List<RecordOutcome> suppress(Subject subject, List<HeldRecord> held, Set<String> purposes) {
        List<String> topics = topics(purposes);
        if (topics.isEmpty()) {
            return held.stream()
                    .map(record -> record.became(Outcome.NOT_APPLICABLE, Reasons.PURPOSE_UNKNOWN))
                    .toList();
        }
        for (Category category : descriptor.categories()) {
            category.suppress().ifPresent(suppress -> {
                Map<String, Object> body = new LinkedHashMap<>();
                suppress.identifiers()
                        .forEach(type -> subject.identifier(type).ifPresent(value -> body.put(type, value)));
                if (body.isEmpty()) {
                    throw ConnectorException.refused(
                            Failure.COMMAND_INCOMPLETE,
                            "Expected one of the identifiers %s of the person, by which %s suppresses, but there is none; ask the person for one"
                                    .formatted(suppress.identifiers(), descriptor.system()));
                }
                body.put("topics", topics);
                api.put(suppress.path(), body);
            });
        }
        return held.stream().map(record -> record.became(Outcome.SUPPRESSED)).toList();
    }

    /** It is told by identifiers and keeps them, whatever it holds. */
    @Override
    public boolean remembers(Set<String> purposes) {
        return !topics(purposes).isEmpty();
    }

    private List<String> topics(Set<String> purposes) {
        return descriptor.purposes().entrySet().stream()
                .filter(known -> purposes.isEmpty() || purposes.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private Category category(HeldRecord record) {
        return descriptor.categories().stream()
                .filter(category -> category.name().equals(record.category()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Expected a category of %s, but got '%s'".formatted(descriptor.system(), record.category())));
    }

    private static Map<String, String> id(HeldRecord record) {
        return Map.of("id", record.id());
    }

    private static @Nullable String text(DocumentContext record, JsonPath path) {
        Object value = record.read(path);
        return value == null ? null : value.toString();
    }
}
