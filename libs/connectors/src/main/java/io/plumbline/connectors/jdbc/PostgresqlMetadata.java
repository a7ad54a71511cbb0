package io.plumbline.connectors.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.Nullability;

/** What the system catalogue says, asked in bulk: the number of queries doesn't depend on the number of tables. */
final class PostgresqlMetadata {

    /** Which relations: partitions are part of their parent, the system's own and temporary ones are left out. */
    private static final String CHOSEN = """
            c.relkind IN ('r', 'v', 'm', 'p', 'f') AND NOT c.relispartition
              AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              AND (CAST(? AS text) IS NULL OR n.nspname = ?) AND (CAST(? AS text) IS NULL OR c.relname = ?)
            """;

    private static final String RELATIONS = """
            SELECT c.oid::bigint, n.nspname, c.relname, c.relkind::text, obj_description(c.oid, 'pg_class'),
              CASE WHEN c.relkind IN ('v', 'f') THEN NULL
                   WHEN c.relkind = 'p' THEN (
                     SELECT CASE WHEN bool_or(l.reltuples < 0) THEN NULL ELSE sum(l.reltuples)::bigint END
                     FROM pg_partition_tree(c.oid) t JOIN pg_class l ON l.oid = t.relid WHERE t.isleaf)
                   WHEN c.reltuples < 0 THEN NULL
                   ELSE c.reltuples::bigint END,
              CASE WHEN c.relkind IN ('v', 'f') THEN NULL
                   WHEN c.relkind = 'p' THEN (
                     SELECT sum(pg_total_relation_size(t.relid))::bigint FROM pg_partition_tree(c.oid) t)
                   ELSE pg_total_relation_size(c.oid) END,
              has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE
            """ + CHOSEN + " ORDER BY n.nspname, c.relname";

    private static final String COLUMNS = """
            WITH RECURSIVE base(oid, typtype, typbasetype, typtypmod, root, needed) AS (
              SELECT oid, typtype, typbasetype, typtypmod, oid, typnotnull FROM pg_type
              UNION ALL
              SELECT t.oid, t.typtype, t.typbasetype, CASE WHEN b.typtypmod < 0 THEN t.typtypmod ELSE b.typtypmod END,
                b.root, b.needed OR t.typnotnull
              FROM base b JOIN pg_type t ON b.typtype = 'd' AND t.oid = b.typbasetype)
            SELECT a.attrelid::bigint, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull OR b.needed,
              CASE WHEN a.attgenerated = '' THEN pg_get_expr(d.adbin, d.adrelid) END, col_description(a.attrelid, a.attnum),
              t.typname, t.typcategory::text, CASE WHEN b.root <> b.oid THEN b.typtypmod ELSE a.atttypmod END,
              b.root <> b.oid, format_type(b.oid, CASE WHEN b.root <> b.oid THEN b.typtypmod ELSE a.atttypmod END)
            FROM pg_attribute a
              JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN base b ON b.root = a.atttypid AND b.typtype <> 'd' JOIN pg_type t ON t.oid = b.oid
              LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE a.attnum > 0 AND NOT a.attisdropped AND
            """ + CHOSEN + " ORDER BY a.attrelid, a.attnum";

    private static final String KEYS = """
            SELECT i.indrelid::bigint, a.attname, k.place
            FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
              CROSS JOIN LATERAL unnest(i.indkey::smallint[]) WITH ORDINALITY AS k(attnum, place)
              JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
            WHERE i.indisprimary AND
            """ + CHOSEN;

    private static final String LEADING_INDEX_COLUMNS = """
            SELECT a.attname FROM pg_index i
              JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
              JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam
            WHERE i.indrelid = ?::oid AND i.indisvalid AND i.indpred IS NULL AND a.attnotnull AND m.amname = 'btree'
            ORDER BY i.indisprimary DESC, i.indisunique DESC, i.indnkeyatts, a.attnum
            """;

    private static final int ROWS_PER_FETCH = 5_000;

    private final Connection connection;

    PostgresqlMetadata(Connection connection) {
        this.connection = connection;
    }

