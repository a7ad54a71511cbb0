package io.plumbline.connectors;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * One container as the source describes it.
 *
 * @param path the parts that the name is made of: schema and table, or folders and file
 * @param comment the source's own comment; null if none
 * @param fields in order; empty if the container can't be read
 * @param rowCount rows; null if the source doesn't know without reading them
 * @param rowCountExact false if {@code rowCount} is an estimate
 * @param sizeBytes bytes in the source; null if unknown
 * @param fileCount files of the container; null if it has none
 * @param lastModified when the newest file was written; null if unknown
 * @param problem why it can't be read; null if it can
 * @param facts keys, partitioning, statistics, candidates
 * @param warnings what is odd about it, in words; empty if nothing is
 */
public record ContainerDescription(
        ContainerRef ref,
        ContainerKind kind,
        List<String> path,
        @Nullable String comment,
        List<FieldDescription> fields,
        @Nullable Long rowCount,
        boolean rowCountExact,
        @Nullable Long sizeBytes,
        @Nullable Integer fileCount,
        @Nullable Instant lastModified,
        @Nullable ContainerProblem problem,
        ContainerFacts facts,
        List<String> warnings) {

    public ContainerDescription {
        requireNonNull(ref, "ref");
        requireNonNull(kind, "kind");
        requireNonNull(facts, "facts");
        path = List.copyOf(path);
        fields = List.copyOf(fields);
        warnings = List.copyOf(warnings);
    }

    /** The natural key within the datastore. */
    public String name() {
        return ref.name();
    }
}
