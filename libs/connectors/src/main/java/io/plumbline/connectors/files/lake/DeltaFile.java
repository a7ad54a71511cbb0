package io.plumbline.connectors.files.lake;

import java.util.Map;

import io.delta.kernel.internal.actions.DeletionVectorDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * A data file of the current version.
 *
 * @param relative below the table's folder
 * @param modified in milliseconds since 1970, UTC
 * @param partition by the physical name of the column, the value as text; null for no value
 * @param records in the file, deleted ones included; null if the log doesn't say
 * @param deleted which of them are deleted; null if none is
 */
record DeltaFile(
        String relative,
        long bytes,
        long modified,
        Map<String, @Nullable String> partition,
        @Nullable Long records,
        @Nullable DeletionVectorDescriptor deleted) {

    /** Rows that are there. Null if unknown. */
    @Nullable
    Long rows() {
        DeletionVectorDescriptor gone = deleted;
        return records == null ? null : Long.valueOf(records - (gone == null ? 0 : gone.getCardinality()));
    }

    /** Names the list of rows that are deleted; empty if none is. */
    String deletedId() {
        DeletionVectorDescriptor gone = deleted;
        return gone == null ? "" : gone.getUniqueId();
    }
}
