package dev.rightsflow.connector.jdbc;

import dev.rightsflow.connector.jdbc.Descriptor.Assignments;
import dev.rightsflow.connector.jdbc.Descriptor.Category;
import dev.rightsflow.connector.jdbc.Descriptor.Erase;
import dev.rightsflow.connector.jdbc.Descriptor.Field;
import dev.rightsflow.connector.jdbc.Descriptor.Memory;
import dev.rightsflow.connector.jdbc.Descriptor.Rectify;
import dev.rightsflow.connector.kit.MisconfiguredException;
import dev.rightsflow.connector.kit.descriptor.DescriptorNode;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds a descriptor against the database that it describes. What is wrong is found here and not at the first command. */
final class SchemaCheck {

    private final Connection connection;

    private SchemaCheck(Connection connection) {
        this.connection = connection;
    }

    /**
     * @return the tables by category
     * @throws MisconfiguredException with file, line, what is wrong and what would be right
     */
    static Map<String, Table> check(Descriptor descriptor, Connection connection) throws SQLException {
        SchemaCheck check = new SchemaCheck(connection);
        Map<String, Table> tables = new HashMap<>();
        for (Category category : descriptor.categories()) {
            tables.put(category.name(), check.table(category));
        }
        if (descriptor.memory().isPresent()) {
            check.readable(descriptor.memory().get());
        }
        return tables;
    }

    private Table table(Category category) throws SQLException {
        Table table = read(category);
        refuseOtherKey(category);
        column(table, category.key(), category.place());
        category.person()
                .forEach(way -> way.places().values().forEach(column -> column(table, column, category.place())));
        category.carried().forEach(carried -> column(table, carried.place(), category.place()));
        category.via().ifPresent(via -> column(table, via.column(), via.place()));
        for (Field field : category.fields()) {
            column(table, field.column(), field.place());
            field.lock().ifPresent(lock -> flag(table, lock, field.place()));
        }
        category.onPaper().ifPresent(column -> column(table, column, category.place()));
        assignable(table, category.restrict());
        assignable(table, category.lift());
        category.suppress().forEach(suppress -> assignable(table, suppress.assignments()));
        if (category.rectify().orElse(null) instanceof Rectify.Annotate annotate) {
            column(table, annotate.column(), annotate.place());
        }
        if (category.erase().orElse(null) instanceof Erase.Anonymise anonymise) {
            assignable(table, anonymise.assignments());
            refuseHalfAnonymised(category, anonymise.assignments());
        }
        return table;
    }

