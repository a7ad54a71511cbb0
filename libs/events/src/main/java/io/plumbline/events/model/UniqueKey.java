package io.plumbline.events.model;

import java.util.List;

import static java.util.Objects.requireNonNull;

/** Columns that are unique together, as the source declares it; the primary key is told with the fields. */
public record UniqueKey(String name, List<String> columns) {

    public UniqueKey {
        requireNonNull(name, "name");
        columns = List.copyOf(columns);
    }
}
