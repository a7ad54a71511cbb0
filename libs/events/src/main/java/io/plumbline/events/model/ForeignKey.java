package io.plumbline.events.model;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * A foreign key as the source declares it.
 *
 * @param columns of this container, in the key's order
 * @param container name of the container that is referred to
 * @param referenced its columns, in the same order
 */
public record ForeignKey(String name, List<String> columns, String container, List<String> referenced) {

    public ForeignKey {
        requireNonNull(name, "name");
        columns = List.copyOf(columns);
        requireNonNull(container, "container");
        referenced = List.copyOf(referenced);
    }
}
