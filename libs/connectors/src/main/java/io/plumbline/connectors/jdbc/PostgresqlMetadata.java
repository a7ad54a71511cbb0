package io.plumbline.connectors.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.Nullability;

/** PostgreSQL's system catalogue; TimescaleDB's hypertables are tables of it, and their chunks are left out. */
final class PostgresqlMetadata implements Metadata {

    /** Schemas of users: neither the system's nor those where TimescaleDB keeps its chunks and its own tables. */
    private static final String OWN_SCHEMA = """
            n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.nspname !~ '^_timescaledb_'
              AND n.nspname NOT IN ('timescaledb_information', 'timescaledb_experimental', 'toolkit_experimental')
            """;

    /** Which relations: partitions are part of their parent, the system's own and temporary ones are left out. */
    private static final String CHOSEN = """
            c.relkind IN ('r', 'v', 'm', 'p', 'f') AND NOT c.relispartition
              AND CASE WHEN c.relkind IN ('v', 'm') THEN CAST(? AS boolean) ELSE CAST(? AS boolean) END
              AND (CAST(? AS text) IS NULL OR n.nspname = ?) AND (CAST(? AS text) IS NULL OR c.relname = ?) AND
            """ + OWN_SCHEMA;

    private static final String NAMES = """
            SELECT n.nspname, c.relname, c.relkind::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE
            """ + CHOSEN;

    /** A plain table that others inherit from has their rows as well: so does a hypertable have its chunks'. */
    private static final String RELATIONS = """
            SELECT n.nspname, c.relname, c.relkind::text, obj_description(c.oid, 'pg_class'),
              CASE WHEN c.relkind IN ('v', 'f') THEN NULL
                   WHEN c.relkind = 'p' THEN (
                     SELECT CASE WHEN bool_or(l.reltuples < 0) THEN NULL ELSE sum(l.reltuples)::bigint END
                     FROM pg_partition_tree(c.oid) t JOIN pg_class l ON l.oid = t.relid WHERE t.isleaf)
                   WHEN c.relhassubclass AND EXISTS (SELECT 1 FROM pg_inherits WHERE inhparent = c.oid) THEN (
                     SELECT (sum(GREATEST(l.reltuples, 0)) + GREATEST(c.reltuples, 0))::bigint
                     FROM pg_inherits h JOIN pg_class l ON l.oid = h.inhrelid WHERE h.inhparent = c.oid)
                   WHEN c.reltuples < 0 THEN NULL
                   ELSE c.reltuples::bigint END,
              CASE WHEN c.relkind IN ('v', 'f') THEN NULL
                   WHEN c.relkind = 'p' THEN (
                     SELECT sum(pg_total_relation_size(t.relid))::bigint FROM pg_partition_tree(c.oid) t)
                   WHEN c.relhassubclass THEN (
                     SELECT (COALESCE(sum(pg_total_relation_size(h.inhrelid)), 0) + pg_total_relation_size(c.oid))::bigint
                     FROM pg_inherits h WHERE h.inhparent = c.oid)
                   ELSE pg_total_relation_size(c.oid) END,
              has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT'),
              CASE WHEN p.partexprs IS NOT NULL THEN ARRAY[pg_get_partkeydef(c.oid)]
                   WHEN p.partrelid IS NOT NULL THEN ARRAY(
                     SELECT a.attname::text FROM unnest(p.partattrs::smallint[]) WITH ORDINALITY AS k(attnum, place)
                       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum ORDER BY k.place) END,
              GREATEST(pg_stat_get_last_analyze_time(c.oid), pg_stat_get_last_autoanalyze_time(c.oid))
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              LEFT JOIN pg_partitioned_table p ON p.partrelid = c.oid
            WHERE
            """ + CHOSEN + " ORDER BY n.nspname, c.relname";

    private static final String COLUMNS = """
            WITH RECURSIVE base(oid, typtype, typbasetype, typtypmod, root, needed) AS (
              SELECT oid, typtype, typbasetype, typtypmod, oid, typnotnull FROM pg_type
              UNION ALL
              SELECT t.oid, t.typtype, t.typbasetype, CASE WHEN b.typtypmod < 0 THEN t.typtypmod ELSE b.typtypmod END,
                b.root, b.needed OR t.typnotnull
              FROM base b JOIN pg_type t ON b.typtype = 'd' AND t.oid = b.typbasetype)
            SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull OR b.needed,
              CASE WHEN a.attgenerated = '' THEN pg_get_expr(d.adbin, d.adrelid) END, col_description(a.attrelid, a.attnum),
              t.typname, t.typcategory::text, CASE WHEN b.root <> b.oid THEN b.typtypmod ELSE a.atttypmod END,
              b.root <> b.oid, format_type(b.oid, CASE WHEN b.root <> b.oid THEN b.typtypmod ELSE a.atttypmod END),
              a.attidentity <> '' OR COALESCE(pg_get_expr(d.adbin, d.adrelid), '') LIKE 'nextval(%'
            FROM pg_attribute a
              JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN base b ON b.root = a.atttypid AND b.typtype <> 'd' JOIN pg_type t ON t.oid = b.oid
              LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE a.attnum > 0 AND NOT a.attisdropped AND
            """ + CHOSEN + " ORDER BY a.attrelid, a.attnum";

    private static final String INDEXES = """
            SELECT n.nspname, c.relname, x.relname, i.indisprimary, i.indisunique, m.amname = 'btree', ARRAY(
                SELECT a.attname::text FROM unnest(i.indkey::smallint[]) WITH ORDINALITY AS k(attnum, place)
                  JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
                WHERE k.place <= i.indnkeyatts ORDER BY k.place)
            FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam
            WHERE i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL AND
            """ + CHOSEN + " ORDER BY i.indrelid, x.relname";

