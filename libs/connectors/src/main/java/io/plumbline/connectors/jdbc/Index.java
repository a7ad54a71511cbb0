package io.plumbline.connectors.jdbc;

import java.util.List;

/**
 * An index that can answer a range of its first column.
 *
 * @param columns in its order
 */
record Index(String name, List<String> columns, boolean primary, boolean unique) {

    Index {
        columns = List.copyOf(columns);
    }

    /** This index with the other's columns behind its own. */
    Index and(Index next) {
        return new Index(name, Key.joined(columns, next.columns), primary, unique);
    }

    String leading() {
        return columns.get(0);
    }
}
