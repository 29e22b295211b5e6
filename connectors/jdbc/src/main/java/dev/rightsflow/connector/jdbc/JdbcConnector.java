package dev.rightsflow.connector.jdbc;

import dev.rightsflow.connector.jdbc.Descriptor.Assignments;
import dev.rightsflow.connector.jdbc.Descriptor.Category;
import dev.rightsflow.connector.jdbc.Descriptor.Erase;
import dev.rightsflow.connector.jdbc.Descriptor.Rectify;
import dev.rightsflow.connector.jdbc.Descriptor.Suppress;
import dev.rightsflow.connector.kit.Action;
import dev.rightsflow.connector.kit.Capabilities;
import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.ConnectorException;
import dev.rightsflow.connector.kit.ExtractRecord;
import dev.rightsflow.connector.kit.Failure;
import dev.rightsflow.connector.kit.HeldRecord;
import dev.rightsflow.connector.kit.Identifier;
import dev.rightsflow.connector.kit.MisconfiguredException;
import dev.rightsflow.connector.kit.Outcome;
import dev.rightsflow.connector.kit.Reasons;
import dev.rightsflow.connector.kit.RecordOutcome;
import dev.rightsflow.connector.kit.Subject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * Carries out commands on the tables that a descriptor names. Runs in the transaction of the ledger, which is in the same
 * database, so all of a command happens or none of it.
 */
final class JdbcConnector implements Connector {

    private final Descriptor descriptor;
    private final DataSource dataSource;
    private final @Nullable IdentifierHash memory;
    private final Records records;
    private final Capabilities capabilities;

    /** @param memory with which whoever is erased is remembered; null where the descriptor remembers nobody */
    JdbcConnector(Descriptor descriptor, DataSource dataSource, @Nullable IdentifierHash memory) {
        this.descriptor = descriptor;
        this.memory = memory;
        this.dataSource = dataSource;
        this.records = new Records(dataSource);
        this.capabilities = Capabilities.locating(names(category -> true))
                .and(Action.DISCLOSE, names(category -> !category.fields().isEmpty()))
                .and(Action.EXPORT, names(category -> category.fields().stream().anyMatch(Descriptor.Field::provided)))
                .and(Action.ERASE, names(category -> category.erase().isPresent()))
                .and(Action.RECTIFY, names(category -> category.rectify().isPresent()))
                .and(Action.RESTRICT, names(category -> !category.restrict().isEmpty()))
                .and(Action.LIFT_RESTRICTION, names(category -> !category.lift().isEmpty()))
                .and(Action.SUPPRESS, names(category -> !category.suppress().isEmpty()));
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
        try (Connection connection = dataSource.getConnection()) {
            records.tables(SchemaCheck.check(descriptor, connection));
        } catch (SQLException e) {
            if (e.getSQLState() != null && e.getSQLState().startsWith("28")) {
                throw new MisconfiguredException(
                        "Expected the database of %s to accept the connector's user, but it refuses; see spring.datasource.username and its password"
                                .formatted(descriptor.system()));
            }
            throw ConnectorException.unreachable(
                    "Expected the database of %s to answer, but it does not (SQL state %s); see spring.datasource.url, and that it runs"
                            .formatted(descriptor.system(), e.getSQLState()),
                    e);
        } catch (CannotGetJdbcConnectionException e) {
            throw ConnectorException.unreachable(
                    "Expected the database of %s to answer, but it does not; see spring.datasource.url, and that it runs"
                            .formatted(descriptor.system()),
                    e);
        }
    }

    @Override
    public List<HeldRecord> locate(Subject subject) {
        List<HeldRecord> found = new ArrayList<>();
        for (Category category : descriptor.categories()) {
            PersonQuery.in(descriptor, category, subject)
                    .ifPresent(query -> found.addAll(records.find(category, query)));
        }
        return found;
    }

    @Override
    public List<Identifier> identifiers(List<HeldRecord> held) {
        return descriptor.categories().stream()
                .filter(category -> !category.carried().isEmpty())
                .flatMap(category -> records.identifiers(category, ids(of(category, held))).stream())
                .toList();
    }

    @Override
    public List<ExtractRecord> read(List<HeldRecord> held) {
        List<ExtractRecord> read = new ArrayList<>();
        for (Category category : descriptor.categories()) {
            read.addAll(records.read(category, ids(of(category, held))));
        }
        return read;
    }

    @Override
    public List<String> onPaper(List<HeldRecord> held) {
        return descriptor.categories().stream()
                .filter(category -> category.onPaper().isPresent())
                .flatMap(category -> records.places(category, ids(of(category, held))).stream())
                .sorted()
                .toList();
    }

    @Override
    public List<RecordOutcome> erase(List<HeldRecord> held) {
        List<RecordOutcome> became = new ArrayList<>();
        for (Category category : dependentFirst()) {
            List<HeldRecord> asked = of(category, held);
            Set<String> needed = neededByOthers(category, ids(asked));
            List<HeldRecord> free = asked.stream()
                    .filter(record -> !needed.contains(record.id()))
                    .toList();
            asked.stream()
                    .filter(record -> needed.contains(record.id()))
                    .forEach(record -> became.add(record.became(Outcome.RETAINED, Reasons.NEEDED_BY_OTHERS)));
            refusable(category, () -> became.addAll(erase(category, free)));
        }
        return became;
    }

