package io.plumbline.connectors;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * A foreign key as the source declares it.
 *
 * @param name the constraint's name
 * @param columns of this container, in the key's order
 * @param container the natural key of the container that is referred to
 * @param referenced its columns, in the same order
 */
public record ForeignKey(String name, List<String> columns, String container, List<String> referenced) {

    public ForeignKey {
        requireNonNull(name, "name");
        requireNonNull(container, "container");
        columns = List.copyOf(columns);
        referenced = List.copyOf(referenced);
    }
}
