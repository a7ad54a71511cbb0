package io.plumbline.connectors;

import java.util.List;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * Of which parts a container consists, and which of them a read takes.
 *
 * @param all in their order
 * @param read names of those that are read
 * @param files tells rows of one part from those of another
 */
public record ReadParts(List<SourcePart> all, Set<String> read, PartFiles files) {

    public ReadParts {
        all = List.copyOf(all);
        read = Set.copyOf(read);
        requireNonNull(files, "files");
    }
}
