package dev.rightsflow.connector.jdbc;

import dev.rightsflow.connector.jdbc.Descriptor.Assignments;
import dev.rightsflow.connector.jdbc.Descriptor.Category;
import dev.rightsflow.connector.jdbc.Descriptor.Field;
import dev.rightsflow.connector.kit.ExtractRecord;
import dev.rightsflow.connector.kit.HeldRecord;
import dev.rightsflow.connector.kit.Identifier;
import dev.rightsflow.connector.kit.descriptor.Carried;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements: a handful per command and category, however many rows there are. */
final class Records {

    /** Databases limit the parameters of one statement. */
    private static final int IDS_PER_STATEMENT = 500;

    private final JdbcClient jdbc;
    private volatile Map<String, Table> tables = Map.of();

    Records(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** What the last check saw. */
    void tables(Map<String, Table> tables) {
        this.tables = Map.copyOf(tables);
    }

    List<HeldRecord> find(Category category, PersonQuery query) {
        return jdbc.sql("select %s, %s from %s where %s order by 1"
                        .formatted(category.key(), date(category), category.table(), query.condition()))
                .params(query.parameters())
                .query((row, number) -> new HeldRecord(category.name(), date(row), row.getString(1)))
                .list();
    }

    List<ExtractRecord> read(Category category, List<String> ids) {
        Table table = table(category);
        List<ExtractRecord> read = new ArrayList<>();
        String fields =
                String.join(", ", category.fields().stream().map(Field::column).toList());
        inChunks(
                ids,
                (marks, chunk) -> read.addAll(jdbc.sql("select %s, %s, %s from %s where %s in (%s) order by 1"
                                .formatted(
                                        category.key(),
                                        date(category),
                                        fields,
                                        category.table(),
                                        category.key(),
                                        marks))
                        .params(table.bindIds(category.key(), chunk))
                        .query((row, number) ->
                                new ExtractRecord(category.name(), date(row), fields(category, table, row)))
                        .list()));
        return read;
    }

    /** What these rows say of who their person is, each identifier once. */
    Set<Identifier> identifiers(Category category, List<String> ids) {
        Table table = table(category);
        String columns = String.join(
                ", ", category.carried().stream().map(Carried::place).toList());
        Set<Identifier> identifiers = new LinkedHashSet<>();
        inChunks(
                ids,
                (marks, chunk) -> jdbc.sql("select distinct %s from %s where %s in (%s) order by 1"
                                .formatted(columns, category.table(), category.key(), marks))
                        .params(table.bindIds(category.key(), chunk))
                        .query(row -> {
                            int column = 1;
                            for (Carried carried : category.carried()) {
                                String value = row.getString(column++);
                                if (value != null) {
                                    identifiers.add(new Identifier(carried.type(), value));
                                }
                            }
                        }));
        return identifiers;
    }

    private static List<ExtractRecord.Field> fields(Category category, Table table, ResultSet row) throws SQLException {
        List<ExtractRecord.Field> fields = new ArrayList<>();
        int column = 3;
        for (Field field : category.fields()) {
            String value = table.isFlag(field.column()) ? flag(row, column) : row.getString(column);
            if (value != null) {
                fields.add(new ExtractRecord.Field(field.label(), value, field.provided()));
            }
            column++;
        }
        return fields;
    }

    private static @Nullable String flag(ResultSet row, int column) throws SQLException {
        boolean flag = row.getBoolean(column);
        return row.wasNull() ? null : String.valueOf(flag);
    }

    /** Where the paper is that these rows stand for, each place once. */
    Set<String> places(Category category, List<String> ids) {
        Table table = table(category);
        String column = category.onPaper().orElseThrow();
        Set<String> places = new TreeSet<>();
        inChunks(
                ids,
                (marks, chunk) ->
                        places.addAll(jdbc.sql("select distinct %s from %s where %s in (%s) and %s is not null"
                                        .formatted(column, category.table(), category.key(), marks, column))
                                .params(table.bindIds(category.key(), chunk))
                                .query(String.class)
                                .list()));
        return places;
    }

    void delete(Category category, List<String> ids) {
        Table table = table(category);
        inChunks(
                ids,
                (marks, chunk) -> jdbc.sql(
                                "delete from %s where %s in (%s)".formatted(category.table(), category.key(), marks))
                        .params(table.bindIds(category.key(), chunk))
                        .update());
    }

    void assign(Category category, Assignments assignments, List<String> ids) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        assignments.byColumn().forEach((column, assignment) -> values.put(column, assignment.value()));
        update(category, values, ids);
    }

