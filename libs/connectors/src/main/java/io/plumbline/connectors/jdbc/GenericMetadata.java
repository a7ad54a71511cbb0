package io.plumbline.connectors.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.Nullability;

/** What a driver tells in bulk: all tables in one answer, all columns in another, never one a table. */
final class GenericMetadata implements Metadata {

    private static final int AUTOINCREMENT = 23;

    private final Connection connection;
    private final Style style;
    private final UnaryOperator<String> quoted;
    private final Queries queries;

    GenericMetadata(Connection connection, Style style, UnaryOperator<String> quoted) {
        this.connection = connection;
        this.style = style;
        this.quoted = quoted;
        this.queries = new Queries(connection);
    }

    @Override
    public String version() throws SQLException {
        return connection
                .getMetaData()
                .getDatabaseProductVersion()
                .lines()
                .findFirst()
                .orElse("unknown");
    }

    @Override
    public List<String> databases() throws SQLException {
        List<String> names = style.databases != null
                ? queries.strings(style.databases)
                : listed(connection.getMetaData().getCatalogs(), row -> row.getString(1));
        return names.stream()
                .filter(n -> !style.systemDatabases.matcher(n).matches())
                .sorted()
                .toList();
    }

    @Override
    public List<String> schemas() throws SQLException {
        return everySchema().stream()
                .filter(n -> !style.systemSchemas.matcher(n).matches())
                .sorted()
                .toList();
    }

    @Override
    public boolean schemaExists(String schema) throws SQLException {
        return everySchema().contains(schema);
    }

    @Override
    public List<Relation> names(Scope scope) throws SQLException {
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

    @Override
    public List<Relation> relations(Scope scope) throws SQLException {
        return names(scope);
    }

    @Override
    public Map<TableName, Statistics> statistics(Scope scope) throws SQLException {
        Map<TableName, Statistics> statistics = new HashMap<>();
        if (style.statistics != null) {
            queries.list(style.statistics, row -> {
                TableName table = new TableName(trimmed(row, 1), trimmed(row, 2));
                Timestamp analyzed = row.getTimestamp(5);
                return statistics.put(
                        table,
                        new Statistics(
                                counted(row, 3), counted(row, 4), analyzed == null ? null : analyzed.toInstant()));
            });
        }
        return statistics;
    }

    @Override
    public Map<TableName, List<Column>> columns(Scope scope) throws SQLException {
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

    @Override
    public Map<TableName, List<Key>> keys(Scope scope) throws SQLException {
        Map<TableName, Map<String, Key>> keys = new HashMap<>();
        if (style.keys != null) {
            queries.list(style.keys, row -> add(keys, new TableName(trimmed(row, 1), trimmed(row, 2)), key(row)));
        } else if (style.keysFromDriver) {
            ResultSet primary = metadata().getPrimaryKeys(catalog(), scope.schema(), null);
            Map<TableName, Map<Integer, String>> ordered = new HashMap<>();
            listed(
                    primary,
                    row -> ordered.computeIfAbsent(name(row), t -> new java.util.TreeMap<>())
                            .put(row.getInt(5), row.getString(4)));
            ordered.forEach((table, columns) ->
                    add(keys, table, Key.of(Key.Kind.PRIMARY, "primary key", List.copyOf(columns.values()))));
        }
        Map<TableName, List<Key>> listed = new HashMap<>();
        keys.forEach((table, byName) -> listed.put(table, new ArrayList<>(byName.values())));
        return listed;
    }

    @Override
    public Map<TableName, List<Index>> indexes(Scope scope) throws SQLException {
        Map<TableName, Map<String, Index>> indexes = new HashMap<>();
        if (style.indexes != null) {
            queries.list(style.indexes, row -> {
                Index part =
                        new Index(trimmed(row, 3), List.of(trimmed(row, 6)), row.getInt(4) == 1, row.getInt(5) == 1);
                TableName table = new TableName(trimmed(row, 1), trimmed(row, 2));
                return indexes.computeIfAbsent(table, t -> new LinkedHashMap<>())
                        .merge(part.name(), part, Index::and);
            });
        }
        Map<TableName, List<Index>> listed = new HashMap<>();
        indexes.forEach((table, byName) -> listed.put(table, new ArrayList<>(byName.values())));
        return listed;
    }

    private static Key key(ResultSet row) throws SQLException {
        Key.Kind kind = switch (trimmed(row, 4)) {
            case "P" -> Key.Kind.PRIMARY;
            case "U" -> Key.Kind.UNIQUE;
            default -> Key.Kind.FOREIGN;
        };
        TableName target = kind == Key.Kind.FOREIGN ? new TableName(trimmed(row, 6), trimmed(row, 7)) : null;
        return new Key(
                kind,
                trimmed(row, 3),
                List.of(trimmed(row, 5)),
                target,
                target == null ? List.of() : List.of(trimmed(row, 8)));
    }

    private static Key add(Map<TableName, Map<String, Key>> keys, TableName table, Key part) {
        return keys.computeIfAbsent(table, t -> new LinkedHashMap<>()).merge(part.name(), part, Key::and);
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
        Reading reading = JdbcTypes.reading(style.types, quoted.apply(name), code, typeName, size, scale);
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

    private List<String> everySchema() throws SQLException {
        String catalog = catalog();
        return listed(metadata().getSchemas(), row -> {
            String of = row.getMetaData().getColumnCount() > 1 ? row.getString(2) : null;
            return catalog == null || of == null || of.equalsIgnoreCase(catalog) ? row.getString(1) : null;
        });
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

    private static String trimmed(ResultSet row, int index) throws SQLException {
        return String.valueOf(row.getString(index)).stripTrailing();
    }

    /** A negative number is such servers' word for none. */
    private static @Nullable Long counted(ResultSet row, int index) throws SQLException {
        Long value = Queries.longOrNull(row, index);
        return value == null || value < 0 ? null : value;
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
