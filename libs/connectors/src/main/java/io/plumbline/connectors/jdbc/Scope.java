package io.plumbline.connectors.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * Which tables metadata is asked for.
 *
 * @param schema null for every schema but the system's
 * @param table null for every table
 */
record Scope(@Nullable String schema, @Nullable String table) {

    static Scope of(TableName table) {
        return new Scope(table.schema(), table.name());
    }
}
