package io.plumbline.connectors.jdbc;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A key as the database declares it.
 *
 * @param columns in the key's order
 * @param target the table that a foreign key refers to; null for the others
 * @param referenced its columns; empty for the others
 */
record Key(
        Kind kind,
        String name,
        List<String> columns,
        @Nullable TableName target,
        List<String> referenced) {

    enum Kind {
        PRIMARY,
        UNIQUE,
        FOREIGN
    }

    Key {
        columns = List.copyOf(columns);
        referenced = List.copyOf(referenced);
    }

    /** This key with the other's columns behind its own. */
    Key and(Key next) {
        return new Key(kind, name, joined(columns, next.columns), target, joined(referenced, next.referenced));
    }

    static Key of(Kind kind, String name, List<String> columns) {
        return new Key(kind, name, columns, null, List.of());
    }

    static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
