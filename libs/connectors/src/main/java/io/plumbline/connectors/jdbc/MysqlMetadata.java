package io.plumbline.connectors.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.Nullability;

/** The information schema of MySQL and MariaDB, where a schema is a database: the connection's own unless one is named. */
final class MysqlMetadata implements Metadata {

    private static final String TABLES = """
            SELECT table_schema, table_name, table_type, table_comment, table_rows, data_length + index_length
            FROM information_schema.tables WHERE table_schema = ? AND table_type <> 'SEQUENCE'
            """;

    private static final String NAMES = """
            SELECT table_schema, table_name, table_type FROM information_schema.tables
            WHERE table_schema = ? AND table_type <> 'SEQUENCE'
            """;

    private static final String PARTITIONS = """
            SELECT DISTINCT table_schema, table_name, partition_expression, subpartition_expression
            FROM information_schema.partitions WHERE table_schema = ? AND partition_name IS NOT NULL
            """;

    private static final String COLUMNS = """
            SELECT table_schema, table_name, column_name, ordinal_position, column_default, is_nullable, data_type,
              column_type, numeric_precision, numeric_scale, column_comment, extra, privileges
            FROM information_schema.columns WHERE table_schema = ?
            """;

    private static final String INDEXES = """
            SELECT table_schema, table_name, index_name, non_unique, column_name, index_type
            FROM information_schema.statistics WHERE table_schema = ?
            """;

    private static final String FOREIGN_KEYS = """
            SELECT table_schema, table_name, constraint_name, column_name, referenced_table_schema, referenced_table_name,
              referenced_column_name
            FROM information_schema.key_column_usage WHERE table_schema = ? AND referenced_table_name IS NOT NULL
            """;

    private final Connection connection;
    private final Queries queries;

    MysqlMetadata(Connection connection) {
        this.connection = connection;
        this.queries = new Queries(connection);
    }

    @Override
    public String version() throws SQLException {
        return queries.strings("SELECT VERSION()").get(0);
    }

    @Override
    public List<String> databases() throws SQLException {
        return queries.strings("SELECT schema_name FROM information_schema.schemata WHERE schema_name NOT IN"
                + " ('information_schema', 'performance_schema', 'mysql', 'sys') ORDER BY schema_name");
    }

    /** A schema is a database here. */
    @Override
    public List<String> schemas() throws SQLException {
        return databases();
    }

    @Override
    public boolean schemaExists(String schema) throws SQLException {
        return queries.strings("SELECT schema_name FROM information_schema.schemata WHERE schema_name = ?", schema)
                .contains(schema);
    }

    @Override
    public List<Relation> names(Scope scope) throws SQLException {
        return chosen(
                NAMES,
                scope,
                "",
                (row, table) -> new Relation(table, kind(row.getString(3)), null, null, null, true, List.of(), null));
    }

    @Override
    public List<Relation> relations(Scope scope) throws SQLException {
        Map<TableName, List<String>> partitioned = new HashMap<>();
        chosen(PARTITIONS, scope, "", (row, table) -> {
            List<String> by = partitioned.computeIfAbsent(table, t -> new ArrayList<>());
            by.addAll(columnsOf(row.getString(3)));
            return by.addAll(columnsOf(row.getString(4)));
        });
        List<Relation> relations = chosen(TABLES, scope, "", (row, table) -> {
            ContainerKind kind = kind(row.getString(3));
            String comment = row.getString(4);
            return new Relation(
                    table,
                    kind,
                    // A view's is the server's own word.
                    kind == ContainerKind.VIEW || comment == null || comment.isEmpty() ? null : comment,
                    Queries.longOrNull(row, 5),
                    Queries.longOrNull(row, 6),
                    true,
                    partitioned.getOrDefault(table, List.of()),
                    null);
        });
        // Not by the server, to whose order names are alike that differ by case.
        relations.sort(Comparator.comparing(r -> r.table().name()));
        return relations;
    }

    @Override
    public Map<TableName, List<Column>> columns(Scope scope) throws SQLException {
        boolean mariadb = MysqlDialect.isMariadb(connection);
        Map<TableName, List<Column>> columns = new HashMap<>();
        chosen(COLUMNS, scope, "ORDER BY table_name, ordinal_position", (row, table) -> {
            List<Column> siblings = columns.computeIfAbsent(table, t -> new ArrayList<>());
            return siblings.add(column(row, siblings.size() + 1, mariadb));
        });
        return columns;
    }

