package dev.rightsflow.connector.jdbc;

import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;

/**
 * What the database says of a table.
 *
 * @param types by column, in lower case, as {@link Types}
 * @param required columns that may not be null
 */
record Table(String name, Map<String, Integer> types, Set<String> required) {

    boolean has(String column) {
        return types.containsKey(column.toLowerCase(Locale.ROOT));
    }

    boolean requires(String column) {
        return required.contains(column.toLowerCase(Locale.ROOT));
    }

    Set<String> columns() {
        Set<String> columns = new TreeSet<>(types.keySet());
        columns.remove("rightsflow_record_date");
        return columns;
    }

    boolean isFlag(String column) {
        int type = type(column);
        return type == Types.BOOLEAN || type == Types.BIT;
    }

    /** A value bound as the column's own type, so that the database need not guess and can use its indexes. */
    Object bind(String column, @Nullable Object value) {
        return new SqlParameterValue(type(column), value);
    }

    /** Ids are kept as text in the ledger. */
    List<Object> bindIds(String column, List<String> ids) {
        int type = type(column);
        return ids.stream().map(id -> bindId(type, id)).toList();
    }

    private static Object bindId(int type, String id) {
        return switch (type) {
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> new SqlParameterValue(type, Long.valueOf(id));
            case Types.CHAR, Types.VARCHAR, Types.NUMERIC -> new SqlParameterValue(type, id);
            // PostgreSQL says OTHER of a uuid, H2 BINARY or UUID.
            default -> UUID.fromString(id);
        };
    }

    private int type(String column) {
        Integer type = types.get(column.toLowerCase(Locale.ROOT));
        if (type == null) {
            throw new IllegalArgumentException("Expected a column of table '%s', but got '%s'".formatted(name, column));
        }
        return type;
    }
}