    private static final String FOREIGN_KEYS = """
            SELECT n.nspname, c.relname, k.conname, ARRAY(
                SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS u(attnum, place)
                  JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place),
              fn.nspname, fc.relname, ARRAY(
                SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY AS u(attnum, place)
                  JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.attnum ORDER BY u.place)
            FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_class fc ON fc.oid = k.confrelid JOIN pg_namespace fn ON fn.oid = fc.relnamespace
            WHERE k.contype = 'f' AND k.conparentid = 0 AND
            """ + CHOSEN + " ORDER BY k.conrelid, k.conname";

    private final Queries queries;

    PostgresqlMetadata(Connection connection) {
        this.queries = new Queries(connection);
    }

    @Override
    public String version() throws SQLException {
        return queries.strings("SHOW server_version").get(0);
    }

    @Override
    public List<String> databases() throws SQLException {
        return queries.strings("SELECT datname FROM pg_database WHERE datallowconn AND NOT datistemplate"
                + " AND has_database_privilege(oid, 'CONNECT') ORDER BY datname");
    }

    @Override
    public List<String> schemas() throws SQLException {
        return queries.strings("SELECT n.nspname FROM pg_namespace n WHERE has_schema_privilege(n.oid, 'USAGE') AND "
                + OWN_SCHEMA + " ORDER BY n.nspname");
    }

    @Override
    public boolean schemaExists(String schema) throws SQLException {
        return queries.any("SELECT 1 FROM pg_namespace WHERE nspname = ?", schema);
    }

    @Override
    public List<Relation> names(Scope scope) throws SQLException {
        return queries.list(
                NAMES,
                row -> new Relation(name(row), kind(row.getString(3)), null, null, null, true, List.of(), null),
                chosen(scope));
    }

    @Override
    public List<Relation> relations(Scope scope) throws SQLException {
        return queries.list(
                RELATIONS,
                row -> new Relation(
                        name(row),
                        kind(row.getString(3)),
                        row.getString(4),
                        Queries.longOrNull(row, 5),
                        Queries.longOrNull(row, 6),
                        row.getBoolean(7),
                        Queries.texts(row, 8),
                        instant(row.getTimestamp(9))),
                chosen(scope));
    }

    @Override
    public Map<TableName, List<Column>> columns(Scope scope) throws SQLException {
        Map<TableName, List<Column>> columns = new HashMap<>();
        queries.list(
                COLUMNS,
                row -> {
                    List<Column> siblings = columns.computeIfAbsent(name(row), t -> new ArrayList<>());
                    return siblings.add(column(row, siblings.size() + 1));
                },
                chosen(scope));
        return columns;
    }

    @Override
    public Map<TableName, List<Key>> keys(Scope scope) throws SQLException {
        Map<TableName, List<Key>> keys = new HashMap<>();
        queries.list(
                INDEXES,
                row -> {
                    if (!row.getBoolean(5)) {
                        return false;
                    }
                    Key.Kind kind = row.getBoolean(4) ? Key.Kind.PRIMARY : Key.Kind.UNIQUE;
                    return keys.computeIfAbsent(name(row), t -> new ArrayList<>())
                            .add(Key.of(kind, row.getString(3), Queries.texts(row, 7)));
                },
                chosen(scope));
        queries.list(
                FOREIGN_KEYS,
                row -> keys.computeIfAbsent(name(row), t -> new ArrayList<>())
                        .add(new Key(
                                Key.Kind.FOREIGN,
                                row.getString(3),
                                Queries.texts(row, 4),
                                new TableName(row.getString(5), row.getString(6)),
                                Queries.texts(row, 7))),
                chosen(scope));
        return keys;
    }

    @Override
    public Map<TableName, List<Index>> indexes(Scope scope) throws SQLException {
        Map<TableName, List<Index>> indexes = new HashMap<>();
        queries.list(
                INDEXES,
                row -> row.getBoolean(6)
                        && indexes.computeIfAbsent(name(row), t -> new ArrayList<>())
                                .add(new Index(
                                        row.getString(3), Queries.texts(row, 7), row.getBoolean(4), row.getBoolean(5))),
                chosen(scope));
        return indexes;
    }

    private static Column column(ResultSet row, int ordinal) throws SQLException {
        String name = row.getString(3);
        Reading reading = PostgresqlTypes.reading(
                name, row.getString(8), row.getString(9), row.getString(12), row.getInt(10), row.getBoolean(11));
        FieldDescription field = new FieldDescription(
                name,
                ordinal,
                row.getString(4),
                reading.sparkType(),
                row.getBoolean(5) ? Nullability.NOT_NULL : Nullability.NULLABLE,
                null,
                row.getString(7),
                row.getString(6),
                reading.note());
        return Column.of(field, reading, row.getBoolean(13));
    }

    private static TableName name(ResultSet row) throws SQLException {
        return new TableName(row.getString(1), row.getString(2));
    }

    private static @Nullable String[] chosen(Scope scope) {
        return new @Nullable String[] {
            String.valueOf(scope.views()),
            String.valueOf(scope.tables()),
            scope.schema(),
            scope.schema(),
            scope.table(),
            scope.table()
        };
    }

    private static ContainerKind kind(String relkind) {
        return switch (relkind) {
            case "v" -> ContainerKind.VIEW;
            case "m" -> ContainerKind.MATERIALIZED_VIEW;
            default -> ContainerKind.TABLE;
        };
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
