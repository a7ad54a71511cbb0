package io.plumbline.events.model;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a source knows of a container beyond its fields. An empty list: nothing is declared, or the source doesn't say.
 *
 * @param partitionedBy columns or expressions by which the source itself partitions
 * @param lastAnalyzed when the source last gathered its statistics; absent if never or unknown
 * @param partitionCandidates fields by whose ranges a read can be cut evenly, the best first
 * @param incrementalCandidates fields that grow with every new or changed row, the best first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContainerFacts(
        List<ForeignKey> foreignKeys,
        List<UniqueKey> uniqueKeys,
        List<String> partitionedBy,
        @Nullable Instant lastAnalyzed,
        List<FieldCandidate> partitionCandidates,
        List<FieldCandidate> incrementalCandidates) {

    public ContainerFacts {
        foreignKeys = List.copyOf(foreignKeys);
        uniqueKeys = List.copyOf(uniqueKeys);
        partitionedBy = List.copyOf(partitionedBy);
        partitionCandidates = List.copyOf(partitionCandidates);
        incrementalCandidates = List.copyOf(incrementalCandidates);
    }
}
