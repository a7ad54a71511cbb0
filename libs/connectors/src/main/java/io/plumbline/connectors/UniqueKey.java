package io.plumbline.connectors;

import java.util.List;

import static java.util.Objects.requireNonNull;

/** Columns that are unique together, as the source declares it; the primary key is not among these. */
public record UniqueKey(String name, List<String> columns) {

    public UniqueKey {
        requireNonNull(name, "name");
        columns = List.copyOf(columns);
    }
}
