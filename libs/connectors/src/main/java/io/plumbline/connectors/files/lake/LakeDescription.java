package io.plumbline.connectors.files.lake;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.FieldDescription;

/**
 * What a table's log says of its current version, without a look at its data.
 *
 * @param version in words, such as {@code version 7}
 * @param comment the table's own; null if none
 * @param rows without those that are deleted; null if the log doesn't say
 * @param rowsExact false if {@code rows} is an estimate
 * @param bytes of the current data files
 * @param files the current data files; those that tell of deleted rows don't count
 * @param committed when the version was written; null for a table that never was
 * @param partitionedBy columns or expressions, outermost first
 * @param warnings what is odd, in words
 */
public record LakeDescription(
        String version,
        @Nullable String comment,
        List<FieldDescription> fields,
        @Nullable Long rows,
        boolean rowsExact,
        long bytes,
        int files,
        @Nullable Instant committed,
        List<String> partitionedBy,
        List<String> warnings) {

    public LakeDescription {
        fields = List.copyOf(fields);
        partitionedBy = List.copyOf(partitionedBy);
        warnings = List.copyOf(warnings);
    }
}