    String version() throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("SHOW server_version");
                ResultSet row = ask.executeQuery()) {
            return row.next() ? row.getString(1) : "unknown";
        }
    }

    boolean schemaExists(String schema) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("SELECT 1 FROM pg_namespace WHERE nspname = ?")) {
            ask.setString(1, schema);
            try (ResultSet row = ask.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Every table and view, by schema and name; null for a schema or table means all. */
    List<Relation> relations(@Nullable String schema, @Nullable String table) throws SQLException {
        List<Relation> relations = new ArrayList<>();
        try (PreparedStatement ask = chosen(RELATIONS, schema, table);
                ResultSet row = ask.executeQuery()) {
            while (row.next()) {
                relations.add(new Relation(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        kind(row.getString(4)),
                        row.getString(5),
                        nullableLong(row, 6),
                        nullableLong(row, 7),
                        row.getBoolean(8)));
            }
        }
        return relations;
    }

    Optional<Relation> relation(String schema, String table) throws SQLException {
        return relations(schema, table).stream().findFirst();
    }

    /** The columns of every relation, by its oid, in their order. */
    Map<Long, List<Column>> columns(@Nullable String schema, @Nullable String table) throws SQLException {
        Map<Long, Map<String, Integer>> keys = keys(schema, table);
        Map<Long, List<Column>> columns = new HashMap<>();
        try (PreparedStatement ask = chosen(COLUMNS, schema, table);
                ResultSet row = ask.executeQuery()) {
            while (row.next()) {
                List<Column> siblings = columns.computeIfAbsent(row.getLong(1), oid -> new ArrayList<>());
                Map<String, Integer> key = keys.getOrDefault(row.getLong(1), Map.of());
                siblings.add(column(row, siblings.size() + 1, key));
            }
        }
        return columns;
    }

    /** Columns without nulls that lead an index, the best to split by first. */
    List<String> indexed(long oid) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement ask = connection.prepareStatement(LEADING_INDEX_COLUMNS)) {
            ask.setLong(1, oid);
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
        }
        return names;
    }

    private Map<Long, Map<String, Integer>> keys(@Nullable String schema, @Nullable String table) throws SQLException {
        Map<Long, Map<String, Integer>> keys = new HashMap<>();
        try (PreparedStatement ask = chosen(KEYS, schema, table);
                ResultSet row = ask.executeQuery()) {
            while (row.next()) {
                keys.computeIfAbsent(row.getLong(1), oid -> new HashMap<>()).put(row.getString(2), row.getInt(3));
            }
        }
        return keys;
    }

    private static Column column(ResultSet row, int ordinal, Map<String, Integer> key) throws SQLException {
        String name = row.getString(2);
        boolean domain = row.getBoolean(10);
        PostgresqlTypes.Reading reading = PostgresqlTypes.reading(
                name, row.getString(7), row.getString(8), row.getString(11), row.getInt(9), domain);
        FieldDescription field = new FieldDescription(
                name,
                ordinal,
                row.getString(3),
                reading.sparkType(),
                row.getBoolean(4) ? Nullability.NOT_NULL : Nullability.NULLABLE,
                key.get(name),
                row.getString(6),
                row.getString(5),
                reading.note());
        return new Column(field, reading.expression(), row.getString(7), reading.mayHoldNaN());
    }

    private PreparedStatement chosen(String sql, @Nullable String schema, @Nullable String table) throws SQLException {
        PreparedStatement ask = connection.prepareStatement(sql);
        ask.setFetchSize(ROWS_PER_FETCH);
        ask.setString(1, schema);
        ask.setString(2, schema);
        ask.setString(3, table);
        ask.setString(4, table);
        return ask;
    }

    private static ContainerKind kind(String relkind) {
        return switch (relkind) {
            case "v" -> ContainerKind.VIEW;
            case "m" -> ContainerKind.MATERIALIZED_VIEW;
            default -> ContainerKind.TABLE;
        };
    }

    private static @Nullable Long nullableLong(ResultSet row, int index) throws SQLException {
        long value = row.getLong(index);
        return row.wasNull() ? null : value;
    }
}