    private List<RecordOutcome> erase(Category category, List<HeldRecord> held) {
        descriptor
                .memory()
                .ifPresent(table -> records.remember(category, table, Objects.requireNonNull(memory), ids(held)));
        return switch (category.erase().orElseThrow(() -> undeclared(category, "erase"))) {
            case Erase.Delete delete -> {
                records.delete(category, ids(held));
                yield became(held, Outcome.ERASED);
            }
            case Erase.Anonymise anonymise -> {
                records.assign(category, anonymise.assignments(), ids(held));
                yield became(held, Outcome.ANONYMISED);
            }
        };
    }

    /** What is found only through a record would be out of reach for good if the record went first. */
    private Set<String> neededByOthers(Category category, List<String> ids) {
        Set<String> needed = new HashSet<>();
        descriptor.dependingOn(category).forEach(dependent -> needed.addAll(records.leadingTo(dependent, ids)));
        return needed;
    }

    private List<Category> dependentFirst() {
        List<Category> ordered = new ArrayList<>();
        List<Category> left = new ArrayList<>(descriptor.categories());
        while (!left.isEmpty()) {
            List<Category> free = left.stream()
                    .filter(category -> Collections.disjoint(descriptor.dependingOn(category), left))
                    .toList();
            ordered.addAll(free);
            left.removeAll(free);
        }
        return ordered;
    }

    @Override
    public List<RecordOutcome> rectify(List<HeldRecord> held, Map<String, String> corrections) {
        List<RecordOutcome> became = new ArrayList<>();
        for (Category category : descriptor.categories()) {
            List<HeldRecord> asked = of(category, held);
            if (asked.isEmpty()) {
                continue;
            }
            Map<String, String> applicable = corrections.entrySet().stream()
                    .filter(correction -> category.fields().stream()
                            .anyMatch(field -> field.corrects().stream().anyMatch(correction.getKey()::equals)))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            if (applicable.isEmpty()) {
                asked.forEach(record -> became.add(record.became(Outcome.NOT_APPLICABLE, Reasons.NO_SUCH_FIELD)));
            } else {
                refusable(category, () -> became.addAll(rectify(category, asked, applicable)));
            }
        }
        return became;
    }

    private List<RecordOutcome> rectify(Category category, List<HeldRecord> held, Map<String, String> corrections) {
        return switch (category.rectify().orElseThrow(() -> undeclared(category, "rectify"))) {
            case Rectify.Overwrite overwrite -> {
                records.overwrite(category, corrections, ids(held));
                yield became(held, Outcome.RECTIFIED);
            }
            case Rectify.Annotate annotate -> {
                records.annotate(category, annotate.column(), corrections, ids(held));
                yield became(held, Outcome.ANNOTATED);
            }
        };
    }

    @Override
    public List<RecordOutcome> restrict(List<HeldRecord> held, Set<String> purposes) {
        return assign(held, Category::restrict, Outcome.RESTRICTED);
    }

    @Override
    public List<RecordOutcome> liftRestriction(List<HeldRecord> held) {
        return assign(held, Category::lift, Outcome.LIFTED);
    }

    @Override
    public List<RecordOutcome> suppress(Subject subject, List<HeldRecord> held, Set<String> purposes) {
        List<RecordOutcome> became = new ArrayList<>();
        for (Category category : descriptor.categories()) {
            List<HeldRecord> asked = of(category, held);
            List<Suppress> ended = category.suppress().stream()
                    .filter(suppress -> purposes.isEmpty() || !Collections.disjoint(purposes, suppress.purposes()))
                    .toList();
            ended.forEach(suppress ->
                    refusable(category, () -> records.assign(category, suppress.assignments(), ids(asked))));
            asked.forEach(record -> became.add(
                    ended.isEmpty()
                            ? record.became(Outcome.NOT_APPLICABLE, Reasons.PURPOSE_UNKNOWN)
                            : record.became(Outcome.SUPPRESSED)));
        }
        return became;
    }

    private List<RecordOutcome> assign(
            List<HeldRecord> held, Function<Category, Assignments> assignments, Outcome outcome) {
        for (Category category : descriptor.categories()) {
            refusable(category, () -> records.assign(category, assignments.apply(category), ids(of(category, held))));
        }
        return became(held, outcome);
    }

    private void refusable(Category category, Runnable effect) {
        String refusal = refusal(effect);
        if (refusal != null) {
            throw ConnectorException.refused(
                    Failure.SYSTEM_REFUSED,
                    "Expected to change the table %s of %s, but %s. Nothing was changed."
                            .formatted(category.table(), descriptor.system(), refusal));
        }
    }

    private static @Nullable String refusal(Runnable effect) {
        try {
            effect.run();
            return null;
        } catch (DataIntegrityViolationException e) {
            return "a rule of the database forbids it: rows of a table that the descriptor does not name may refer to"
                    + " it, or a value may not fit its column";
        } catch (PermissionDeniedDataAccessException e) {
            return "the connector's user may not; grant it";
        }
    }

    private static IllegalStateException undeclared(Category category, String action) {
        return new IllegalStateException(
                "Expected '%s' for the category %s, but its descriptor has none".formatted(action, category.name()));
    }

    private static List<HeldRecord> of(Category category, List<HeldRecord> held) {
        return held.stream()
                .filter(record -> record.category().equals(category.name()))
                .toList();
    }

    private static List<String> ids(List<HeldRecord> held) {
        return held.stream().map(HeldRecord::id).toList();
    }

    private static List<RecordOutcome> became(List<HeldRecord> held, Outcome outcome) {
        return held.stream().map(record -> record.became(outcome)).toList();
    }
}