    @Override
    public Map<TableName, List<Key>> keys(Scope scope) throws SQLException {
        Map<TableName, List<Key>> keys = new HashMap<>();
        for (Map.Entry<TableName, List<Index>> indexes : gathered(scope).entrySet()) {
            for (Index index : indexes.getValue()) {
                if (index.unique()) {
                    Key.Kind kind = index.primary() ? Key.Kind.PRIMARY : Key.Kind.UNIQUE;
                    keys.computeIfAbsent(indexes.getKey(), t -> new ArrayList<>())
                            .add(Key.of(kind, index.name(), index.columns()));
                }
            }
        }
        Map<TableName, Map<String, Key>> foreign = new HashMap<>();
        chosen(FOREIGN_KEYS, scope, "ORDER BY table_name, constraint_name, ordinal_position", (row, table) -> {
            TableName target = new TableName(row.getString(5), row.getString(6));
            Key part = new Key(
                    Key.Kind.FOREIGN, row.getString(3), List.of(row.getString(4)), target, List.of(row.getString(7)));
            return foreign.computeIfAbsent(table, t -> new LinkedHashMap<>()).merge(part.name(), part, Key::and);
        });
        foreign.forEach((table, byName) ->
                keys.computeIfAbsent(table, t -> new ArrayList<>()).addAll(byName.values()));
        return keys;
    }

    @Override
    public Map<TableName, List<Index>> indexes(Scope scope) throws SQLException {
        return gathered(scope);
    }

    private Map<TableName, List<Index>> gathered(Scope scope) throws SQLException {
        Map<TableName, Map<String, Index>> byName = new HashMap<>();
        chosen(INDEXES, scope, "ORDER BY table_name, index_name, seq_in_index", (row, table) -> {
            String column = row.getString(5);
            if (column == null || !row.getString(6).equals("BTREE")) {
                return null; // An expression, or an index that knows no ranges.
            }
            String name = row.getString(3);
            Index part = new Index(name, List.of(column), name.equals("PRIMARY"), row.getInt(4) == 0);
            return byName.computeIfAbsent(table, t -> new LinkedHashMap<>()).merge(name, part, Index::and);
        });
        Map<TableName, List<Index>> indexes = new HashMap<>();
        byName.forEach((table, found) -> indexes.put(table, new ArrayList<>(found.values())));
        return indexes;
    }

    private interface Reader<T> {
        @Nullable
        T read(ResultSet row, TableName table) throws SQLException;
    }

    /** The server compares names loosely; what it found too much is left out here. */
    private <T> List<T> chosen(String sql, Scope scope, String order, Reader<T> reader) throws SQLException {
        String schema = scope.schema() == null ? database() : scope.schema();
        String table = scope.table();
        Queries.Reader<T> exact = row -> {
            TableName name = new TableName(row.getString(1), row.getString(2));
            return name.schema().equals(schema) && (table == null || name.name().equals(table))
                    ? reader.read(row, name)
                    : null;
        };
        return table == null
                ? queries.list(sql + order, exact, schema)
                : queries.list(sql + "AND table_name = ? " + order, exact, schema, table);
    }

    /** As the server spells it, where names of databases are not told apart by case. */
    private String database() throws SQLException {
        String asked = String.valueOf(connection.getCatalog());
        List<String> known =
                queries.strings("SELECT schema_name FROM information_schema.schemata WHERE schema_name = ?", asked);
        return known.contains(asked) || known.isEmpty() ? asked : known.get(0);
    }

    private static Column column(ResultSet row, int ordinal, boolean mariadb) throws SQLException {
        String name = row.getString(3);
        Reading reading = MysqlTypes.reading(name, row.getString(7), row.getString(8), row.getInt(9), row.getInt(10));
        String extra = String.valueOf(row.getString(12)).toLowerCase(Locale.ROOT);
        String comment = row.getString(11);
        String value = row.getString(5);
        FieldDescription field = new FieldDescription(
                name,
                ordinal,
                row.getString(8),
                reading.sparkType(),
                row.getString(6).equals("NO") ? Nullability.NOT_NULL : Nullability.NULLABLE,
                null,
                comment == null || comment.isEmpty() ? null : comment,
                // MariaDB writes expressions, and so the word for a default that is none.
                mariadb && "NULL".equals(value) ? null : value,
                reading.note());
        Column column = Column.of(field, reading, extra.contains("auto_increment"));
        String privileges = String.valueOf(row.getString(13)).toLowerCase(Locale.ROOT);
        return Arrays.asList(privileges.split(",", -1)).contains("select") ? column : column.unreadable();
    }

    /** {@code `a`,`b`} as names, anything else as the one expression that it is. */
    private static List<String> columnsOf(@Nullable String expression) {
        if (expression == null || expression.isBlank()) {
            return List.of();
        }
        return expression.matches("`[^`]+`(,\\s*`[^`]+`)*")
                ? List.of(expression.substring(1, expression.length() - 1).split("`,\\s*`", -1))
                : List.of(expression);
    }

    private static ContainerKind kind(String type) {
        return type.endsWith("VIEW") ? ContainerKind.VIEW : ContainerKind.TABLE;
    }
}