    void overwrite(Category category, Map<String, String> corrections, List<String> ids) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Field field : category.fields()) {
            field.corrects().map(corrections::get).ifPresent(correct -> {
                values.put(field.column(), correct);
                field.lock().ifPresent(lock -> values.put(lock, true));
            });
        }
        update(category, values, ids);
    }

    private void update(Category category, Map<String, @Nullable Object> values, List<String> ids) {
        Table table = table(category);
        String set = String.join(
                ", ", values.keySet().stream().map(column -> column + " = ?").toList());
        inChunks(ids, (marks, chunk) -> {
            List<Object> parameters = new ArrayList<>();
            values.forEach((column, value) -> parameters.add(table.bind(column, value)));
            parameters.addAll(table.bindIds(category.key(), chunk));
            jdbc.sql("update %s set %s where %s in (%s)".formatted(category.table(), set, category.key(), marks))
                    .params(parameters)
                    .update();
        });
    }

    /** Keeps keyed hashes of what these rows recognise their person by. An identifier that many share recognises nobody. */
    void remember(Category category, Descriptor.Memory memory, IdentifierHash hash, List<String> ids) {
        Table table = table(category);
        Map<String, String> places = new TreeMap<>();
        category.person().stream().filter(way -> way.places().size() == 1).forEach(way -> places.putAll(way.places()));
        Set<String> hashes = new TreeSet<>();
        inChunks(
                ids,
                (marks, chunk) -> jdbc.sql("select %s from %s where %s in (%s)"
                                .formatted(String.join(", ", places.values()), category.table(), category.key(), marks))
                        .params(table.bindIds(category.key(), chunk))
                        .query(row -> {
                            int column = 1;
                            for (String type : places.keySet()) {
                                String value = row.getString(column++);
                                if (value != null) {
                                    hashes.add(hash.of(type, value));
                                }
                            }
                        }));
        hashes.forEach(known -> jdbc.sql(
                        "insert into %s (%s) select cast(? as varchar) where not exists (select 1 from %s where %s = ?)"
                                .formatted(memory.table(), memory.column(), memory.table(), memory.column()))
                .params(known, known)
                .update());
    }

    /** Adds to what is noted already: an earlier correction stays readable, as bookkeeping law wants it. */
    void annotate(Category category, String column, Map<String, String> corrections, List<String> ids) {
        Table table = table(category);
        List<String> notes = new ArrayList<>();
        new TreeMap<>(corrections).forEach((name, correct) -> notes.add(name + ": " + correct));
        String note = String.join("\n", notes);
        inChunks(ids, (marks, chunk) -> {
            List<Object> parameters = new ArrayList<>(List.of(note, "\n" + note));
            parameters.addAll(table.bindIds(category.key(), chunk));
            jdbc.sql(
                            "update %s set %s = case when %s is null then cast(? as varchar) else %s || cast(? as varchar) end where %s in (%s)"
                                    .formatted(category.table(), column, column, column, category.key(), marks))
                    .params(parameters)
                    .update();
        });
    }

    /** Those of the ids that rows of the dependent category still lead to. */
    Set<String> leadingTo(Category dependent, List<String> ids) {
        Table table = table(dependent);
        String column = dependent.via().orElseThrow().column();
        Set<String> leading = new HashSet<>();
        inChunks(
                ids,
                (marks, chunk) -> leading.addAll(jdbc.sql("select distinct %s from %s where %s in (%s)"
                                .formatted(column, dependent.table(), column, marks))
                        .params(table.bindIds(column, chunk))
                        .query((row, number) -> row.getString(1))
                        .list()));
        return leading;
    }

    private static String date(Category category) {
        return category.recordDate() == null ? "cast(null as date)" : category.recordDate();
    }

    private static @Nullable LocalDate date(ResultSet row) throws SQLException {
        Date date = row.getDate(2);
        return date == null ? null : date.toLocalDate();
    }

    private Table table(Category category) {
        Table table = tables.get(category.name());
        if (table == null) {
            throw new IllegalStateException(
                    "Expected the table of %s to have been checked, but it was not".formatted(category.name()));
        }
        return table;
    }

    private static void inChunks(List<String> ids, BiConsumer<String, List<String>> statement) {
        for (int from = 0; from < ids.size(); from += IDS_PER_STATEMENT) {
            List<String> chunk = ids.subList(from, Math.min(ids.size(), from + IDS_PER_STATEMENT));
            statement.accept(PersonQuery.marks(chunk.size()), chunk);
        }
    }
}
