package dev.rightsflow.connector.jdbc;

import dev.rightsflow.connector.kit.descriptor.Carried;
import dev.rightsflow.connector.kit.descriptor.DescriptorNode;
import dev.rightsflow.connector.kit.descriptor.Recognition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A system in a relational database, as its descriptor tells it.
 *
 * @param memory of whoever was erased, for a system that others bring people to
 */
record Descriptor(String system, Optional<Memory> memory, List<Category> categories) {

    /** @param column of the table that takes a keyed hash of each identifier */
    record Memory(String table, String column, DescriptorNode place) {}

    /**
     * Records of one category: rows of one table.
     *
     * @param key the table's primary key
     * @param person ways to recognise the person in a row, or, if there are none, {@code via}
     * @param via another category whose records lead to these
     * @param carried columns with what the person is known by, of which a report tells the workflow
     * @param recordDate SQL for the date that retention counts from; null where rows carry none
     * @param onPaper column that says where the paper is which a row stands for, if it stands for any
     * @param place for complaints
     */
    record Category(
            String name,
            String table,
            String key,
            List<Recognition> person,
            Optional<Via> via,
            List<Carried> carried,
            @Nullable String recordDate,
            List<Field> fields,
            Optional<Erase> erase,
            Optional<Rectify> rectify,
            Assignments restrict,
            Assignments lift,
            List<Suppress> suppress,
            Optional<String> onPaper,
            DescriptorNode place) {}

    /** @param column that holds the key of the category's record */
    record Via(String category, String column, DescriptorNode place) {}

    /**
     * @param corrects the correction that applies to it, for instance {@code name}
     * @param lock column that says that it was corrected, so that whatever refreshes the table leaves it alone
     */
    record Field(
            String column,
            String label,
            boolean provided,
            Optional<String> corrects,
            Optional<String> lock,
            DescriptorNode place) {}

    /** Column to constant or null; empty if the action is not possible. */
    record Assignments(Map<String, Assignment> byColumn) {
        boolean isEmpty() {
            return byColumn.isEmpty();
        }
    }

    record Assignment(@Nullable Object value, DescriptorNode place) {}

    /** How a record ceases to be personal data. */
    sealed interface Erase {
        record Delete() implements Erase {}

        record Anonymise(Assignments assignments) implements Erase {}
    }

    /** How a field is corrected. */
    sealed interface Rectify {
        record Overwrite() implements Rectify {}

        /** @param column that the correction is added to, beside the fields that may not be changed */
        record Annotate(String column, DescriptorNode place) implements Rectify {}
    }

    /** @param purposes of the policy, any of which ends by these assignments */
    record Suppress(Set<String> purposes, Assignments assignments) {}

    Category category(String name) {
        return categories.stream()
                .filter(category -> category.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Expected a category of %s, but got '%s'".formatted(system, name)));
    }

    /** The categories whose records are found through this one. */
    List<Category> dependingOn(Category category) {
        return categories.stream()
                .filter(other -> other.via()
                        .filter(via -> via.category().equals(category.name()))
                        .isPresent())
                .toList();
    }
}
