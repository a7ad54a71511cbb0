package io.plumbline.connectors;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a source knows of a container beyond its fields.
 *
 * @param foreignKeys empty if none is declared, or if the source doesn't say
 * @param uniqueKeys the same; the primary key is with the fields
 * @param partitionedBy columns or expressions by which the source itself partitions; empty if it doesn't
 * @param lastAnalyzed when the source last gathered its statistics; null if never or unknown
 * @param partitionCandidates fields by whose ranges a read can be cut evenly, the best first
 * @param incrementalCandidates fields that grow with every new or changed row, the best first
 */
public record ContainerFacts(
        List<ForeignKey> foreignKeys,
        List<UniqueKey> uniqueKeys,
        List<String> partitionedBy,
        @Nullable Instant lastAnalyzed,
        List<FieldCandidate> partitionCandidates,
        List<FieldCandidate> incrementalCandidates) {

    /** Nothing is known. */
    public static final ContainerFacts NONE =
            new ContainerFacts(List.of(), List.of(), List.of(), null, List.of(), List.of());

    public ContainerFacts {
        foreignKeys = List.copyOf(foreignKeys);
        uniqueKeys = List.copyOf(uniqueKeys);
        partitionedBy = List.copyOf(partitionedBy);
        partitionCandidates = List.copyOf(partitionCandidates);
        incrementalCandidates = List.copyOf(incrementalCandidates);
    }
}
