package io.plumbline.exports;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.exports.rule.Check;
import io.plumbline.exports.rule.Column;
import io.plumbline.exports.rule.Columns;
import io.plumbline.exports.rule.SqlDialect;

import static java.util.Objects.requireNonNull;

/**
 * What is exported: a container with its columns and checks. Holds no value of the data but what checks name, and no secret.
 *
 * @param id the platform's id of the container
 * @param datastore name of the datastore
 * @param connector the connector's type, for example {@code postgresql}
 * @param address host, port, database, schema and what else names the place, by property; never a secret
 * @param name qualified: the natural key inside its datastore, for example {@code sales.orders}
 * @param tableName the parts of its name in SQL, for example schema and table; its name alone for files
 * @param kind for example {@code TABLE}
 * @param comment the source's; absent if there is none
 * @param checks those that are exported, in their order
 * @param measured the visible profile; absent if it was never profiled
 * @param tables the names in SQL of the tables of the same database that checks refer to, by the ids of their containers
 */
public record ExportedContainer(
        String id,
        String datastore,
        String connector,
        Map<String, String> address,
        String name,
        List<String> tableName,
        String kind,
        @Nullable String comment,
        Columns columns,
        List<Check> checks,
        @Nullable Measured measured,
        Map<String, List<String>> tables) {

    public ExportedContainer {
        requireNonNull(id, "id");
        requireNonNull(datastore, "datastore");
        requireNonNull(connector, "connector");
        address = Map.copyOf(address);
        requireNonNull(name, "name");
        tableName = List.copyOf(tableName);
        requireNonNull(kind, "kind");
        requireNonNull(columns, "columns");
        checks = List.copyOf(checks);
        tables = Map.copyOf(tables);
    }

    /** One whose checks refer to no other by its id. */
    public ExportedContainer(
            String id,
            String datastore,
            String connector,
            Map<String, String> address,
            String name,
            List<String> tableName,
            String kind,
            @Nullable String comment,
            Columns columns,
            List<Check> checks,
            @Nullable Measured measured) {
        this(id, datastore, connector, address, name, tableName, kind, comment, columns, checks, measured, Map.of());
    }

    /**
     * One profile run.
     *
     * @param at when, ISO-8601 in UTC
     * @param partial whether less than the whole container was read
     */
    public record Measured(String operationId, String at, long rows, boolean partial) {}

    /** How its source spells SQL. */
    public SqlDialect dialect() {
        return SqlDialect.of(connector);
    }

    /** The top-level column at that path; empty for leaves of nested fields, elements of arrays and what is gone. */
    public Optional<Column> column(String path) {
        return columns.find(path);
    }
}