    private void readable(Memory memory) throws SQLException {
        String sql = "select %s from %s where 1 = 0".formatted(memory.column(), memory.table());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeQuery().close();
        } catch (SQLException e) {
            if (e.getSQLState() != null && e.getSQLState().startsWith("08")) {
                throw e;
            }
            throw memory.place()
                    .wrong(
                            "Expected a readable table '%s' with the column '%s', but the database refuses (SQL state %s)%s"
                                    .formatted(memory.table(), memory.column(), e.getSQLState(), tablesThatExist()));
        }
    }

    /** Also has the database prepare the expression of the record date. */
    private Table read(Category category) throws SQLException {
        String date = category.recordDate();
        String sql = "select %s t.* from %s t where 1 = 0"
                .formatted(date == null ? "" : date + " as rightsflow_record_date,", category.table());
        Map<String, Integer> types = new LinkedHashMap<>();
        Set<String> required = new TreeSet<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            ResultSetMetaData columns = result.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                String name = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
                types.put(name, columns.getColumnType(i));
                if (columns.isNullable(i) == ResultSetMetaData.columnNoNulls) {
                    required.add(name);
                }
            }
        } catch (SQLException e) {
            if (e.getSQLState() != null && e.getSQLState().startsWith("08")) {
                throw e;
            }
            throw category.place()
                    .wrong("Expected a readable table '%s'%s, but the database refuses (SQL state %s)%s"
                            .formatted(
                                    category.table(),
                                    date == null ? "" : " with the record date '%s'".formatted(date),
                                    e.getSQLState(),
                                    tablesThatExist()));
        }
        return new Table(category.table(), types, required);
    }

    private String tablesThatExist() {
        Set<String> names = new TreeSet<>();
        try (ResultSet tables =
                connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                String schema = String.valueOf(tables.getString("TABLE_SCHEM")).toLowerCase(Locale.ROOT);
                if (!schema.equals("information_schema") && !schema.equals("pg_catalog")) {
                    names.add(tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
                }
            }
        } catch (SQLException e) {
            return "";
        }
        return "; tables that this user can see: " + names;
    }

    /** Without a primary key nothing says which rows were meant, so nothing could be reported truly. */
    private void refuseOtherKey(Category category) throws SQLException {
        List<String> key = primaryKey(category.table());
        if (key.isEmpty()) {
            throw category.place()
                    .wrong(
                            "Expected table '%s' to have a primary key, but it has none; without one no row can be named, and nothing would be erased for certain"
                                    .formatted(category.table()));
        }
        if (key.size() != 1 || !key.getFirst().equalsIgnoreCase(category.key())) {
            throw category.place()
                    .wrong("Expected the primary key of table '%s' to be '%s' alone, but it is %s"
                            .formatted(category.table(), category.key(), key));
        }
    }

    private List<String> primaryKey(String table) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        String name = table.substring(table.lastIndexOf('.') + 1);
        String schema = table.contains(".") ? table.substring(0, table.indexOf('.')) : null;
        List<String> key = new ArrayList<>();
        // Databases fold unquoted names to lower case (PostgreSQL) or to upper case (the standard, and H2 by itself).
        for (String folded : List.of(name, name.toLowerCase(Locale.ROOT), name.toUpperCase(Locale.ROOT))) {
            try (ResultSet columns =
                    metaData.getPrimaryKeys(connection.getCatalog(), schema(schema, folded, name), folded)) {
                while (columns.next()) {
                    key.add(columns.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
                }
            }
            if (!key.isEmpty()) {
                return key;
            }
        }
        return key;
    }

    private static @Nullable String schema(@Nullable String schema, String folded, String name) {
        if (schema == null || folded.equals(name)) {
            return schema;
        }
        return folded.equals(name.toLowerCase(Locale.ROOT))
                ? schema.toLowerCase(Locale.ROOT)
                : schema.toUpperCase(Locale.ROOT);
    }

    private static void column(Table table, String column, DescriptorNode place) {
        if (!table.has(column)) {
            throw place.wrong("Expected column '%s' in table '%s', but its columns are %s"
                    .formatted(column, table.name(), table.columns()));
        }
    }

    private static void flag(Table table, String column, DescriptorNode place) {
        column(table, column, place);
        if (!table.isFlag(column)) {
            throw place.wrong(
                    "Expected column '%s' of table '%s' to be a boolean, since it says whether a field is locked, but it is not"
                            .formatted(column, table.name()));
        }
    }

    private static void assignable(Table table, Assignments assignments) {
        assignments.byColumn().forEach((column, assignment) -> {
            column(table, column, assignment.place());
            if (assignment.value() == null && table.requires(column)) {
                throw assignment
                        .place()
                        .wrong(
                                "Expected a value for column '%s' of table '%s', but found null, which the table does not allow"
                                        .formatted(column, table.name()));
            }
        });
    }

    /** A row in which the person can still be recognised, or which still holds what the person provided, is not anonymous. */
    private static void refuseHalfAnonymised(Category category, Assignments assignments) {
        Set<String> needed = new TreeSet<>();
        category.person().forEach(way -> needed.addAll(way.places().values()));
        category.carried().forEach(carried -> needed.add(carried.place()));
        category.fields().stream().filter(Field::provided).map(Field::column).forEach(needed::add);
        needed.removeAll(assignments.byColumn().keySet());
        if (!needed.isEmpty()) {
            throw category.place()
                    .wrong("Expected 'anonymise' to clear every column that tells who the person is, but it leaves %s"
                            .formatted(needed));
        }
    }
}
