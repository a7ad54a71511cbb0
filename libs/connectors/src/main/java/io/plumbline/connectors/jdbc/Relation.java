package io.plumbline.connectors.jdbc;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.ContainerRef;

/**
 * One table or view as pg_class has it.
 *
 * @param rows the planner's estimate; null if the table was never analysed, or is a view
 * @param bytes with indexes and toast; null for views
 */
record Relation(
        long oid,
        String schema,
        String name,
        ContainerKind kind,
        @Nullable String comment,
        @Nullable Long rows,
        @Nullable Long bytes,
        boolean readable) {

    /** The natural key: {@code schema.table}, a part in quotes if it has a dot or a quote of its own. */
    String qualified() {
        return part(schema) + "." + part(name);
    }

    String sql() {
        return Column.quoted(schema) + "." + Column.quoted(name);
    }

    ContainerRef ref() {
        return new ContainerRef(qualified(), Map.of("schema", schema, "table", name));
    }

    List<String> path() {
        return List.of(schema, name);
    }

    private static String part(String name) {
        return name.indexOf('.') >= 0 || name.indexOf('"') >= 0 ? Column.quoted(name) : name;
    }
}
