package io.plumbline.connectors.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/** The metadata of any database: what its driver answers, and what the queries of its {@link Style} say besides. */
final class GenericMetadata implements Metadata {

    private final DriverAnswers answers;
    private final Style style;
    private final Queries queries;

    GenericMetadata(Connection connection, Style style, UnaryOperator<String> quoted) {
        this.answers = new DriverAnswers(connection, style, quoted);
        this.style = style;
        this.queries = new Queries(connection);
    }

    @Override
    public String version() throws SQLException {
        return answers.version();
    }

    @Override
    public List<String> databases() throws SQLException {
        List<String> names = style.databases != null ? queries.strings(style.databases) : answers.catalogs();
        return names.stream()
                .filter(n -> !style.systemDatabases.matcher(n).matches())
                .sorted()
                .toList();
    }

    @Override
    public List<String> schemas() throws SQLException {
        return answers.schemas().stream()
                .filter(n -> !style.systemSchemas.matcher(n).matches())
                .sorted()
                .toList();
    }

    @Override
    public boolean schemaExists(String schema) throws SQLException {
        return answers.schemas().contains(schema);
    }

    @Override
    public List<Relation> names(Scope scope) throws SQLException {
        return answers.relations(scope);
    }

    @Override
    public List<Relation> relations(Scope scope) throws SQLException {
        return answers.relations(scope);
    }

    @Override
    public Map<TableName, List<Column>> columns(Scope scope) throws SQLException {
        return answers.columns(scope);
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
    public Map<TableName, List<Key>> keys(Scope scope) throws SQLException {
        Map<TableName, Map<String, Key>> keys = new HashMap<>();
        if (style.keys != null) {
            queries.list(style.keys, row -> add(keys, new TableName(trimmed(row, 1), trimmed(row, 2)), key(row)));
        } else if (style.keysFromDriver) {
            answers.primaryKeys(scope)
                    .forEach((table, columns) -> add(keys, table, Key.of(Key.Kind.PRIMARY, "primary key", columns)));
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

    private static String trimmed(ResultSet row, int index) throws SQLException {
        return String.valueOf(row.getString(index)).stripTrailing();
    }

    /** A negative number is such servers' word for none. */
    private static @Nullable Long counted(ResultSet row, int index) throws SQLException {
        Long value = Queries.longOrNull(row, index);
        return value == null || value < 0 ? null : value;
    }
}
