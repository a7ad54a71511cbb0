package io.plumbline.events.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * A container as a catalog run saw it.
 *
 * @param name qualified and stable: the natural key inside its datastore, for example {@code sales.orders}
 * @param locator what the connector needs to open it again; opaque to everybody else
 * @param rowCountEstimate rows as the source estimates them; absent if it doesn't know without a full scan
 * @param sizeBytes bytes as the source stores them; absent if it doesn't say
 * @param fileCount files behind a file or file pattern; absent for tables and views
 * @param lastModified newest modification that the source knows of; absent if it doesn't say
 * @param facts keys, partitioning, statistics, candidates; absent if nothing of it is known
 * @param warnings what is odd about it, such as columns that not all of its files have, in words; absent if nothing is
 * @param problem why the container can't be read although it is there; absent if it can
 */
public record FoundContainer(
        String name,
        ContainerKind kind,
        Map<String, String> locator,
        List<FoundField> fields,
        @Nullable String comment,
        @Nullable Long rowCountEstimate,
        @Nullable Long sizeBytes,
        @Nullable Integer fileCount,
        @Nullable Instant lastModified,
        @Nullable Failure problem,
        @Nullable ContainerFacts facts,
        @Nullable List<String> warnings) {

    /** A container of which no further facts are known. */
    public FoundContainer(
            String name,
            ContainerKind kind,
            Map<String, String> locator,
            List<FoundField> fields,
            @Nullable String comment,
            @Nullable Long rowCountEstimate,
            @Nullable Long sizeBytes,
            @Nullable Integer fileCount,
            @Nullable Instant lastModified,
            @Nullable Failure problem) {
        this(
                name,
                kind,
                locator,
                fields,
                comment,
                rowCountEstimate,
                sizeBytes,
                fileCount,
                lastModified,
                problem,
                null,
                null);
    }

    public FoundContainer {
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
        locator = Map.copyOf(locator);
        fields = List.copyOf(fields);
        warnings = warnings == null ? null : List.copyOf(warnings);
    }

    /**
     * Some of its fields, for a container that doesn't fit into one message or document. What is known of the container as a whole
     * goes with its first fields.
     */
    public FoundContainer piece(int fromField, int toField) {
        List<FoundField> some = fields.subList(fromField, toField);
        return fromField == 0
                ? with(some)
                : new FoundContainer(
                        name, kind, locator, some, null, rowCountEstimate, sizeBytes, fileCount, lastModified, problem);
    }

    /** The same with these fields instead. */
    public FoundContainer with(List<FoundField> others) {
        return new FoundContainer(
                name,
                kind,
                locator,
                others,
                comment,
                rowCountEstimate,
                sizeBytes,
                fileCount,
                lastModified,
                problem,
                facts,
                warnings);
    }
}
