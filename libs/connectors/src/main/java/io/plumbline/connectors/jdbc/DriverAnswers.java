package io.plumbline.connectors.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.Nullability;

/** What a driver itself tells of its database: all tables in one answer, all columns in another, never one a table. */
final class DriverAnswers {

    private static final int AUTOINCREMENT = 23;

    private final Connection connection;
    private final Style style;
    private final UnaryOperator<String> quoted;

    DriverAnswers(Connection connection, Style style, UnaryOperator<String> quoted) {
        this.connection = connection;
        this.style = style;
        this.quoted = quoted;
    }

    String version() throws SQLException {
        return metadata().getDatabaseProductVersion().lines().findFirst().orElse("unknown");
    }

    List<String> catalogs() throws SQLException {
        return listed(metadata().getCatalogs(), row -> row.getString(1));
    }

    /** Every schema of the connection's catalog, the system's among them. */
    List<String> schemas() throws SQLException {
        String catalog = catalog();
        return listed(metadata().getSchemas(), row -> {
            String of = row.getMetaData().getColumnCount() > 1 ? row.getString(2) : null;
            return catalog == null || of == null || of.equalsIgnoreCase(catalog) ? row.getString(1) : null;
        });
    }

    /** Name, kind and comment of the tables and views, by schema and name. */
    List<Relation> relations(Scope scope) throws SQLException {
        ResultSet tables = metadata().getTables(catalog(), pattern(scope.schema()), wide(scope.table()), null);
        List<Relation> relations = listed(tables, row -> {
            TableName table = name(row);
            Optional<ContainerKind> kind = kind(String.valueOf(row.getString(4)));
            if (kind.isEmpty() || !chosen(table, scope)) {
                return null;
            }
            String comment = row.getString(5);
            return new Relation(
                    table,
                    kind.get(),
                    comment == null || comment.isBlank() ? null : comment,
                    null,
                    null,
                    true,
                    List.of(),
                    null);
        });
        return relations.stream()
                .sorted(Comparator.comparing((Relation r) -> r.table().schema())
                        .thenComparing(r -> r.table().name()))
                .toList();
    }

    /** The columns of every table, in their order. */
    Map<TableName, List<Column>> columns(Scope scope) throws SQLException {
        Map<TableName, List<Column>> columns = new HashMap<>();
        ResultSet all = metadata().getColumns(catalog(), pattern(scope.schema()), wide(scope.table()), "%");
        int width = all.getMetaData().getColumnCount();
        listed(all, row -> {
            TableName table = name(row);
            return chosen(table, scope)
                    && columns.computeIfAbsent(table, t -> new ArrayList<>()).add(column(row, width));
        });
        columns.replaceAll((table, found) -> {
            found.sort(Comparator.comparingInt(c -> c.field().ordinal()));
            List<Column> numbered = new ArrayList<>();
            for (Column column : found) {
                numbered.add(column.at(numbered.size() + 1));
            }
            return numbered;
        });
        return columns;
    }

    /** The columns of every primary key, in its order. */
    Map<TableName, List<String>> primaryKeys(Scope scope) throws SQLException {
        Map<TableName, Map<Integer, String>> ordered = new HashMap<>();
        listed(
                metadata().getPrimaryKeys(catalog(), scope.schema(), null),
                row -> ordered.computeIfAbsent(name(row), t -> new TreeMap<>()).put(row.getInt(5), row.getString(4)));
        Map<TableName, List<String>> keys = new HashMap<>();
        ordered.forEach((table, columns) -> keys.put(table, List.copyOf(columns.values())));
        return keys;
    }

    /** Read from left to right, since some drivers give a value only once. */
    private Column column(ResultSet row, int width) throws SQLException {
        String name = row.getString(4);
        int code = row.getInt(5);
        String typeName = String.valueOf(row.getString(6));
        int size = row.getInt(7);
        int scale = row.getInt(9);
        Nullability nullability = switch (row.getInt(11)) {
            case DatabaseMetaData.columnNoNulls -> Nullability.NOT_NULL;
            case DatabaseMetaData.columnNullable -> Nullability.NULLABLE;
            default -> Nullability.UNKNOWN;
        };
        String comment = row.getString(12);
        String value = row.getString(13);
        int ordinal = row.getInt(17);
        boolean grows = width >= AUTOINCREMENT && "YES".equals(row.getString(AUTOINCREMENT));
        Reading reading = JdbcTypes.reading(style, quoted.apply(name), code, typeName, size, scale);
        FieldDescription field = new FieldDescription(
                name,
                ordinal,
                declared(code, typeName, size, scale),
                reading.sparkType(),
                nullability,
                null,
                comment == null || comment.isBlank() ? null : comment,
                value,
                reading.note());
        return Column.of(field, reading, grows);
    }

    private static String declared(int code, String typeName, int size, int scale) {
        if (typeName.indexOf('(') >= 0 || size < 1) {
            return typeName;
        }
        return switch (code) {
            case java.sql.Types.DECIMAL, java.sql.Types.NUMERIC -> typeName + "(" + size + "," + scale + ")";
            case java.sql.Types.CHAR, java.sql.Types.VARCHAR, java.sql.Types.NCHAR, java.sql.Types.NVARCHAR ->
                typeName + "(" + size + ")";
            default -> typeName;
        };
    }

    private DatabaseMetaData metadata() throws SQLException {
        return connection.getMetaData();
    }

    private @Nullable String catalog() throws SQLException {
        String catalog = connection.getCatalog();
        return catalog == null || catalog.isEmpty() ? null : catalog;
    }

    private boolean chosen(TableName table, Scope scope) {
        String schema = scope.schema();
        boolean rightSchema =
                schema == null ? !style.systemSchemas.matcher(table.schema()).matches() : schema.equals(table.schema());
        return rightSchema && (scope.table() == null || scope.table().equals(table.name()));
    }

    /** The name as a pattern that matches it; null stays null. */
    private @Nullable String pattern(@Nullable String name) throws SQLException {
        if (name == null) {
            return null;
        }
        String escape = metadata().getSearchStringEscape();
        return escape == null || escape.isEmpty()
                ? name
                : name.replace(escape, escape + escape)
                        .replace("_", escape + "_")
                        .replace("%", escape + "%");
    }

    private String wide(@Nullable String name) throws SQLException {
        String pattern = pattern(name);
        return pattern == null ? "%" : pattern;
    }

    /** A driver that knows no schemas calls them catalogs. */
    private static TableName name(ResultSet row) throws SQLException {
        String catalog = row.getString(1);
        String schema = row.getString(2);
        String name = row.getString(3);
        return new TableName(schema != null ? schema : catalog != null ? catalog : "", name);
    }

    private static Optional<ContainerKind> kind(String type) {
        String upper = type.toUpperCase(Locale.ROOT);
        if (upper.contains("SYSTEM") || upper.contains("TEMPORARY") || upper.contains("INDEX")) {
            return Optional.empty();
        } else if (upper.contains("MATERIALIZED")) {
            return Optional.of(ContainerKind.MATERIALIZED_VIEW);
        } else if (upper.contains("VIEW")) {
            return Optional.of(ContainerKind.VIEW);
        }
        return upper.contains("TABLE") || upper.equals("EXTERNAL")
                ? Optional.of(ContainerKind.TABLE)
                : Optional.empty();
    }

    private static <T> List<T> listed(ResultSet rows, Queries.Reader<T> reader) throws SQLException {
        List<T> read = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                T one = reader.read(rows);
                if (one != null) {
                    read.add(one);
                }
            }
        }
        return read;
    }
}
