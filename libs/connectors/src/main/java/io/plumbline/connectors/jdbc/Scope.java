package io.plumbline.connectors.jdbc;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.ContainerKind;

/**
 * Which tables metadata is asked for. What costs nothing to leave out is not asked for; the rest is left out of the answer.
 *
 * @param schema null for every schema but the system's
 * @param table null for every table
 * @param tables whether tables are wanted
 * @param views whether views are wanted, materialized ones among them
 */
record Scope(@Nullable String schema, @Nullable String table, boolean tables, boolean views) {

    static Scope of(TableName table) {
        return new Scope(table.schema(), table.name(), true, true);
    }

    boolean wants(ContainerKind kind) {
        return kind == ContainerKind.VIEW || kind == ContainerKind.MATERIALIZED_VIEW ? views : tables;
    }
}
